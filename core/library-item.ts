import { z } from 'zod';
import { FORMATS, type Format } from './format.ts';
import { apiClipCheckSchema } from './picture-policy.ts';
import { assetIdSchema, clipSchema, type Clip, type Sound } from './video.ts';

/** What a church can put behind its words and under them: clips, pictures that move slowly, and music. */

export const assetKindSchema = z.enum(['clip', 'picture', 'music']);
export type AssetKind = z.infer<typeof assetKindSchema>;

/** What an upload is meant for: `background` takes clips and pictures. */
export const assetPurposeSchema = z.enum(['background', 'music']);
export type AssetPurpose = z.infer<typeof assetPurposeSchema>;

export const assetStatusSchema = z.enum(['preparing', 'ready', 'failed']);
export type AssetStatus = z.infer<typeof assetStatusSchema>;

/** `never`: in no video again; `always`: fine as it is, and taken gladly. */
export const verdictSchema = z.enum(['never', 'always']);
export type Verdict = z.infer<typeof verdictSchema>;

/** Uploads a person's library holds. */
export const MAX_LIBRARY_ITEMS = 500;
/** Of a longer clip the beginning is kept. */
export const MAX_CLIP_MS = 60_000;
export const MAX_MUSIC_MINUTES = 10;
/** How long a picture drifts: longer than any shot. */
export const PICTURE_MS = 20_000;

const OWN_PREFIX = 'own:';
const LOOP_PREFIX = 'builtin:loops/';

/** Asset of an upload, and back; null for what is no upload. */
export const ownAsset = (id: string): string => `${OWN_PREFIX}${id}`;
export const ownAssetId = (asset: string): string | null =>
  /^own:([0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12})$/.exec(asset)?.[1] ?? null;

/** Where a browser finds an upload, or found footage that was taken; null for what ships with the product. */
export function libraryUrl(asset: string): string | null {
  const own = ownAssetId(asset);
  if (own) return `/api/library/${own}/media`;
  return /^builtin:|^[a-z]+$/.test(asset) ? null : `/api/library/found/${asset.replace(':', '/')}`;
}

export const assetNameSchema = z.string().trim().min(1).max(120);
export const assetTagsSchema = z
  .array(z.string().trim().min(1).max(40))
  .max(20)
  .transform((tags) => [...new Set(tags)]);

/** A background or a piece of music: built in, of the person's own, or found by a search. */
export const apiLibraryItemSchema = z.object({
  /** `builtin:loops/…`, `builtin:music/…`, `own:<uuid>` or `pexels:…`. */
  asset: assetIdSchema,
  kind: assetKindSchema,
  name: z.object({ ko: z.string(), en: z.string() }),
  tags: z.array(z.string()),
  status: assetStatusSchema,
  /** 0 until it is ready; so are width and height, which music never has. */
  durationMs: z.number().int().nonnegative(),
  width: z.number().int().nonnegative(),
  height: z.number().int().nonnegative(),
  /** A seamless loop, which may be shown for longer than it lasts. */
  loops: z.boolean(),
  /** A light copy that plays in a browser; null until it is ready, and for what was only found yet. */
  url: z.string().nullable(),
  /** A small JPEG; null for music, and until it is ready. */
  previewUrl: z.string().nullable(),
  /** A JPEG in the size of a video, for thumbnails; null where there is none. */
  stillUrl: z.string().nullable(),
  /** An upload of the person's own, which can be renamed, tagged and deleted. */
  own: z.boolean(),
  verdict: verdictSchema.nullable(),
  /** Why it failed and what to do, in the reader's language. */
  error: z.string().nullable(),
  credit: clipSchema.shape.credit,
  /** How our own music sounds. */
  mood: z.object({ ko: z.string(), en: z.string() }).optional(),
  /** What a model said of it; left out where nobody looked. */
  check: apiClipCheckSchema.optional(),
});
export type ApiLibraryItem = z.infer<typeof apiLibraryItemSchema>;

export const apiLibrarySchema = z.object({
  items: z.array(apiLibraryItemSchema),
  /** How many uploads there may be. */
  limit: z.number().int(),
  /** Whether a search of stock footage is configured. */
  footage: z.boolean(),
});
export type ApiLibrary = z.infer<typeof apiLibrarySchema>;

/** Changes of an upload; `deleted: false` brings one back that was just deleted. */
export const changeAssetSchema = z.strictObject({
  name: assetNameSchema.optional(),
  tags: assetTagsSchema.optional(),
  deleted: z.literal(false).optional(),
});
export type AssetChange = z.infer<typeof changeAssetSchema>;

export const putVerdictSchema = z.strictObject({ asset: assetIdSchema, verdict: verdictSchema });

/** A search of stock footage, and the choice of one of what it found. */
export const findFootageSchema = z.strictObject({
  query: z.string().trim().min(1).max(200),
  format: z.enum(['16:9', '9:16', '1:1']),
  minDurationMs: z.coerce.number().int().min(0).max(600_000).default(0),
});
export const takeFootageSchema = findFootageSchema.extend({ asset: assetIdSchema });

/** A background as a shot of a video in this format names it; built-in loops come in the cut of the format. */
export function clipOf(item: ApiLibraryItem, format: Format): Clip {
  const size = item.asset.startsWith(LOOP_PREFIX)
    ? FORMATS[format === '9:16' ? '9:16' : '16:9']
    : { width: item.width, height: item.height };
  const { asset, durationMs, loops, credit } = item;
  return { asset, durationMs, width: size.width, height: size.height, loops, ...(credit && { credit }) };
}

/** A piece of music as the sound of a video names it. */
export const musicOf = (
  { asset, durationMs }: ApiLibraryItem,
  // of a template, these come with more that no document holds
  { gainDb, duckDb }: { gainDb: number; duckDb: number },
): NonNullable<Sound['music']> => ({ asset, durationMs, gainDb, duckDb });
