import type { Caption, Word } from '../video.ts';
import { isUnspaced } from './cut-words.ts';
import { wordsOnLines } from './words-on-lines.ts';

/**
 * A caption without some of its words, on the lines they stood on, and without their time where they stood at its
 * beginning or end. None where nothing is left; a caption without words goes where the whole of it is to go.
 */
export function withoutWords(
  caption: Caption,
  isOut: (part: { startMs: number; endMs: number }) => boolean,
  language: string,
): Caption[] {
  if (caption.words.length === 0) return isOut(caption) ? [] : [caption];
  const out = caption.words.map(isOut);
  if (!out.includes(true)) return [caption];
  const words = caption.words.filter((_, i) => !out[i]);
  const [first, last] = [words[0], words[words.length - 1]];
  if (!first || !last) return [];
  const startMs = out[0] ? first.startMs : caption.startMs;
  const endMs = out[out.length - 1] ? Math.max(last.endMs, startMs + 1) : caption.endMs;
  return [{ ...caption, startMs, endMs, words, lines: linesOf(caption, out) ?? [joined(words, language)] }];
}

/** Where lines and words say the same, what is left of each line. */
function linesOf({ lines, words }: Caption, out: readonly boolean[]): string[] | null {
  const found = wordsOnLines(lines, words);
  if (!found) return null;
  return found
    .map((stretches) =>
      stretches
        .flatMap(({ word, text }) => (out[word] ? [] : [text]))
        .join('')
        .trim(),
    )
    .filter((line) => line !== '');
}

const joined = (words: readonly Word[], language: string): string =>
  words.map(({ text }) => text).join(isUnspaced(language) ? '' : ' ');
