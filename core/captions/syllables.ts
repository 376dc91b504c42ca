import { readNumberBefore } from './read-number.ts';

/**
 * A word as it sounds, one character a syllable where that can be told: digits read out, signs named,
 * everything else that is silent gone. Latin letters are kept, lower case.
 */
export function soundOf(word: string, language: string): string {
  const korean = language.startsWith('ko');
  return word
    .normalize('NFC')
    .replace(/(\d+):(\d+)/g, korean ? '$1장$2절' : '$1 $2')
    .replace(
      /(\d[\d,]*)(?:\.(\d+))?/g,
      (number, whole: string, decimals: string | undefined, at: number, all: string) =>
        korean
          ? readNumberBefore(whole, decimals ?? '', all.slice(at + number.length))
          : number.replace(/,/g, ''),
    )
    .replace(/%/g, korean ? '퍼센트' : 'percent')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase();
}

const LATIN = /[a-z\u00c0-\u024f]+/g;
const VOWELS = /[aeiouy\u00e0-\u00fc]+/g;

/**
 * About how many syllables a word takes to say: Hangul and Han by character, Latin words by groups of vowels,
 * capitals by letter, digits read out. 0 only for what has no sound.
 */
export function countSyllables(word: string, language: string): number {
  const capitals = word.match(/\b[A-Z]{2,6}\b/g)?.join('').length ?? 0;
  const sound = soundOf(word, language);
  let latin = 0;
  const rest = sound.replace(LATIN, (letters) => {
    latin += Math.max(1, letters.match(VOWELS)?.length ?? Math.ceil(letters.length / 3));
    return '';
  });
  if (capitals > 0) latin = Math.max(latin, capitals);
  const digits = rest.match(/\d/g)?.length ?? 0;
  return latin + digits * 2 + ([...rest].length - digits);
}
