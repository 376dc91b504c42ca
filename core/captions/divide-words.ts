import type { CaptionRhythm, Word } from '../video.ts';
import { MAX_CAPTION_MS, MIN_CAPTION_MS, type CaptionLimits } from './caption-limits.ts';
import { cutWords, lineOf } from './cut-words.ts';
import { layLines, type LineLayout } from './lay-lines.ts';
import { measurePieces, widthOf, type MeasuredPieces } from './measure-words.ts';

/** A caption before its times are set: its words, and how they stand on lines. */
export interface LaidOutCaption {
  words: Word[];
  lines: string[];
}

/** What each thing is worth. One unit is about the difference between a good and a fair place to break. */
const COST = {
  caption: { long: 4, short: 1.5 },
  tooNarrow: 0.7,
  tooBriefPerSecond: 4,
  /** Below the shortest time and above the fastest reading that the guides allow. */
  underLimitPerSecond: 30,
} as const;
const NARROW = 5;
const BRIEF_MS: Record<CaptionRhythm, number> = { long: 1500, short: 1100 };

interface Division {
  measured: MeasuredPieces;
  untilMs: number;
  limits: CaptionLimits;
  rhythm: CaptionRhythm;
}

/** The words of one segment, divided at the least cost by dynamic programming over all ways to divide them. */
export function divideWords(request: {
  words: readonly Word[];
  /** When the words after the segment begin. */
  untilMs: number;
  language: string;
  limits: CaptionLimits;
  rhythm: CaptionRhythm;
}): LaidOutCaption[] {
  const { words, untilMs, language, limits, rhythm } = request;
  const pieces = cutWords({ words, language, lineWidth: limits.lineWidth });
  const measured = measurePieces(pieces, language);
  const division = { measured, untilMs, limits, rhythm };
  const best = [0];
  const chosen: { from: number; secondLine: number | null }[] = [];
  for (let to = 1; to <= pieces.length; to++) {
    let cost = Infinity;
    let choice: { from: number; secondLine: number | null } = { from: to - 1, secondLine: null };
    for (let from = to - 1; from >= 0; from--) {
      const caption = captionCost(division, from, to);
      if (!caption) break;
      if (best[from]! + caption.cost < cost) {
        cost = best[from]! + caption.cost;
        choice = { from, secondLine: caption.secondLine };
      }
    }
    best.push(cost + (to < pieces.length ? measured.breakBefore[to]! : 0));
    chosen.push(choice);
  }
  const captions: LaidOutCaption[] = [];
  for (let to = pieces.length; to > 0;) {
    const { from, secondLine } = chosen[to - 1]!;
    const lineStarts = secondLine === null ? [from] : [from, secondLine];
    const lines = lineStarts.map((start, line) => lineOf(pieces.slice(start, lineStarts[line + 1] ?? to)));
    captions.push({ words: pieces.slice(from, to).map(({ word }) => word), lines });
    to = from;
  }
  return captions.toReversed();
}

/** Cost of one caption with the pieces `from` to `to`; null if it would hold too much, and so with any before them. */
function captionCost(of: Division, from: number, to: number): LineLayout | null {
  const { measured: m, limits, rhythm } = of;
  const first = m.pieces[from]!.word;
  const last = m.pieces[to - 1]!.word;
  const isOne = to - from === 1;
  if (!isOne && (m.stopBefore[from + 1]! || last.endMs - first.startMs > MAX_CAPTION_MS)) return null;
  const layout = layLines(m, { from, to, limits, rhythm });
  if (!layout) return null;
  const shownMs = (m.pieces[to]?.word.startMs ?? of.untilMs) - first.startMs;
  const width = widthOf(m, from, to);
  const neededMs = Math.max(MIN_CAPTION_MS, (width / limits.mostWidthPerSecond) * 1000);
  let cost = COST.caption[rhythm] + layout.cost;
  cost += Math.max(0, NARROW - width) * COST.tooNarrow;
  cost += (Math.max(0, BRIEF_MS[rhythm] - shownMs) / 1000) * COST.tooBriefPerSecond;
  cost += (Math.max(0, neededMs - shownMs) / 1000) * COST.underLimitPerSecond;
  cost += m.joinUpTo[to - 1]! - m.joinUpTo[from]!;
  return { cost, secondLine: layout.secondLine };
}
