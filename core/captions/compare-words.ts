import type { Word } from '../video.ts';
import { matchLetters } from './match-letters.ts';
import { soundedLetters } from './sounded-letters.ts';

/** A written word as it was heard. */
export interface HeardWord {
  startMs: number;
  endMs: number;
  /** Heard words that hold its letters. */
  first: number;
  last: number;
}

export interface WordComparison {
  /** For every written word, how it was heard; null where it was not, or only a little of it. */
  heardAs: (HeardWord | null)[];
  /** Share of each written word's letters that were heard, 0 to 1; 0 where it was not heard. */
  shares: number[];
  /** Share of all written letters that were heard, and of all heard letters that were written. */
  matched: { written: number; heard: number };
}

/** A word of which this much was heard keeps the heard times. */
const MIN_SHARE = 0.34;
/** Longest that one letter of a word may take which was itself not heard. */
const MAX_LETTER_MS = 250;

/** Written and heard words, compared letter by letter as they sound. */
export function compareWords(
  written: readonly string[],
  heard: readonly Word[],
  language: string,
): WordComparison {
  const own = soundedLetters(written, language);
  const theirs = soundedLetters(
    heard.map((word) => word.text),
    language,
  );
  const { to, alike } = matchLetters(own.letters, theirs.letters);
  /** A letter's time is its share of the heard word's. */
  const timeOf = (letter: number, side: 0 | 1): number => {
    const at = theirs.word[letter]!;
    const { startMs, endMs } = heard[at]!;
    const length = theirs.firstOf[at + 1]! - theirs.firstOf[at]!;
    return startMs + ((endMs - startMs) * (letter - theirs.firstOf[at]! + side)) / length;
  };
  const shares: number[] = [];
  const heardAs = written.map((_, w): HeardWord | null => {
    const first = own.firstOf[w]!;
    const count = own.firstOf[w + 1]! - first;
    const share = count === 0 ? 0 : sum(alike.subarray(first, first + count)) / count;
    shares.push(share < MIN_SHARE ? 0 : share);
    if (share < MIN_SHARE) return null;
    let [head, tail] = [first, first + count - 1];
    while (to[head]! < 0) head++;
    while (to[tail]! < 0) tail--;
    const from = timeOf(to[head]!, 0);
    const until = timeOf(to[tail]!, 1);
    const perLetter = Math.min(MAX_LETTER_MS, (until - from) / (tail - head + 1));
    return {
      startMs: Math.max(0, Math.round(from - (head - first) * perLetter)),
      endMs: Math.round(until + (first + count - 1 - tail) * perLetter),
      first: theirs.word[to[head]!]!,
      last: theirs.word[to[tail]!]!,
    };
  });
  const found = sum(alike);
  return {
    heardAs,
    shares,
    matched: {
      written: found / Math.max(1, own.letters.length),
      heard: found / Math.max(1, theirs.letters.length),
    },
  };
}

const sum = (numbers: Float32Array): number => numbers.reduce((a, b) => a + b, 0);
