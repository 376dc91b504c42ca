import { breakCost } from './break-cost.ts';
import { CLAUSE_END_COST, CONNECTIVE_COST } from './break-scale.ts';
import { textWidth } from './caption-limits.ts';
import type { Piece } from './cut-words.ts';
import { closesSentence, endsSentence } from './split-sentences.ts';
import { unbreakable } from './unbreakable.ts';

/** What parting or joining the pieces of a segment costs, measured once for all ways to divide them. */
export interface MeasuredPieces {
  pieces: readonly Piece[];
  /** Width of what stands before each piece, the space before it included; one more at the end. */
  startsAt: number[];
  endsAt: number[];
  /** Cost of a break before each piece, pauses counted in. */
  breakBefore: number[];
  /** Whether a sentence ends before each piece: no caption runs across. */
  stopBefore: boolean[];
  /** Sums up to each piece of the cost of showing pieces together: what was long waited for comes too early. */
  joinUpTo: number[];
  /** Sums up to each piece of the cost of running on, within a line, over ends of clauses and pauses. */
  runOnUpTo: number[];
}

const COST = {
  /** A comma in the middle of a line, where a break would have been better. */
  innerClause: 2.6,
  /** The same where a clause ends with no comma. */
  innerConnective: 1.2,
  /** A single word after the end of a clause, and then the line ends: …할 때마다 저는 / 이 찬송을. */
  stub: 4,
  /** A pause in the middle of a line, for each second of it, and at the most. */
  innerPausePerSecond: 6,
  innerPauseMost: 2.5,
  longPausePerSecond: 3,
  /** Running on where a sentence seems to end, though no point is written. */
  unwrittenStop: 8,
  /** More than all else together: parted only where a line cannot hold it. */
  insideReference: 400,
  insideWord: 40,
  /** A pause makes a break better by this at the most. */
  pauseMost: 4,
} as const;
/** What is shorter is no pause that anybody hears. */
const PAUSE_MS = 150;
const LONG_PAUSE_MS = 500;

export function measurePieces(pieces: readonly Piece[], language: string): MeasuredPieces {
  const glued = unbreakable(pieces.map(({ word }) => word.text));
  const measured: MeasuredPieces = {
    pieces,
    startsAt: [],
    endsAt: [],
    breakBefore: [],
    stopBefore: [],
    joinUpTo: [],
    runOnUpTo: [],
  };
  const isKorean = language.startsWith('ko');
  let width = 0;
  let runOn = 0;
  let join = 0;
  let spokenBefore = 0;
  pieces.forEach((piece, i) => {
    const before = pieces[i - 1];
    if (before && !piece.joined) width += 0.5;
    measured.startsAt.push(width);
    width += textWidth(piece.word.text);
    measured.endsAt.push(width);
    const pauseMs = before ? piece.word.startMs - before.word.endMs : 0;
    const isHeard = pauseMs >= PAUSE_MS;
    const spoken = before ? costBetween(before, piece, language) : 0;
    if (before && spoken <= CLAUSE_END_COST) runOn += COST.innerClause;
    else if (before && spoken <= CONNECTIVE_COST) runOn += COST.innerConnective;
    runOn += isHeard ? Math.min(COST.innerPauseMost, (pauseMs / 1000) * COST.innerPausePerSecond) : 0;
    measured.runOnUpTo.push(runOn);
    const stub = i > 1 && spokenBefore <= CONNECTIVE_COST && spoken > CONNECTIVE_COST ? COST.stub : 0;
    const heard = isHeard ? Math.min(COST.pauseMost, pauseMs / 200) : 0;
    measured.breakBefore.push(glued[i] ? COST.insideReference : Math.max(-2, spoken + stub - heard));
    spokenBefore = spoken;
    measured.stopBefore.push(before !== undefined && endsSentence(before.word.text, piece.word.text));
    const isClosed = isKorean && before !== undefined && closesSentence(before.word.text, piece.word.text);
    const waits = (Math.max(0, pauseMs - LONG_PAUSE_MS) / 1000) * COST.longPausePerSecond;
    join += waits + (isClosed ? COST.unwrittenStop : 0);
    measured.joinUpTo.push(join);
  });
  return measured;
}

/** Pieces of one word have the costs of their language where it has no spaces, else a word is cut. */
function costBetween(before: Piece, piece: Piece, language: string): number {
  const cost = breakCost(before.word.text, piece.word.text, language);
  return piece.joined && language.startsWith('ko') ? COST.insideWord : cost;
}

/** Width of the pieces `from` to `to` on one line. */
export const widthOf = (m: MeasuredPieces, from: number, to: number): number =>
  m.endsAt[to - 1]! - m.startsAt[from]!;
