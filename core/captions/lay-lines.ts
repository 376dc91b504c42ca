import type { CaptionLimits } from './caption-limits.ts';
import type { CaptionRhythm } from '../video.ts';
import { widthOf, type MeasuredPieces } from './measure-words.ts';

/** What the lines of a caption cost, and the piece its second line begins with; null for one line. */
export interface LineLayout {
  cost: number;
  secondLine: number | null;
}

const COST = {
  secondLine: { long: 0.8, short: 12 },
  /** Of a line break beside a caption break: the eye sees both lines at once. */
  lineBreakShare: 0.8,
  /** Above this no break is good in either place. */
  badBreak: 12,
  imbalance: 3,
  topHeavy: 0.12,
  /** A line that is less than this share of the other looks like a leftover, the lower more than the upper. */
  leftoverShare: 0.5,
  leftoverBelow: 6,
  leftoverAbove: 3,
} as const;

const lineBreakCost = (cost: number): number =>
  Math.max(0, cost) - Math.min(Math.max(0, cost), COST.badBreak) * (1 - COST.lineBreakShare);

/** The best way to lay pieces on one line or two; null where two do not hold them. */
export function layLines(
  m: MeasuredPieces,
  of: { from: number; to: number; limits: CaptionLimits; rhythm: CaptionRhythm },
): LineLayout | null {
  const { from, to, limits, rhythm } = of;
  const runOn = (a: number, b: number) => m.runOnUpTo[b - 1]! - m.runOnUpTo[a]!;
  if (widthOf(m, from, to) <= limits.lineWidth) return { cost: runOn(from, to), secondLine: null };
  let best: LineLayout | null = null;
  for (let at = from + 1; at < to; at++) {
    const upper = widthOf(m, from, at);
    const lower = widthOf(m, at, to);
    if (upper > limits.lineWidth || lower > limits.lineWidth) continue;
    const cost =
      COST.secondLine[rhythm] +
      lineBreakCost(m.breakBefore[at]!) +
      (Math.abs(upper - lower) / Math.max(upper, lower)) * COST.imbalance +
      Math.max(0, upper - lower) * COST.topHeavy +
      Math.max(0, COST.leftoverShare - lower / upper) * COST.leftoverBelow +
      Math.max(0, COST.leftoverShare - upper / lower) * COST.leftoverAbove +
      runOn(from, at) +
      runOn(at, to);
    if (!best || cost < best.cost) best = { cost, secondLine: at };
  }
  return best;
}
