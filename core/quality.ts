import { z } from 'zod';

/** `draft` is for a quick look: the same pictures at half the size, in a fraction of the time. */
export const QUALITIES = ['full', 'draft'] as const;
export const qualitySchema = z.enum(QUALITIES);
export type Quality = z.infer<typeof qualitySchema>;
