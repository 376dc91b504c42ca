import { z } from 'zod';
import { isErrorCode } from '../../core/errors.ts';
import { formatSchema } from '../../core/format.ts';
import { stageSchema, videoStatusSchema } from '../../core/jobs.ts';
import { qualitySchema } from '../../core/quality.ts';
import { renderFiguresSchema, videoTimingsSchema } from '../../core/timings.ts';
import { videoSchema } from '../../core/video.ts';
import type { CreditEntry, Database, OwnedRunKey, User, VideoRow, VideoSummary } from './database.ts';

/** What the SQL functions answer, checked strictly: a row that does not fit is a bug or a database of another version. */

const count = z.number().int().nonnegative();
/** PostgreSQL's timestamps as ISO 8601 in UTC with milliseconds. */
const timestamp = z.iso.datetime({ offset: true }).transform((text) => new Date(text).toISOString());

const userFields = {
  id: z.uuid(),
  email: z.string(),
  name: z.string(),
  church: z.string(),
  credits: count,
  isAdmin: z.boolean(),
  createdAt: timestamp,
};
export const userSchema: z.ZodType<User> = z.strictObject(userFields);
export const userWithHashSchema: z.ZodType<User & { passwordHash: string }> = z.strictObject({
  ...userFields,
  passwordHash: z.string(),
});

const summaryFields = {
  id: z.uuid(),
  userId: z.uuid(),
  title: z.string(),
  scripture: z.string(),
  format: formatSchema,
  templateId: z.string(),
  durationMs: count.nullable(),
  status: videoStatusSchema,
  stage: stageSchema.nullable(),
  progress: z.number().min(0).max(100),
  etaMs: count.nullable(),
  run: z.number().int().positive(),
  version: z.number().int().positive(),
  review: z.boolean(),
  cost: count,
  quality: qualitySchema,
  notes: z.array(z.string()),
  files: z
    .strictObject({
      mp4Key: z.string(),
      srtKey: z.string(),
      vttKey: z.string(),
      thumbnailKey: z.string(),
      durationMs: z.number().nonnegative(),
      sizeBytes: count,
      // files that were made before there were drafts
      quality: qualitySchema.default('full'),
    })
    .nullable(),
  error: z
    .strictObject({
      stage: stageSchema.nullable(),
      // a code that another version of the product wrote is still a failure that can be shown
      code: z.string().transform((code) => (isErrorCode(code) ? code : ('internal' as const))),
      params: z.record(z.string(), z.union([z.string(), z.number()])),
      retryable: z.boolean(),
    })
    .nullable(),
  createdAt: timestamp,
  updatedAt: timestamp,
};
export const videoSummarySchema: z.ZodType<VideoSummary> = z.strictObject(summaryFields);

export const videoRowSchema: z.ZodType<VideoRow> = z.strictObject({
  ...summaryFields,
  source: z.strictObject({
    audioKey: z.string(),
    audioFileName: z.string(),
    audioSha256: z.string(),
    sizeBytes: count,
    manuscript: z.string().nullable(),
    subtitles: z.string().nullable(),
  }),
  document: videoSchema,
  stages: z.partialRecord(
    stageSchema,
    z.strictObject({ inputHash: z.string(), durationMs: z.number().nonnegative() }),
  ),
  // another version may have counted other things
  timings: videoTimingsSchema.nullable().catch(null),
});

export const videoPageSchema = z.strictObject({ rows: z.array(videoSummarySchema), total: count });

export const runKeySchema: z.ZodType<OwnedRunKey> = z.strictObject({
  videoId: z.uuid(),
  run: z.number().int().positive(),
  userId: z.uuid(),
});

export const takenRunSchema: z.ZodType<Awaited<ReturnType<Database['takeRun']>>> = z
  .union([z.strictObject({ video: videoRowSchema }), z.strictObject({ waits: z.literal(true) })])
  .nullable();

export const partProgressSchema: z.ZodType<Awaited<ReturnType<Database['reportPart']>>> = z
  .strictObject({ progress: summaryFields.progress, etaMs: count.nullable(), told: z.boolean() })
  .nullable();

export const partsSchema: z.ZodType<Awaited<ReturnType<Database['listParts']>>> = z.array(
  z.strictObject({ part: z.string(), figures: renderFiguresSchema.nullable() }),
);

export const creditEntriesSchema: z.ZodType<CreditEntry[]> = z.array(
  z.strictObject({
    id: z.string(),
    amount: z.number().int(),
    balance: count,
    reason: z.enum(['signup', 'hold', 'capture', 'release', 'grant', 'manual']),
    videoId: z.uuid().nullable(),
    createdAt: timestamp,
  }),
);
