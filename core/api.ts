import { z } from 'zod';
import { dictionaryRuleSchema, MAX_RULES } from './dictionary/rule.ts';
import { formatSchema } from './format.ts';
import { stageSchema, videoStatusSchema } from './jobs.ts';
import { ownTemplateSchema } from './own-template.ts';
import { qualitySchema } from './quality.ts';
import { templateOverridesSchema, templateSchema } from './template.ts';
import { assetIdSchema, languageSchema, MAX_CHOSEN_BACKGROUNDS, rhythmSchema, videoSchema } from './video.ts';

/** What goes over HTTP, both ways. The studio takes its types from here; the server checks against it. */

export const registerSchema = z.strictObject({
  email: z.email().max(254),
  password: z.string().min(8).max(200),
  name: z.string().trim().min(1).max(100),
});
/** What a person may change about themselves; what is left out stays. */
export const profileSchema = z.strictObject({
  name: registerSchema.shape.name.optional(),
  /** Of new videos, where nothing else is said. */
  church: z.string().trim().max(100).optional(),
});
export const changePasswordSchema = z.strictObject({
  current_password: z.string().max(200),
  new_password: registerSchema.shape.password,
});
export const loginSchema = z.strictObject({ email: z.string().max(254), password: z.string().max(200) });

export const tokenSchema = z.object({ access_token: z.string(), token_type: z.literal('bearer') });

export const userSchema = z.object({
  id: z.uuid(),
  email: z.string(),
  name: z.string(),
  church: z.string(),
  credits: z.number().int(),
  is_admin: z.boolean(),
  created_at: z.string(),
});
export type ApiUser = z.infer<typeof userSchema>;

/** The value of a JSON text; a text that is none is an issue of its field. */
function parseJson(text: string, context: z.RefinementCtx): unknown {
  try {
    return JSON.parse(text);
  } catch {
    context.addIssue({ code: 'custom', message: 'not JSON' });
    return z.NEVER;
  }
}

/** Fields beside the audio of an upload; strings, as multipart and tus metadata carry them. */
export const uploadOptionsSchema = z.strictObject({
  title: z.string().trim().max(200).default(''),
  scripture: z.string().trim().max(200).default(''),
  church: z.string().trim().max(100).default(''),
  template: z.string().max(64).default('dawn'),
  format: formatSchema.default('16:9'),
  language: languageSchema.default('ko'),
  /** What differs from the template, as JSON. */
  overrides: z.string().max(4_000).default('{}').transform(parseJson).pipe(templateOverridesSchema),
  rhythm: rhythmSchema.default('long'),
  /** `template`: the track that belongs to the template; `none`; or the id of a track. */
  music: assetIdSchema.default('template'),
  /** Ids of clips with commas between; empty: chosen by the words. */
  backgrounds: z
    .string()
    .max(4_000)
    .default('')
    .transform((list) => list.split(',').flatMap((id) => (id.trim() === '' ? [] : [id.trim()])))
    .pipe(z.array(assetIdSchema).max(MAX_CHOSEN_BACKGROUNDS)),
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

/** Where a file of a thumbnail stands; `none`: nobody has asked for it. */
export const apiThumbnailStateSchema = z.object({ status: z.enum(['none', 'making', 'ready', 'failed']) });
export type ApiThumbnailState = z.infer<typeof apiThumbnailStateSchema>;

/** Where an edit pack stands; `none`: nobody has asked for it as the video is now. */
export const apiEditPackStateSchema = z.discriminatedUnion('status', [
  z.object({ status: z.enum(['none', 'ready']) }),
  /** In percent. */
  z.object({ status: z.literal('making'), progress: z.number() }),
  z.object({ status: z.literal('failed'), code: z.string(), message: z.string() }),
]);
export type ApiEditPackState = z.infer<typeof apiEditPackStateSchema>;

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

/** A template of somebody's own. */
export const apiOwnTemplateSchema = ownTemplateSchema.extend({ id: z.uuid(), updated_at: z.string() });
export type ApiOwnTemplate = z.infer<typeof apiOwnTemplateSchema>;

export const apiOwnTemplatesSchema = z.object({
  /** In the order of their names. */
  templates: z.array(apiOwnTemplateSchema),
  /** How many there may be. */
  limit: z.number().int(),
});
export type ApiOwnTemplates = z.infer<typeof apiOwnTemplatesSchema>;

/** Change of an own template; what is left out stays. */
export const patchOwnTemplateSchema = ownTemplateSchema.partial();

/** What making a video now comes to. */
export const apiRenderPlanSchema = z.object({
  /** Credits it takes from what is left; 0 where they are set aside or paid already, or cost nothing here. */
  cost: z.number().int(),
  /** Why it is so: `held` since the upload, `paid` by the first time, `due` now, `free`. */
  payment: z.enum(['held', 'paid', 'due', 'free']),
  /** For each quality what is made anew, at the most, and how long that takes by what was measured; null: nothing was. */
  qualities: z.record(
    qualitySchema,
    z.object({
      remake: z.enum(['everything', 'parts', 'sound', 'nothing']),
      /** What differs from last time, for `parts`. */
      captions: z.number().int(),
      cards: z.boolean(),
      pictures: z.boolean(),
      sound: z.boolean(),
      expected_ms: z.number().int().nullable(),
    }),
  ),
});
export type ApiRenderPlan = z.infer<typeof apiRenderPlanSchema>;

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
