import type { Type } from '../core/template.ts';
import { measureText } from './measure-text.ts';
import { textStyle } from './text-style.ts';

/** Down to here a long line is set smaller rather than broken. */
const SMALLEST_UNBROKEN = 0.8;
const STEP = 0.96;
const SMALLEST = 0.12;

/**
 * Letter size at which the lines of a caption fit their box: as designed if they do; a little smaller to keep
 * lines whole; then wrapped and as small as it takes. Nothing is ever cut off.
 */
export function fitCaption(request: {
  lines: readonly string[];
  type: Type;
  fontPx: number;
  widthPx: number;
  heightPx: number;
}): number {
  const { lines, type, fontPx, widthPx, heightPx } = request;
  for (let scale = 1; scale >= SMALLEST_UNBROKEN; scale *= STEP) {
    const style = textStyle(type, fontPx * scale);
    const tall = lines.length * fontPx * scale * type.lineHeight;
    if (tall <= heightPx && lines.every((line) => measureText(line, style, null).width <= widthPx)) {
      return fontPx * scale;
    }
  }
  for (let scale = 1; scale > SMALLEST; scale *= STEP) {
    const style = textStyle(type, fontPx * scale);
    let tall = 0;
    for (const line of lines) tall += measureText(line === '' ? ' ' : line, style, widthPx).height;
    if (tall <= heightPx) return fontPx * scale;
  }
  return fontPx * SMALLEST;
}
