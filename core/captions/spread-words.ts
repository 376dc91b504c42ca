import type { Word } from '../video.ts';
import { countSyllables } from './syllables.ts';

/** Words over a stretch of time, each as long as its share of the syllables. Times in whole milliseconds. */
export function spreadWords(request: {
  words: readonly string[];
  startMs: number;
  endMs: number;
  language: string;
}): Word[] {
  const { words, startMs, endMs, language } = request;
  const weights = words.map((word) => syllableWeight(word, language));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let passed = 0;
  return words.map((text, i) => {
    const from = startMs + ((endMs - startMs) * passed) / total;
    passed += weights[i]!;
    const to = startMs + ((endMs - startMs) * passed) / total;
    return { text, startMs: Math.round(from), endMs: Math.round(to) };
  });
}

/** Syllables of a word, and a little for one that seems to have none. */
export const syllableWeight = (word: string, language: string): number =>
  Math.max(0.5, countSyllables(word, language));
