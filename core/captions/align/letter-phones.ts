import type { Phone } from './phones.ts';

/** Letters, and pairs of letters, of alphabets whose spelling says roughly how a word sounds. The longest wins. */
const LATIN: Record<string, readonly Phone[]> = {
  a: ['a'],
  b: ['b'],
  c: ['k'],
  ch: ['ch'],
  ck: ['k'],
  d: ['d'],
  e: ['e'],
  ea: ['i'],
  ee: ['i'],
  f: ['h'],
  g: ['g'],
  gh: [],
  h: ['h'],
  i: ['i'],
  j: ['j'],
  k: ['k'],
  kn: ['n'],
  l: ['r'],
  ll: ['r'],
  m: ['m'],
  n: ['n'],
  ng: ['ng'],
  nh: ['n'],
  o: ['o'],
  oo: ['u'],
  ou: ['a', 'u'],
  ow: ['o', 'u'],
  p: ['p'],
  ph: ['h'],
  q: ['k'],
  qu: ['k', 'w'],
  r: ['r'],
  s: ['s'],
  sh: ['s'],
  ss: ['s'],
  t: ['t'],
  th: ['d'],
  tt: ['t'],
  u: ['u'],
  v: ['b'],
  w: ['w'],
  wh: ['w'],
  x: ['k', 's'],
  y: ['i'],
  z: ['s'],
  zh: ['j'],
};

/** Kana by consonant, in the order of their vowels a, i, u, e, o; `-` where there is none. */
const KANA: readonly [Phone | null, string][] = [
  [null, 'あいうえお'],
  [null, 'ぁぃぅぇぉ'],
  ['k', 'かきくけこ'],
  ['g', 'がぎぐげご'],
  ['s', 'さしすせそ'],
  ['j', 'ざじずぜぞ'],
  ['t', 'たちつてと'],
  ['d', 'だぢづでど'],
  ['n', 'なにぬねの'],
  ['h', 'はひふへほ'],
  ['b', 'ばびぶべぼ'],
  ['p', 'ぱぴぷぺぽ'],
  ['m', 'まみむめも'],
  ['y', 'や-ゆ-よ'],
  ['y', 'ゃ-ゅ-ょ'],
  ['r', 'らりるれろ'],
  ['w', 'わゐ-ゑを'],
];
const KANA_VOWELS: readonly Phone[] = ['a', 'i', 'u', 'e', 'o'];
const KANA_PHONES = new Map<string, readonly Phone[]>([
  ['ん', ['n']],
  ['っ', ['T']],
  ['ー', []],
  ...KANA.flatMap(([consonant, row]) =>
    [...row].map((kana, v): [string, Phone[]] => [
      kana,
      consonant ? [consonant, KANA_VOWELS[v]!] : [KANA_VOWELS[v]!],
    ]),
  ),
]);

/** One syllable of which nothing is known. */
const UNKNOWN_SYLLABLE: readonly Phone[] = ['any', 'any'];

/**
 * Rough phones of a word that is not Hangul: Latin letters by a table, with and without accents, kana by syllable, a
 * syllable for each Chinese character, a sound for any other letter.
 */
export function letterPhones(word: string): Phone[] {
  const plain = word
    .normalize('NFKC')
    .toLowerCase()
    // katakana as hiragana
    .replace(/[\u30a1-\u30f6]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60))
    .replace(/[\u00c0-\u024f\u1e00-\u1eff]/g, (letter) => letter.normalize('NFD').replace(/\p{M}/gu, ''));
  const letters = [...plain];
  const phones: Phone[] = [];
  for (let i = 0; i < letters.length; i++) {
    const letter = letters[i]!;
    const pair = LATIN[letter + (letters[i + 1] ?? '')];
    const known = pair ?? LATIN[letter] ?? KANA_PHONES.get(letter);
    if (known) phones.push(...known);
    else if (/\p{Script=Han}/u.test(letter)) phones.push(...UNKNOWN_SYLLABLE);
    else if (/\p{L}/u.test(letter)) phones.push('any');
    if (pair && letters[i + 1]) i++;
  }
  return phones;
}
