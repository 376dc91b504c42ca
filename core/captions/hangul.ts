const FIRST = 0xac00;
const LAST = 0xd7a3;
const FINALS = 28;
const VOWELS = 21;

/** A Hangul syllable taken apart; null for any other letter. Numbers as Unicode counts them, `final` 0 for none. */
export function partsOf(
  letter: string | undefined,
): { initial: number; vowel: number; final: number } | null {
  const code = letter?.codePointAt(0) ?? 0;
  if (code < FIRST || code > LAST) return null;
  const index = code - FIRST;
  return {
    initial: Math.floor(index / FINALS / VOWELS),
    vowel: Math.floor(index / FINALS) % VOWELS,
    final: index % FINALS,
  };
}

/** Final consonants as `partsOf` counts them. */
export const NIEUN = 4;
export const RIEUL = 8;
export const SSANG_SIOT = 20;
