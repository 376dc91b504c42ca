import { z } from 'zod';
import { stageSchema } from './jobs.ts';

const count = z.number().int().nonnegative();

/** What making some parts of a video came to; durations are sums over all workers, in milliseconds. */
export const renderFiguresSchema = z.strictObject({
  /** Chunks that were made; the others of the video were kept from before. */
  chunksMade: count,
  framesMade: count,
  sheets: count,
  pictures: count,
  planMs: count,
  drawMs: count,
  encodeMs: count,
  soundMs: count,
});
export type RenderFigures = z.infer<typeof renderFiguresSchema>;

/** How long a finished run of a video took, kept on its row. */
export const videoTimingsSchema = z.strictObject({
  /** Milliseconds from the beginning of each stage to its end, as a clock on the wall shows them. */
  stages: z.partialRecord(stageSchema, count),
  frames: count,
  chunks: count,
  /** Jobs that the render was shared out to; 1 where it was made in one piece. */
  parts: count,
  joinMs: count,
  ...renderFiguresSchema.shape,
});
export type VideoTimings = z.infer<typeof videoTimingsSchema>;

export const NO_FIGURES: RenderFigures = {
  chunksMade: 0,
  framesMade: 0,
  sheets: 0,
  pictures: 0,
  planMs: 0,
  drawMs: 0,
  encodeMs: 0,
  soundMs: 0,
};

export function sumOfFigures(parts: readonly RenderFigures[]): RenderFigures {
  const names = Object.keys(NO_FIGURES) as (keyof RenderFigures)[];
  const sum = { ...NO_FIGURES };
  for (const part of parts) for (const name of names) sum[name] += part[name];
  return sum;
}
