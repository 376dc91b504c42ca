import type { Format } from '../format.ts';

/** How much a caption may hold. Widths count a full-width letter (Hangul, Han) as 1 and all others as a half. */
export interface CaptionLimits {
  lineWidth: number;
  lines: number;
  /** Comfortable reading, in widths a second: 12 Korean letters, 20 Latin ones (the streaming services' figures). */
  widthPerSecond: number;
}

const LINE_WIDTH: Record<'cjk' | 'latin', Record<Format, number>> = {
  cjk: { '16:9': 16, '9:16': 12, '1:1': 14 },
  // 42, 30 and 34 letters
  latin: { '16:9': 21, '9:16': 15, '1:1': 17 },
};

/** Shown at least so long where the next words leave room, and never longer. */
export const MIN_CAPTION_MS = 833;
export const MAX_CAPTION_MS = 7000;
/** Two frames of 30 a second, and a little, so that rounding to frames keeps both. */
export const CAPTION_GAP_MS = 67;

export function captionLimits(format: Format, language: string): CaptionLimits {
  const script = /^(ko|ja|zh)/.test(language) ? 'cjk' : 'latin';
  return { lineWidth: LINE_WIDTH[script][format], lines: 2, widthPerSecond: script === 'cjk' ? 12 : 10 };
}

const FULL_WIDTH =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\uff01-\uff60\uffe0-\uffe6]/g;

/** Width of a text: Hangul, Han and other full-width letters 1, everything else a half. */
export function textWidth(text: string): number {
  const letters = [...text].length;
  const full = text.match(FULL_WIDTH)?.length ?? 0;
  return full + (letters - full) / 2;
}
