/** Which videos a list shows: `making` are those queued and in work, `failed` also those that were stopped. */
export const VIDEO_FILTERS = ['making', 'review', 'done', 'failed'] as const;
export type VideoFilter = (typeof VIDEO_FILTERS)[number];

/** In which order; `changed`: what was worked on last comes first. */
export const VIDEO_SORTS = ['newest', 'oldest', 'changed', 'title'] as const;
export type VideoSort = (typeof VIDEO_SORTS)[number];
