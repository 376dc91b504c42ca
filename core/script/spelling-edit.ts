import { soundOf } from '../captions/syllables.ts';
import { tidySide } from '../dictionary/rule.ts';
import { BIBLE_NAMES } from '../scripture/names.ts';

/** A word or a few of a line that were written down wrongly, and how they are spelled. */
export interface SpellingEdit {
  line: number;
  from: string;
  to: string;
}

const MAX_LENGTH = 40;
const MAX_WORDS = 4;
/** Of the sounds of both, so many may differ. */
const MAX_DIFFERENT = 1 / 3;
/** Letters and digits, and the signs that stand within words. */
const PLAIN = /^[\p{L}\p{M}\p{N}\p{Zs}'’·-]*$/u;
const NEGATION =
  /없|않|못|아니|말라|마라|(?:^|\s)안(?=\s|[가-힣])|\b(?:no|not|nor|never|none|without)\b|n['’]t\b/giu;
const NAMES = BIBLE_NAMES.flatMap(({ ko, en }) => [ko, en]).filter((name) => name.length > 1);

/**
 * Whether one text is the other, spelled otherwise: about the same sounds, in as many words or one more or less; no other
 * number, no other name of the Bible, not turned into its opposite, and nothing but words.
 */
export function isSpellingEdit(given: { from: string; to: string }, language: string): boolean {
  const [from, to] = [given.from, given.to].map(tidySide) as [string, string];
  if (from === '' || to === '' || from === to) return false;
  if (given.to.normalize('NFC').trim() !== to || Math.max(from.length, to.length) > MAX_LENGTH) return false;
  if (![from, to].every((side) => PLAIN.test(side))) return false;
  const counts = [from, to].map((side) => side.split(' ').length) as [number, number];
  if (Math.max(...counts) > MAX_WORDS || Math.abs(counts[0] - counts[1]) > 1) return false;

  const sounds = [from, to].map((side) => soundsOf(side, language)) as [string[], string[]];
  const isSameSound = sounds[0].join('') === sounds[1].join('');
  if (digitsOf(from) !== digitsOf(to) && !isSameSound) return false;
  if (countOf(from, NEGATION) !== countOf(to, NEGATION)) return false;
  if (NAMES.some((name) => beginsWord(from, name) && !beginsWord(to, name))) return false;
  const longest = Math.max(sounds[0].length, sounds[1].length);
  return distance(...sounds) <= Math.max(1, Math.floor(longest * MAX_DIFFERENT));
}

/** Consonants and vowels as they sound, numbers read out; the ㅇ that is silent at the start of a syllable is none. */
const soundsOf = (text: string, language: string): string[] => [
  ...soundOf(text, language).normalize('NFD').replaceAll('\u110b', ''),
];

const digitsOf = (text: string): string => text.replace(/\D/g, '');
const countOf = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;
const beginsWord = (text: string, name: string): boolean => ` ${text}`.includes(` ${name}`);

/** Levenshtein: sounds to put in, take out or replace. */
function distance(a: readonly string[], b: readonly string[]): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  a.forEach((sound, i) => {
    const next = [i + 1];
    b.forEach((other, j) => {
      next.push(Math.min(row[j]! + (sound === other ? 0 : 1), row[j + 1]! + 1, next[j]! + 1));
    });
    row = next;
  });
  return row[b.length]!;
}
