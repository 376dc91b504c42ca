import type { Caption, Word } from '../video.ts';
import { CAPTION_GAP_MS } from './caption-limits.ts';
import { wordsWithin } from './cut-words.ts';
import { spreadWords } from './spread-words.ts';
import { within } from './time-captions.ts';
import { wordsOf } from './words-of.ts';

/**
 * A caption with other lines. Words that are still there keep their times; what was put in their place, or between
 * them, shares the time that is free there. Start and end stay.
 */
export function withLines(caption: Caption, lines: readonly string[], language: string): Caption {
  const typed = wordsOf(lines.join(' ')).flatMap((word) => wordsWithin(word, language));
  return { ...caption, lines: [...lines], words: retimeWords(caption, typed, language) };
}

/**
 * Two captions from one: the first `count` words and the rest, each on the lines it had. The second starts with its
 * first word. Null where there is nothing to part, or no time on both sides.
 */
export function splitCaption(caption: Caption, count: number, newId: string): [Caption, Caption] | null {
  const { words, lines, startMs, endMs } = caption;
  const second = words[count];
  if (!second || count < 1) return null;
  const gap = Math.min(CAPTION_GAP_MS, Math.floor((second.startMs - startMs) / 2));
  if (second.startMs - gap <= startMs || second.startMs >= endMs) return null;
  const [above, below] = partLines(lines, words.slice(0, count));
  const part = (id: string, from: number, to: number, own: readonly Word[], text: string[]): Caption => ({
    id,
    startMs: from,
    endMs: to,
    lines: text,
    words: own.map((word) => within(word, from, to)),
  });
  return [
    part(caption.id, startMs, second.startMs - gap, words.slice(0, count), above),
    part(newId, second.startMs, endMs, words.slice(count), below),
  ];
}

/**
 * How many words stand before a place in the text of a caption (its lines, joined by `\n`): where to split it. A place
 * inside a word counts for the nearer side of it; at the very beginning or end, where nothing would be parted, the end of
 * the first line or the middle is meant. Null where there are no two words to part.
 */
export function wordsBefore({ lines, words }: Caption, offset: number): number | null {
  if (words.length < 2) return null;
  const total = lettersOf(lines.join(''));
  const before = lettersOf(lines.join('\n').slice(0, offset));
  const isInside = before > 0 && before < total;
  const wanted = isInside ? before : lines.length > 1 ? lettersOf(lines[0]!) : total / 2;
  let passed = 0;
  let count = 0;
  for (const { text } of words) {
    if (passed + lettersOf(text) / 2 > wanted) break;
    passed += lettersOf(text);
    count++;
  }
  return Math.min(words.length - 1, Math.max(1, count));
}

const lettersOf = (text: string): number => text.replace(/\s/gu, '').length;

/** One caption from two that follow each other, with the id of the first, all their words and all their lines. */
export const mergeCaptions = (first: Caption, second: Caption): Caption => ({
  ...first,
  endMs: Math.max(first.endMs, second.endMs),
  lines: [...first.lines, ...second.lines],
  words: [...first.words, ...second.words],
});

/** The typed words, with the times of those that were there before: the most that stand in the same order. */
function retimeWords(caption: Caption, typed: readonly string[], language: string): Word[] {
  const { words: old, startMs, endMs } = caption;
  const kept = commonWords(
    old.map((word) => word.text),
    typed,
  );
  const words: Word[] = [];
  let from = { old: 0, typed: 0 };
  for (const to of [...kept, { old: old.length, typed: typed.length }]) {
    const texts = typed.slice(from.typed, to.typed);
    const replaced = old.slice(from.old, to.old);
    if (texts.length === replaced.length) {
      words.push(...replaced.map(({ startMs, endMs }, i) => ({ text: texts[i]!, startMs, endMs })));
    } else if (texts.length > 0) {
      const free = {
        startMs: replaced[0]?.startMs ?? old[from.old - 1]?.endMs ?? startMs,
        endMs: replaced.at(-1)?.endMs ?? old[to.old]?.startMs ?? endMs,
      };
      words.push(...spreadWords({ words: texts, ...free, language }));
    }
    const same = old[to.old];
    if (same) words.push({ ...same });
    from = { old: to.old + 1, typed: to.typed + 1 };
  }
  return words.map((word) => within(word, startMs, endMs));
}

/** Pairs of places of the same word in both lists, as many as there are in one order. */
function commonWords(old: readonly string[], typed: readonly string[]): { old: number; typed: number }[] {
  const longest = Array.from({ length: old.length + 1 }, () => new Uint16Array(typed.length + 1));
  for (let i = old.length - 1; i >= 0; i--) {
    for (let j = typed.length - 1; j >= 0; j--) {
      longest[i]![j] =
        old[i] === typed[j]
          ? longest[i + 1]![j + 1]! + 1
          : Math.max(longest[i + 1]![j]!, longest[i]![j + 1]!);
    }
  }
  const pairs: { old: number; typed: number }[] = [];
  for (let i = 0, j = 0; i < old.length && j < typed.length;) {
    if (old[i] === typed[j]) pairs.push({ old: i++, typed: j++ });
    else if (longest[i + 1]![j]! >= longest[i]![j + 1]!) i++;
    else j++;
  }
  return pairs;
}

/** Lines up to the end of the given words, and from there on. */
function partLines(lines: readonly string[], words: readonly Word[]): [string[], string[]] {
  let left = words.reduce((sum, word) => sum + lettersOf(word.text), 0);
  const above: string[] = [];
  const below: string[] = [];
  for (const line of lines) {
    let at = 0;
    while (at < line.length && (left > 0 || /\s/u.test(line[at]!))) {
      if (!/\s/u.test(line[at]!)) left--;
      at++;
    }
    if (line.slice(0, at).trim() !== '') above.push(line.slice(0, at).trim());
    if (line.slice(at).trim() !== '') below.push(line.slice(at).trim());
  }
  return [above, below];
}
