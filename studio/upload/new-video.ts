import { z } from 'zod';
import { formatSchema } from '../../core/format.ts';
import { templateOverridesSchema } from '../../core/template.ts';
import { rhythmSchema } from '../../core/video.ts';

/** What is said, as it came beside the recording. */
export const wordsSchema = z.object({ kind: z.enum(['manuscript', 'subtitles']), text: z.string() });
export type Words = z.infer<typeof wordsSchema>;

/** What a person chose before the upload, beside the recording. */
export const newVideoOptionsSchema = z.object({
  words: wordsSchema.nullable(),
  title: z.string(),
  scripture: z.string(),
  template: z.string(),
  overrides: templateOverridesSchema,
  format: formatSchema,
  rhythm: rhythmSchema,
  /** `template`, `none` or the id of a track. */
  music: z.string(),
  /** Ids of clips; none: chosen by the words. */
  backgrounds: z.array(z.string()),
  language: z.string(),
  review: z.boolean(),
});
export type NewVideoOptions = z.infer<typeof newVideoOptionsSchema>;

export interface NewVideo extends NewVideoOptions {
  recording: File;
}
