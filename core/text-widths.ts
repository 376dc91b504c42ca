import type { Type } from './template.ts';

/** Rough width of text in em: wide for Hangul and Han, narrow for Latin. */
export function estimateEm(text: string): number {
  let em = 0;
  for (const char of text) em += char === ' ' ? 0.28 : char.codePointAt(0)! >= 0x1100 ? 0.92 : 0.56;
  return em;
}

/** No letter of our fonts is wider than this, in em (measured in tests/look): infinite for scripts they do not hold. */
export function mostEm(char: string): number {
  if (/[ !"'()*,./:;|`[\]ijlIJ·–-]/.test(char)) return 0.7;
  if (/[%@W]/.test(char)) return 1.25;
  if (/[\x21-\x7e]/.test(char)) return 1.15;
  return /[\uac00-\ud7a3\u3131-\u318e\u4e00-\u9fff]/.test(char) ? 1.05 : Infinity;
}

/** The text on one line is no wider than this, in pixels. */
export const mostWidth = (text: string, { size, letterSpacingEm }: Type): number =>
  [...text].reduce((sum, char) => sum + (mostEm(char) + Math.max(0, letterSpacingEm)) * size, 0);
