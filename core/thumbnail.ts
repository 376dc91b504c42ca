import { z } from 'zod';
import { assetIdSchema } from './asset-id.ts';
import { FORMATS, formatSchema, type Format } from './format.ts';
import { typeSchema } from './template.ts';

/**
 * The picture that invites people to a video: text and shapes over a background. Places and widths are shares of the
 * picture, letter sizes pixels of a 1080-pixel short side, so that one design is drawn in every size.
 */

const color = z.string().regex(/^#[0-9a-fA-F]{6}([0-9a-fA-F]{2})?$/, 'a colour like #FFFDF7');
const id = z.string().min(1).max(64);
const share = z.number().min(0).max(1);
/** A little of an item may hang over the edge of the picture. */
const place = z.number().min(-0.5).max(1.5);

export const MAX_ITEMS = 24;
export const MAX_TEXT_LENGTH = 400;
/** Letters may be this small and this large, in pixels of a 1080-pixel short side. */
export const TEXT_SIZE = { min: 16, max: 480 } as const;

export const thumbnailTextSchema = z.strictObject({
  kind: z.literal('text'),
  id,
  text: z.string().max(MAX_TEXT_LENGTH),
  /** Left and upper edge; the height follows from the text. */
  x: place,
  y: place,
  width: z.number().min(0.03).max(1),
  align: z.enum(['left', 'center', 'right']),
  /** Degrees, clockwise about the middle. */
  rotation: z.number().min(-180).max(180).default(0),
  type: typeSchema,
  /** Around the letters, as wide as it shows. */
  stroke: z.strictObject({ color, width: z.number().min(0).max(60) }).nullable(),
  shadow: z.enum(['none', 'soft', 'strong']),
  /** Behind the text, as wide as its longest line. */
  box: z.strictObject({ color, radius: z.number().min(0).max(120) }).nullable(),
});
export type ThumbnailText = z.infer<typeof thumbnailTextSchema>;

/** A rule, a bar or a panel. */
export const thumbnailShapeSchema = z.strictObject({
  kind: z.literal('shape'),
  id,
  x: place,
  y: place,
  width: z.number().min(0.002).max(1),
  height: z.number().min(0.002).max(1),
  color,
  radius: z.number().min(0).max(540),
});
export type ThumbnailShape = z.infer<typeof thumbnailShapeSchema>;

export const thumbnailItemSchema = z.discriminatedUnion('kind', [thumbnailTextSchema, thumbnailShapeSchema]);
export type ThumbnailItem = z.infer<typeof thumbnailItemSchema>;

export const thumbnailBackgroundSchema = z.discriminatedUnion('kind', [
  /** The footage of the video at this millisecond of the finished video. */
  z.strictObject({ kind: z.literal('frame'), ms: z.number().int().nonnegative() }),
  /** A clip, at this millisecond of it, or a picture: of no length. */
  z.strictObject({
    kind: z.literal('asset'),
    asset: assetIdSchema,
    ms: z.number().int().nonnegative(),
    durationMs: z.number().int().nonnegative(),
  }),
  /** From the first colour through the second and back. */
  z.strictObject({ kind: z.literal('color'), color, glow: color }),
]);
export type ThumbnailBackground = z.infer<typeof thumbnailBackgroundSchema>;

export const VEIL_SHAPES = ['even', 'bottom', 'top', 'left', 'right', 'edges'] as const;

export const thumbnailSchema = z.strictObject({
  format: formatSchema,
  background: thumbnailBackgroundSchema,
  /** How the picture fills the frame: 1 just covers it; which part of it is seen where some is cut off. */
  zoom: z.number().min(1).max(4).default(1),
  focus: z.strictObject({ x: share, y: share }).default({ x: 0.5, y: 0.5 }),
  /** Pixels of a 1080-pixel short side. */
  blur: z.number().min(0).max(60).default(0),
  /** Between background and text; `shape` says where it is thickest. */
  veil: z.strictObject({ color, opacity: share, shape: z.enum(VEIL_SHAPES) }),
  /** From the lowest to the topmost. */
  items: z.array(thumbnailItemSchema).max(MAX_ITEMS),
});
export type Thumbnail = z.infer<typeof thumbnailSchema>;

/** Sizes thumbnails are made in, by the short side in pixels: 1280 × 720 and 1920 × 1080 for a wide one. */
export const THUMBNAIL_SIZES = ['720', '1080'] as const;
export const thumbnailSizeSchema = z.enum(THUMBNAIL_SIZES);
export type ThumbnailSize = z.infer<typeof thumbnailSizeSchema>;

export const THUMBNAIL_FILE_TYPES = ['jpg', 'png'] as const;
export const thumbnailFileTypeSchema = z.enum(THUMBNAIL_FILE_TYPES);
export type ThumbnailFileType = z.infer<typeof thumbnailFileTypeSchema>;

/** What a file of a thumbnail is to be. */
export const thumbnailFileSchema = z.strictObject({
  size: thumbnailSizeSchema.default('720'),
  type: thumbnailFileTypeSchema.default('jpg'),
});
export type ThumbnailFile = z.infer<typeof thumbnailFileSchema>;

/** What YouTube takes as a thumbnail. */
export const MAX_THUMBNAIL_BYTES = 2 * 1024 * 1024;

export function thumbnailPixels(format: Format, size: ThumbnailSize): { width: number; height: number } {
  const { width, height } = FORMATS[format];
  const scale = Number(size) / Math.min(width, height);
  return { width: Math.round(width * scale), height: Math.round(height * scale) };
}
