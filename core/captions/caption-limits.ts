import type { Format } from '../format.ts';

/** How much a caption may hold. Widths count a full-width letter (Hangul, Han, kana) as 1 and all others as a half. */
export interface CaptionLimits {
  lineWidth: number;
  lines: number;
  /** Comfortable reading, in widths a second: captions stay so long where the next words leave room. */
  widthPerSecond: number;
  /** Fastest reading, in widths a second, that is asked of anyone: over it only where the speaker is faster. */
  mostWidthPerSecond: number;
}

/**
 * Letters a line at 16:9, and letters a second for subtitles and for captions in the language spoken (SDH), adult
 * programmes, of the Netflix Timed Text Style Guides (partnerhelp.netflixstudios.com). Korean: article 216001127,
 * "16 characters per line; Latin characters, spaces, punctuation count as 0.5 character"; 12 and 14 a second. The others
 * as Subtitle Edit's Netflix checks have them (NetflixQualityController.cs), Japanese lines a little narrower.
 * Two lines at most, 5/6 s to 7 s, two frames apart: General Requirements, article 215758617, and Subtitle Timing
 * Guidelines, article 360051554394, which also close gaps under half a second.
 */
const GUIDE: Record<'ko' | 'zh' | 'ja' | 'en' | 'other', { line: number; read: number; most: number }> = {
  ko: { line: 16, read: 12, most: 14 },
  zh: { line: 16, read: 9, most: 11 },
  // 4 a second are for translations, which are shortened; captions of what is said have 7
  ja: { line: 13, read: 7, most: 7 },
  // letters of half a width: 42 a line, 20 (English) or 17 a second, 20 for SDH
  en: { line: 21, read: 10, most: 10 },
  other: { line: 21, read: 8.5, most: 10 },
};

/** The guides know 16:9 only. Upright and square pictures are narrower and their letters larger: 12 and 14 of 16. */
const SHARE: Record<Format, number> = { '16:9': 1, '9:16': 12 / 16, '1:1': 14 / 16 };

/** Shown at least so long (5/6 s), and never longer. */
export const MIN_CAPTION_MS = 834;
export const MAX_CAPTION_MS = 7000;
/** Two frames of 30 a second, and a little, so that rounding to frames keeps both. */
export const CAPTION_GAP_MS = 67;

export function captionLimits(format: Format, language: string): CaptionLimits {
  const spoken = language.split('-')[0]!;
  const guide = GUIDE[spoken in GUIDE ? (spoken as keyof typeof GUIDE) : 'other'];
  return {
    lineWidth: Math.floor(guide.line * SHARE[format]),
    lines: 2,
    widthPerSecond: guide.read,
    mostWidthPerSecond: guide.most,
  };
}

const FULL_WIDTH =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\uff01-\uff60\uffe0-\uffe6\p{Emoji_Presentation}\u{20000}-\u{3fffd}]/gu;
const PLAIN_HANGUL = /^[가-힣]+$/;
/** Further people of one emoji, marks on letters, vowels and finals of Hangul written apart, joiners, directions. */
const NO_WIDTH = /\u200d\p{Extended_Pictographic}|\p{Emoji_Modifier}|[\p{M}\p{Cf}\u1160-\u11ff]/gu;

/** Width of a text: Hangul, Han, emoji and other full-width letters 1, everything else that is seen a half. */
export function textWidth(text: string): number {
  if (PLAIN_HANGUL.test(text)) return text.length;
  const seen = text.replace(NO_WIDTH, '');
  const letters = [...seen].length;
  const full = seen.match(FULL_WIDTH)?.length ?? 0;
  return full + (letters - full) / 2;
}
