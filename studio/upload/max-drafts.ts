/** Recordings that are uploaded at a time: a week of devotions. */
export const MAX_DRAFTS = 7;
