import type { Word } from '../video.ts';

/** What of a word stands on a line, with the space after it. */
export interface Stretch {
  /** Which word, counted from 0. */
  word: number;
  text: string;
}

const bare = (text: string): string => text.replace(/\s/gu, '');

/**
 * Lines cut where their words begin, so that a place in the text and a word with its time can be found from each
 * other. A word that runs over the end of a line stands on both. Null where lines and words do not say the same.
 */
export function wordsOnLines(lines: readonly string[], words: readonly Word[]): Stretch[][] | null {
  const lengths = words.map(({ text }) => bare(text).length);
  if (words.map(({ text }) => bare(text)).join('') !== bare(lines.join(''))) return null;
  let word = -1;
  let left = 0;
  return lines.map((line) => {
    const stretches: Stretch[] = [];
    for (const letter of line.split('')) {
      const isSpace = /\s/u.test(letter);
      if (!isSpace && left === 0) {
        do word++;
        while (lengths[word] === 0);
        left = lengths[word]!;
        stretches.push({ word, text: '' });
      } else if (stretches.length === 0) {
        stretches.push({ word: Math.max(0, word), text: '' });
      }
      stretches[stretches.length - 1]!.text += letter;
      if (!isSpace) left--;
    }
    return stretches;
  });
}
