import { z } from 'zod';

/** Which videos a list shows: `making` are those queued and in work, `failed` also those that were stopped. */
export const videoFilterSchema = z.enum(['making', 'review', 'done', 'failed']);
export type VideoFilter = z.infer<typeof videoFilterSchema>;

/** In which order; `changed`: what was worked on last comes first. */
export const videoSortSchema = z.enum(['newest', 'oldest', 'changed', 'title']);
export type VideoSort = z.infer<typeof videoSortSchema>;
