/** Letters as numbers, with what their sound is made of: made once, compared millions of times. */
export interface LetterSounds {
  code: Int32Array;
  /** Groups of consonants and vowels that are taken for one another; 255 for what is no Hangul syllable. */
  initial: Uint8Array;
  vowel: Uint8Array;
  final: Uint8Array;
}

const FIRST = 0xac00;
const LAST = 0xd7a3;
const NONE = 255;

/** ㄱㄲㅋ, ㄷㄸㅌ, ㅂㅃㅍ, ㅅㅆ, ㅈㅉㅊ sound alike; in the order of Unicode's initial consonants. */
const INITIAL_GROUPS = [0, 0, 1, 2, 2, 3, 4, 5, 5, 6, 6, 7, 8, 8, 8, 0, 2, 5, 9];
/** ㅐㅔ, ㅒㅖ and ㅙㅚㅞ are said alike by nearly everybody. */
const VOWEL_GROUPS = [0, 1, 2, 3, 4, 1, 5, 3, 6, 7, 8, 8, 9, 10, 11, 8, 12, 13, 14, 15, 16];
/** What is heard at the end of a syllable: seven consonants. */
const FINAL_GROUPS = [0, 1, 1, 1, 2, 2, 2, 3, 4, 1, 5, 4, 4, 4, 6, 4, 5, 6, 6, 3, 3, 7, 3, 3, 1, 3, 6, 3];

/** From here on two letters count as the same sound, heard a little wrong. */
export const ALIKE = 0.6;

export function letterSounds(letters: readonly string[]): LetterSounds {
  const count = letters.length;
  const sounds: LetterSounds = {
    code: new Int32Array(count),
    initial: new Uint8Array(count).fill(NONE),
    vowel: new Uint8Array(count).fill(NONE),
    final: new Uint8Array(count).fill(NONE),
  };
  letters.forEach((letter, i) => {
    const code = letter.codePointAt(0) ?? 0;
    sounds.code[i] = code;
    if (code < FIRST || code > LAST) return;
    const index = code - FIRST;
    sounds.initial[i] = INITIAL_GROUPS[Math.floor(index / 588)]!;
    sounds.vowel[i] = VOWEL_GROUPS[Math.floor(index / 28) % 21]!;
    sounds.final[i] = FINAL_GROUPS[index % 28]!;
  });
  return sounds;
}

/** How much two letters sound alike: 1 for the same, a share of consonants and vowel for Hangul syllables, else 0. */
export function likeness(a: LetterSounds, i: number, b: LetterSounds, j: number): number {
  if (a.code[i] === b.code[j]) return 1;
  if (a.initial[i] === NONE || b.initial[j] === NONE) return 0;
  return (
    (a.initial[i] === b.initial[j] ? 0.32 : 0) +
    (a.vowel[i] === b.vowel[j] ? 0.35 : 0) +
    (a.final[i] === b.final[j] ? 0.28 : 0)
  );
}

/** Whether letters are mostly of an alphabet: each says less than a syllable or a Chinese character. */
export function isAlphabetic(sounds: LetterSounds): boolean {
  const letters = sounds.code.reduce((sum, code) => sum + (code < 0x1100 ? 1 : 0), 0);
  return letters > sounds.code.length / 2;
}
