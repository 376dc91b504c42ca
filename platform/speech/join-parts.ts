import type { Word } from '../../core/video.ts';
import type { Part } from './cut-at-silences.ts';
import { bare, type Stretch } from './heard.ts';

/** The same word is heard at the same time in both parts, give or take what Whisper is off by. */
const NEAR_MS = 450;

export interface HeardPart {
  part: Part;
  stretches: Stretch[];
}

/** A word by the stretch it belongs to. */
interface PlacedWord {
  word: Word;
  stretch: number;
}

/** What was heard of all parts, in order, each word once: where two parts overlap, words both heard join them. */
export const joinParts = ([first, ...others]: readonly HeardPart[]): Stretch[] =>
  first
    ? others.reduce((before, after) => ({ part: after.part, stretches: joinTwo(before, after) }), first)
        .stretches
    : [];

function joinTwo(before: HeardPart, after: HeardPart): Stretch[] {
  const [fromMs, toMs] = [after.part.startMs, before.part.endMs];
  if (fromMs >= toMs) return [...before.stretches, ...after.stretches];
  const a = wordsOf(before.stretches);
  const b = wordsOf(after.stretches);
  const { keptBefore, leftOutAfter } = findSeam(
    a.map(({ word }) => word),
    b.map(({ word }) => word),
    { fromMs, toMs },
  );
  return [
    ...withWords(before.stretches, a.slice(0, keptBefore)),
    ...withWords(after.stretches, b.slice(leftOutAfter)),
  ];
}

const wordsOf = (stretches: readonly Stretch[]): PlacedWord[] =>
  stretches.flatMap(({ words }, stretch) => words.map((word) => ({ word, stretch })));

function withWords(stretches: readonly Stretch[], words: readonly PlacedWord[]): Stretch[] {
  return stretches.flatMap((stretch, i) => {
    const own = words.filter((word) => word.stretch === i).map(({ word }) => word);
    const [first, last] = [own[0], own.at(-1)];
    return first && last ? [{ ...stretch, startMs: first.startMs, endMs: last.endMs, words: own }] : [];
  });
}

interface Seam {
  /** Words of the first part that stay, from its start. */
  keptBefore: number;
  /** Words of the second part that are left out, from its start. */
  leftOutAfter: number;
}

/** Behind the word nearest to the cut that both parts heard; by time alone where there is none. */
function findSeam(
  a: readonly Word[],
  b: readonly Word[],
  { fromMs, toMs }: { fromMs: number; toMs: number },
): Seam {
  const cutMs = (fromMs + toMs) / 2;
  const firstA = a.findIndex((word) => word.endMs > fromMs - NEAR_MS);
  const untilB = b.findLastIndex((word) => word.startMs < toMs + NEAR_MS) + 1;
  const pairs = firstA < 0 ? [] : commonWords(a.slice(firstA), b.slice(0, untilB));
  // where one of them heard nothing, the other one did
  const isDeaf = (a.at(-1)?.endMs ?? 0) <= fromMs || (b[0]?.startMs ?? Infinity) >= toMs;
  if (isDeaf) return { keptBefore: a.length, leftOutAfter: 0 };
  if (pairs.length === 0) return seamByTime(a, b, cutMs);
  // words that say the same over and over are only sure in the middle of a run
  const inRun = pairs.filter((pair, p) => follows(pairs[p - 1], pair) && follows(pair, pairs[p + 1]));
  const distance = (pair: Pair) => Math.abs(middle(a[firstA + pair.a]!) - cutMs);
  const nearest = (inRun.length > 0 ? inRun : pairs).reduce((x, y) => (distance(y) < distance(x) ? y : x));
  return { keptBefore: firstA + nearest.a + 1, leftOutAfter: nearest.b + 1 };
}

/** Places of the same word. */
interface Pair {
  a: number;
  b: number;
}

const follows = (before: Pair | undefined, pair: Pair | undefined): boolean =>
  before !== undefined && pair !== undefined && pair.a === before.a + 1 && pair.b === before.b + 1;

/** Pairs of the same word at about the same time: as many as there are in one order, and as near as can be. */
function commonWords(a: readonly Word[], b: readonly Word[]): Pair[] {
  const texts = { a: a.map((word) => bare(word.text)), b: b.map((word) => bare(word.text)) };
  const likeness = (i: number, j: number) => {
    const apartMs = Math.abs(a[i]!.startMs - b[j]!.startMs);
    return texts.a[i] === texts.b[j] && apartMs < NEAR_MS ? 1 - apartMs / NEAR_MS : 0;
  };
  const best = Array.from({ length: a.length + 1 }, () => new Float32Array(b.length + 1));
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      const alike = likeness(i, j);
      const paired = alike > 0 ? best[i + 1]![j + 1]! + alike : 0;
      best[i]![j] = Math.max(paired, best[i + 1]![j]!, best[i]![j + 1]!);
    }
  }
  const pairs: Pair[] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length && best[i]![j]! > 0;) {
    if (best[i]![j] === best[i + 1]![j]) i++;
    else if (best[i]![j] === best[i]![j + 1]) j++;
    else pairs.push({ a: i++, b: j++ });
  }
  return pairs;
}

/** Words up to the cut from the first part, from there on from the second; the one at the cut from either. */
function seamByTime(a: readonly Word[], b: readonly Word[], cutMs: number): Seam {
  const firstAfter = (words: readonly Word[]) => {
    const index = words.findIndex((word) => middle(word) >= cutMs);
    return index < 0 ? words.length : index;
  };
  const [keptBefore, leftOutAfter] = [firstAfter(a), firstAfter(b)];
  const [lastKept, firstOut] = [a[keptBefore - 1], a[keptBefore]];
  if (isSameTime(lastKept, b[leftOutAfter])) return { keptBefore, leftOutAfter: leftOutAfter + 1 };
  if (isSameTime(firstOut, b[leftOutAfter - 1])) return { keptBefore: keptBefore + 1, leftOutAfter };
  return { keptBefore, leftOutAfter };
}

function isSameTime(a: Word | undefined, b: Word | undefined): boolean {
  if (!a || !b) return false;
  const commonMs = Math.min(a.endMs, b.endMs) - Math.max(a.startMs, b.startMs);
  return commonMs > Math.min(a.endMs - a.startMs, b.endMs - b.startMs) / 2;
}

const middle = (word: Word): number => (word.startMs + word.endMs) / 2;
