import { z } from 'zod';
import { assetIdSchema } from './asset-id.ts';
import { formatSchema, FPS } from './format.ts';
import { qualitySchema } from './quality.ts';

/**
 * What `manifest.json` of an edit pack says: every file of the pack, and where each clip stands in the video. For
 * programs; people read `README.txt`. A field is never given another meaning: then the version is raised.
 */
export const EDIT_PACK_VERSION = 1;

const frames = z.number().int().nonnegative();
/** Of the pack, from its root: ASCII, so that no editing program loses a file over its name. */
const path = z.string().regex(/^[A-Za-z0-9._-]+(\/[A-Za-z0-9._-]+)*$/);

export const PACK_FILE_KINDS = [
  'video',
  'voice',
  'music',
  'music_track',
  'clip',
  'subtitles',
  'thumbnail',
  'timeline',
  'timetable',
  'description',
  'credits',
  'readme',
] as const;
export const packFileKindSchema = z.enum(PACK_FILE_KINDS);
export type PackFileKind = z.infer<typeof packFileKindSchema>;

export const packFileSchema = z.strictObject({
  path,
  kind: packFileKindSchema,
  sizeBytes: z.number().int().positive(),
  /** Length in frames of the video; null for what has none, or another (the music track as it came). */
  frames: frames.nullable(),
});
export type PackFile = z.infer<typeof packFileSchema>;

export const packShotSchema = z.strictObject({
  /** The clip's file in the pack: what is seen of it, and nothing else. */
  path,
  asset: assetIdSchema,
  /** Frames of the video, the first included, the last not; its first `fadeInFrames` mix with the shot before. */
  fromFrame: frames,
  toFrame: frames,
  fadeInFrames: frames,
  /** What is said meanwhile, in a line; empty where nothing was written. */
  summary: z.string(),
  credit: z.strictObject({ author: z.string(), url: z.string() }).nullable(),
});
export type PackShot = z.infer<typeof packShotSchema>;

export const editPackManifestSchema = z.strictObject({
  kind: z.literal('qt-video-edit-pack'),
  version: z.literal(EDIT_PACK_VERSION),
  title: z.string(),
  scripture: z.string(),
  church: z.string(),
  language: z.string(),
  template: z.string(),
  /** Of the MP4; a draft is half as large as the clips. */
  quality: qualitySchema,
  format: formatSchema,
  width: z.number().int().positive(),
  height: z.number().int().positive(),
  fps: z.literal(FPS),
  frames: frames.min(1),
  /** Where the recording begins and ends: before it stands the title card, after it the closing card. */
  voiceFromFrame: frames,
  voiceToFrame: frames,
  /** In the order of their paths in the archive; without this file itself. */
  files: z.array(packFileSchema),
  /** In the order shown. */
  shots: z.array(packShotSchema),
});
export type EditPackManifest = z.infer<typeof editPackManifestSchema>;
