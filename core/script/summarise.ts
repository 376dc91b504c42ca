import { splitSentences } from '../captions/split-sentences.ts';
import { wordsOf } from '../captions/words-of.ts';
import { shorten } from './shorten.ts';

const MAX_LENGTH = 300;
const SENTENCES = 2;

export const sentencesOf = (text: string): string[] =>
  splitSentences(wordsOf(text)).map((words) => words.join(' '));

/**
 * The two sentences that share most with the rest, in the order spoken: they hold the words that come again and again.
 * Stems are the first two letters of Korean words, which leaves particles out, and the first five of Latin ones.
 */
export function summarise(sentences: readonly string[]): string {
  const stems = sentences.map((sentence) => new Set(wordsOf(sentence).flatMap(stemOf)));
  const seenIn = new Map<string, number>();
  for (const set of stems) for (const stem of set) seenIn.set(stem, (seenIn.get(stem) ?? 0) + 1);
  const scores = stems.map((set) => {
    const shared = [...set].reduce((sum, stem) => sum + seenIn.get(stem)! - 1, 0);
    // neither one-word sentences nor long ones win by length alone
    return shared / Math.sqrt(set.size + 4);
  });
  const chosen = sentences
    .map((_, i) => i)
    .sort((a, b) => scores[b]! - scores[a]! || a - b)
    .slice(0, SENTENCES)
    .sort((a, b) => a - b);
  return shorten([...new Set(chosen.map((i) => sentences[i]!))].join(' '), MAX_LENGTH);
}

function stemOf(word: string): string[] {
  const bare = word.replace(/[^\p{L}]/gu, '').toLowerCase();
  if (/^[가-힣]/.test(bare)) return bare.length > 1 ? [bare.slice(0, 2)] : [];
  return bare.length > 3 ? [bare.slice(0, 5)] : [];
}
