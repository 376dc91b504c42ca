import { z } from 'zod';
import { thumbnailFileSchema } from './thumbnail.ts';

/** Stages in the order they run; each is a file in worker/pipeline. */
export const STAGES = [
  'probe',
  'transcribe',
  'caption',
  'script',
  'illustrate',
  'score',
  'render',
  'publish',
] as const;
export const stageSchema = z.enum(STAGES);
export type Stage = z.infer<typeof stageSchema>;

export const VIDEO_STATUSES = ['queued', 'working', 'review', 'done', 'failed', 'cancelled'] as const;
export const videoStatusSchema = z.enum(VIDEO_STATUSES);
export type VideoStatus = z.infer<typeof videoStatusSchema>;

const runFields = {
  videoId: z.uuid(),
  run: z.number().int().positive(),
  /** Whose video it is: workers are shared fairly between people. */
  userId: z.uuid(),
};

/**
 * What a job carries: which video, and which run of it. The row in the database is the truth; a job whose `run` is not
 * the row's is out of date and does nothing.
 *
 * - `make`: from the recording to the document, and on to the render, which it shares out where that is worth it
 * - `segment`: some of the chunks of a render; `part` names it among the parts of its run
 * - `sound`: the sound of a render
 * - `stitch`: once all parts of a render are there, to the finished video
 * - `thumbnail`: the thumbnail of the document as it stands, as one file; of no run, so it goes on beside one
 * - `pack`: what is in the edit pack of the finished video and nowhere else (clips cut to what is shown, voice, music)
 */
export const videoJobSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('make'), ...runFields }),
  z.strictObject({ kind: z.literal('sound'), ...runFields }),
  z.strictObject({
    kind: z.literal('segment'),
    part: z.string(),
    chunks: z.array(z.number().int().nonnegative()).min(1),
    ...runFields,
  }),
  z.strictObject({ kind: z.literal('stitch'), parts: z.number().int().positive(), ...runFields }),
  z.strictObject({ kind: z.literal('thumbnail'), file: thumbnailFileSchema, ...runFields }),
  z.strictObject({ kind: z.literal('pack'), ...runFields }),
]);
export type VideoJob = z.infer<typeof videoJobSchema>;
export type VideoRun = Pick<VideoJob, 'videoId' | 'run' | 'userId'>;

/**
 * Jobs wait in lanes of their own, so that a render need not wait for a transcription, nor a video that only has to be
 * joined for either.
 */
export const LANES = {
  make: 'videos',
  segment: 'parts',
  sound: 'parts',
  stitch: 'joins',
  thumbnail: 'joins',
  // takes as long as a render: nobody's thumbnail waits behind it
  pack: 'packs',
} as const;
export type Lane = (typeof LANES)[keyof typeof LANES];

/** Pushed on a job's progress and over SSE. Percent is of the whole way, 0 to 100. */
export const videoProgressSchema = z.strictObject({
  videoId: z.uuid(),
  status: videoStatusSchema,
  stage: stageSchema.nullable(),
  progress: z.number().min(0).max(100),
  /** Milliseconds to go from measured speed; null while unknown. */
  etaMs: z.number().int().nonnegative().nullable(),
});
export type VideoProgress = z.infer<typeof videoProgressSchema>;

/** Share of the whole time each stage usually takes, in percent; sums to 100. Refined by measured speed inside a stage. */
export const STAGE_WEIGHTS: Record<Stage, number> = {
  probe: 3,
  transcribe: 8,
  caption: 1,
  script: 2,
  illustrate: 3,
  score: 3,
  render: 77,
  publish: 3,
};

/** Percent of the whole way when `share` (0 to 1) of `stage` is done. */
export function overallProgress(stage: Stage, share: number): number {
  const before = STAGES.slice(0, STAGES.indexOf(stage)).reduce((sum, s) => sum + STAGE_WEIGHTS[s], 0);
  return Math.min(100, before + STAGE_WEIGHTS[stage] * Math.min(1, Math.max(0, share)));
}
