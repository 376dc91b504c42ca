import { FORMATS, type Format } from '../core/format.ts';
import type { ThumbnailText } from '../core/thumbnail.ts';
import { fitCaption } from './fit-caption.ts';
import { measureText } from './measure-text.ts';
import { textStyle } from './text-style.ts';

/** Room between a text and the edge of its box, in em. */
const BOX_PADDING_EM = { x: 0.42, y: 0.16 };
/** A text whose lowest line ends at the very edge is not made smaller for a rounding. */
const ROUNDING_PX = 1;

export interface ThumbnailTextFit {
  fontPx: number;
  /** Around the letters; 0 without a box. */
  padding: { x: number; y: number };
  /** Of the whole, padding included, in pixels of the format. */
  heightPx: number;
}

/**
 * Size at which a text fits its width and the picture below its upper edge: as designed, or smaller. Nothing is ever cut
 * off. Fonts must be loaded.
 */
export function fitThumbnailText(item: ThumbnailText, format: Format): ThumbnailTextFit {
  const { width, height } = FORMATS[format];
  const { type } = item;
  const paddingOf = (fontPx: number) =>
    item.box ? { x: BOX_PADDING_EM.x * fontPx, y: BOX_PADDING_EM.y * fontPx } : { x: 0, y: 0 };
  const most = paddingOf(type.size);
  const widthPx = Math.max(1, item.width * width - 2 * most.x);
  const below = height * (1 - item.y) - 2 * most.y;
  const fontPx = fitCaption({
    lines: linesOf(item.text),
    type,
    fontPx: type.size,
    widthPx,
    heightPx: Math.max(below, type.size * type.lineHeight) + ROUNDING_PX,
  });
  const padding = paddingOf(fontPx);
  const text = linesOf(item.text).join('\n');
  const tall = measureText(text, textStyle(type, fontPx), item.width * width - 2 * padding.x).height;
  return { fontPx, padding, heightPx: tall + 2 * padding.y };
}

/** As set; an empty line keeps its height. */
export const linesOf = (text: string): string[] => text.split('\n').map((line) => (line === '' ? ' ' : line));
