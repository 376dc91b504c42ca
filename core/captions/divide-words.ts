import type { Word } from '../video.ts';
import { breakCost, CLAUSE_END_COST } from './break-cost.ts';
import { MAX_CAPTION_MS, textWidth, type CaptionLimits } from './caption-limits.ts';
import { endsSentence } from './split-sentences.ts';
import { unbreakable } from './unbreakable.ts';

export type CaptionRhythm = 'calm' | 'short';

/** A caption before its times are set: its words, and how they stand on lines. */
export interface LaidOutCaption {
  words: Word[];
  lines: string[];
}

/** What each thing is worth. One unit is about the difference between a good and a fair place to break. */
const COST = {
  caption: 4,
  secondLine: 0.8,
  secondLineWhenShort: 12,
  /** Of a line break beside a caption break: the eye sees both lines at once. */
  lineBreakShare: 0.8,
  imbalance: 2.2,
  topHeavy: 0.12,
  tooNarrow: 0.7,
  tooBriefPerSecond: 4,
  innerSentence: 3,
  /** A comma in the middle of a line, where a break would have been better. */
  innerClause: 2.6,
  /** A pause in the middle of a line, for each second of it, and at the most. */
  innerPausePerSecond: 6,
  innerPauseMost: 2.5,
  longPausePerSecond: 3,
  insideReference: 400,
} as const;
const NARROW = 5;
const BRIEF_MS = 1500;
/** What is shorter is no pause that anybody hears. */
const PAUSE_MS = 150;
const LONG_PAUSE_MS = 500;

interface Measured {
  words: readonly Word[];
  /** Width of the words before each, with a space after each. */
  widthBefore: number[];
  /** Cost of a break before each word, pauses counted in. */
  breakBefore: number[];
  /** Cost of showing each word together with the one before it. */
  joinBefore: number[];
  /** Sums over the words before: cost of running on, within a line, over ends of clauses. */
  runOnBefore: number[];
  untilMs: number;
  limits: CaptionLimits;
  rhythm: CaptionRhythm;
}

/** The words of one segment, divided at the least cost by dynamic programming over all ways to divide them. */
export function divideWords(request: {
  words: readonly Word[];
  untilMs: number;
  language: string;
  limits: CaptionLimits;
  rhythm: CaptionRhythm;
}): LaidOutCaption[] {
  const measured = measure(request);
  const { words } = measured;
  const best = [0];
  const chosen: { from: number; secondLine: number | null }[] = [];
  for (let to = 1; to <= words.length; to++) {
    let cost = Infinity;
    let choice: { from: number; secondLine: number | null } = { from: to - 1, secondLine: null };
    for (let from = to - 1; from >= 0; from--) {
      const caption = captionCost(measured, from, to);
      if (!caption) break;
      if (best[from]! + caption.cost < cost) {
        cost = best[from]! + caption.cost;
        choice = { from, secondLine: caption.secondLine };
      }
    }
    best.push(cost + (to < words.length ? measured.breakBefore[to]! : 0));
    chosen.push(choice);
  }
  const captions: LaidOutCaption[] = [];
  for (let to = words.length; to > 0;) {
    const { from, secondLine } = chosen[to - 1]!;
    const lineStarts = secondLine === null ? [from] : [from, secondLine];
    const lines = lineStarts.map((start, line) => textOf(words.slice(start, lineStarts[line + 1] ?? to)));
    captions.push({ words: words.slice(from, to), lines });
    to = from;
  }
  return captions.toReversed();
}

const textOf = (words: readonly Word[]): string => words.map((word) => word.text).join(' ');

function measure(request: Parameters<typeof divideWords>[0]): Measured {
  const { words, untilMs, language, limits, rhythm } = request;
  const texts = words.map((word) => word.text);
  const glued = unbreakable(texts);
  const widthBefore = [0];
  const breakBefore: number[] = [];
  const joinBefore: number[] = [];
  const runOnBefore: number[] = [];
  words.forEach((word, i) => {
    widthBefore.push(widthBefore[i]! + textWidth(word.text) + 0.5);
    const before = words[i - 1];
    const pauseMs = before ? word.startMs - before.endMs : 0;
    const spoken = before ? breakCost(before.text, word.text, language) : 0;
    const clause = before && spoken <= CLAUSE_END_COST ? COST.innerClause : 0;
    const breath =
      pauseMs < PAUSE_MS ? 0 : Math.min(COST.innerPauseMost, (pauseMs / 1000) * COST.innerPausePerSecond);
    runOnBefore.push((runOnBefore[i - 1] ?? 0) + clause + breath);
    const heard = pauseMs >= PAUSE_MS ? Math.min(4, pauseMs / 200) : 0;
    breakBefore.push(glued[i] ? COST.insideReference : Math.max(-2, spoken - heard));
    const sentence = before && endsSentence(before.text) ? COST.innerSentence : 0;
    const waits = (Math.max(0, pauseMs - LONG_PAUSE_MS) / 1000) * COST.longPausePerSecond;
    joinBefore.push(sentence + waits);
  });
  return { words, widthBefore, breakBefore, joinBefore, runOnBefore, untilMs, limits, rhythm };
}

/** Cost of one caption with the words `from` to `to`, and where its second line begins; null if it holds too much. */
function captionCost(
  m: Measured,
  from: number,
  to: number,
): { cost: number; secondLine: number | null } | null {
  const first = m.words[from]!;
  const last = m.words[to - 1]!;
  const alone = to - from === 1;
  if (!alone && last.endMs - first.startMs > MAX_CAPTION_MS) return null;
  const layout = layLines(m, from, to);
  if (!layout) return null;
  const shownMs = (m.words[to]?.startMs ?? m.untilMs) - first.startMs;
  const width = lineWidth(m, from, to);
  let cost = COST.caption + layout.cost;
  cost += Math.max(0, NARROW - width) * COST.tooNarrow;
  cost += (Math.max(0, BRIEF_MS - shownMs) / 1000) * COST.tooBriefPerSecond;
  for (let i = from + 1; i < to; i++) cost += m.joinBefore[i]!;
  return { cost, secondLine: layout.secondLine };
}

const lineWidth = (m: Measured, from: number, to: number): number =>
  m.widthBefore[to]! - m.widthBefore[from]! - 0.5;

/** A word wider than a line stands alone on it: it is never cut. */
const fits = (m: Measured, from: number, to: number): boolean =>
  to - from === 1 || lineWidth(m, from, to) <= m.limits.lineWidth;

function layLines(m: Measured, from: number, to: number): { cost: number; secondLine: number | null } | null {
  const runOn = (a: number, b: number) => m.runOnBefore[b - 1]! - m.runOnBefore[a]!;
  if (fits(m, from, to)) return { cost: runOn(from, to), secondLine: null };
  let best: { cost: number; secondLine: number } | null = null;
  for (let at = from + 1; at < to; at++) {
    if (!fits(m, from, at) || !fits(m, at, to)) continue;
    const upper = lineWidth(m, from, at);
    const lower = lineWidth(m, at, to);
    const cost =
      (m.rhythm === 'short' ? COST.secondLineWhenShort : COST.secondLine) +
      Math.max(0, m.breakBefore[at]!) * COST.lineBreakShare +
      (Math.abs(upper - lower) / Math.max(upper, lower)) * COST.imbalance +
      Math.max(0, upper - lower) * COST.topHeavy +
      runOn(from, at) +
      runOn(at, to);
    if (!best || cost < best.cost) best = { cost, secondLine: at };
  }
  return best;
}
