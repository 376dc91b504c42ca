import { z } from 'zod';
import { dictionaryRuleSchema, MAX_RULES } from './dictionary/rule.ts';
import { formatSchema } from './format.ts';
import { stageSchema, videoStatusSchema } from './jobs.ts';
import { qualitySchema } from './quality.ts';
import { templateSchema } from './template.ts';
import { languageSchema, videoSchema } from './video.ts';

/** What goes over HTTP, both ways. The studio takes its types from here; the server checks against it. */

export const registerSchema = z.strictObject({
  email: z.email().max(254),
  password: z.string().min(8).max(200),
  name: z.string().trim().min(1).max(100),
});
export const loginSchema = z.strictObject({ email: z.string().max(254), password: z.string().max(200) });

export const tokenSchema = z.object({ access_token: z.string(), token_type: z.literal('bearer') });

export const userSchema = z.object({
  id: z.uuid(),
  email: z.string(),
  name: z.string(),
  credits: z.number().int(),
  is_admin: z.boolean(),
  created_at: z.string(),
});
export type ApiUser = z.infer<typeof userSchema>;

/** Fields beside the audio of an upload; strings, as multipart and tus metadata carry them. */
export const uploadOptionsSchema = z.strictObject({
  title: z.string().trim().max(200).default(''),
  scripture: z.string().trim().max(200).default(''),
  church: z.string().trim().max(100).default(''),
  template: z.string().max(64).default('dawn'),
  format: formatSchema.default('16:9'),
  language: languageSchema.default('ko'),
  /** Stop before the render so that a person can check. */
  review: z.stringbool().default(false),
  /** Text of the manuscript or of an SRT/VTT; files may be sent under the same names instead. */
  manuscript: z.string().optional(),
  subtitles: z.string().optional(),
});
export type UploadOptions = z.infer<typeof uploadOptionsSchema>;

/** The words of a file as read: a manuscript's text, or subtitles with the times in their text. */
export const apiWordsSchema = z.object({ kind: z.enum(['manuscript', 'subtitles']), text: z.string() });
export type ApiWords = z.infer<typeof apiWordsSchema>;

export const apiErrorSchema = z.object({
  code: z.string(),
  message: z.string(),
  details: z.unknown().optional(),
});
export type ApiError = z.infer<typeof apiErrorSchema>;

/** A video as listed and polled. Download routes exist exactly while `files` says so. */
export const apiVideoSchema = z.object({
  id: z.uuid(),
  title: z.string(),
  scripture: z.string(),
  format: formatSchema,
  template: z.string(),
  status: videoStatusSchema,
  stage: stageSchema.nullable(),
  progress: z.number(),
  eta_ms: z.number().nullable(),
  duration_ms: z.number().nullable(),
  error: z
    .object({ stage: stageSchema.nullable(), code: z.string(), message: z.string(), retryable: z.boolean() })
    .nullable(),
  /** Remarks that need no action, e.g. "rough timing, please check"; keys of studio texts. */
  notes: z.array(z.string()),
  files: z.object({ mp4: z.boolean(), srt: z.boolean(), vtt: z.boolean(), thumbnail: z.boolean() }),
  /** Of the files; null where there are none. */
  quality: qualitySchema.nullable(),
  version: z.number().int(),
  cost: z.number().int(),
  created_at: z.string(),
  updated_at: z.string(),
});
export type ApiVideo = z.infer<typeof apiVideoSchema>;

export const apiDocumentSchema = z.object({
  version: z.number().int(),
  document: videoSchema,
  /** Where the browser finds each asset the document names, same origin: asset id to URL. `voice` is the recording. */
  assets: z.record(z.string(), z.string()),
});
export type ApiDocument = z.infer<typeof apiDocumentSchema>;

export const patchDocumentSchema = z.strictObject({ version: z.number().int(), document: videoSchema });

/** Body of the call that makes a video again; may be left out. */
export const renderRequestSchema = z.strictObject({ quality: qualitySchema.default('full') });

/** A rule of somebody's dictionary. */
export const apiDictionaryRuleSchema = z.object({
  id: z.uuid(),
  wrong: z.string(),
  right: z.string(),
  updated_at: z.string(),
});
export type ApiDictionaryRule = z.infer<typeof apiDictionaryRuleSchema>;

export const apiDictionarySchema = z.object({
  /** In the order of their words. */
  rules: z.array(apiDictionaryRuleSchema),
  /** How many there may be. */
  limit: z.number().int(),
});
export type ApiDictionary = z.infer<typeof apiDictionarySchema>;

export const putRulesSchema = z.strictObject({ rules: z.array(dictionaryRuleSchema).min(1).max(MAX_RULES) });

/** What became of rules that were added or imported. */
export const apiRulesPutSchema = z.object({
  added: z.number().int(),
  changed: z.number().int(),
  unchanged: z.number().int(),
  removed: z.number().int(),
  /** Lines of a file that a later line for the same words took the place of. */
  duplicates: z.number().int(),
});
export type ApiRulesPut = z.infer<typeof apiRulesPutSchema>;

/** Everything the studio asks before anybody logs in: limits, features, what is on offer. */
export const apiConfigSchema = z.object({
  maxUploadBytes: z.number().int(),
  maxDurationMinutes: z.number().int(),
  creditCost: z.number().int(),
  /** True where recordings need no text beside them (a speech service is configured). */
  speechToText: z.boolean(),
  accept: z.array(z.string()),
  templates: z.array(templateSchema),
  /** URL of the sample devotional's files, for trying. */
  sample: z
    .object({ audio: z.string(), manuscript: z.string(), title: z.string(), scripture: z.string() })
    .nullable(),
});
export type ApiConfig = z.infer<typeof apiConfigSchema>;
