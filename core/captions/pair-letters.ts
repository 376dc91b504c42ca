import type { Gap } from './anchor-runs.ts';
import { ALIKE, likeness, type LetterSounds } from './letter-likeness.ts';

/** Largest table of a comparison letter by letter; gaps beyond are compared along their diagonal only. */
export const MAX_CELLS = 1_000_000;
/** Narrowest way along the diagonal, in letters to each side. */
const MIN_HALF = 40;

/** A letter of an alphabet says less than a syllable. */
const WEIGHT = { syllabic: 1, alphabetic: 0.45 };
const UNLIKE = -0.8;
/** A syllable that is partly the same is hardly for it or against it. */
const PARTLY = 0.2;
/** To leave letters out costs once, and little for each: what was left out or put in comes in passages, not in letters. */
const GAP_ONCE = 1.5;
const GAP_LETTER = 0.06;

/** How the best way to a cell came there, unless by a pair; and whether a passage left out began before it. */
const FROM_B = 1;
const FROM_A = 2;
const B_GOES_ON = 4;
const A_GOES_ON = 8;

export interface PairRequest {
  a: LetterSounds;
  b: LetterSounds;
  gap: Gap;
  alphabetic: boolean;
  /** Receives, for letters of `a`, the letter of `b`. */
  match: Int32Array;
}

/** Steps of a table, row by row; of a row only `width` cells from `firstOf(row)` on. */
interface Table {
  steps: Uint8Array;
  width: number;
  firstOf: (row: number) => number;
}

/**
 * Writes into `match` which letters of a gap correspond: the pairing of highest score (Gotoh's algorithm: a global
 * alignment with a price for every passage left out on either side). Only letters that sound alike are paired.
 */
export function pairLetters(request: PairRequest): void {
  const { fromA, toA, fromB, toB } = request.gap;
  if (fromA === toA || fromB === toB) return;
  walkBack(request, fillTable(request));
}

function fillTable({ a, b, gap, alphabetic }: PairRequest): Table {
  const rows = gap.toA - gap.fromA;
  const columns = gap.toB - gap.fromB;
  const weight = alphabetic ? WEIGHT.alphabetic : WEIGHT.syllabic;
  const half = Math.max(MIN_HALF, Math.floor(MAX_CELLS / (rows + 1) / 2));
  const width = Math.min(columns, half * 2) + 1;
  const firstOf = (row: number) =>
    Math.max(0, Math.min(columns + 1 - width, Math.round((row * columns) / rows) - half));

  const steps = new Uint8Array((rows + 1) * width);
  let best = new Float32Array(width).fill(-Infinity);
  let down = new Float32Array(width).fill(-Infinity);
  for (let i = 0; i <= rows; i++) {
    const first = firstOf(i);
    const moved = i > 0 ? first - firstOf(i - 1) : 0;
    const nextBest = new Float32Array(width);
    const nextDown = new Float32Array(width).fill(-Infinity);
    let across = -Infinity;
    for (let k = 0; k < width; k++) {
      const above = k + moved;
      let step = 0;
      let score = i === 0 && first + k === 0 ? 0 : -Infinity;
      if (i > 0 && above > 0 && above <= width) {
        const alike = likeness(a, gap.fromA + i - 1, b, gap.fromB + first + k - 1);
        score = best[above - 1]! + (alike === 1 ? 1 : alike >= ALIKE ? PARTLY : UNLIKE) * weight;
      }
      if (i > 0 && above < width) {
        const opened = best[above]! - GAP_ONCE;
        if (down[above]! > opened) step |= A_GOES_ON;
        nextDown[k] = Math.max(opened, down[above]!) - GAP_LETTER * weight;
      }
      if (k > 0) {
        const opened = nextBest[k - 1]! - GAP_ONCE;
        if (across > opened) step |= B_GOES_ON;
        across = Math.max(opened, across) - GAP_LETTER * weight;
      }
      const gapped = Math.max(across, nextDown[k]!);
      if (gapped > score) step |= across >= nextDown[k]! ? FROM_B : FROM_A;
      nextBest[k] = Math.max(score, gapped);
      steps[i * width + k] = step;
    }
    best = nextBest;
    down = nextDown;
  }
  return { steps, width, firstOf };
}

function walkBack({ a, b, gap, match }: PairRequest, { steps, width, firstOf }: Table): void {
  let i = gap.toA - gap.fromA;
  let j = gap.toB - gap.fromB;
  let leavingOut = 0;
  while (i > 0 || j > 0) {
    const step = steps[i * width + j - firstOf(i)]!;
    const way = leavingOut || step & (FROM_A | FROM_B);
    if (way === FROM_B) {
      leavingOut = step & B_GOES_ON ? FROM_B : 0;
      j--;
    } else if (way === FROM_A) {
      leavingOut = step & A_GOES_ON ? FROM_A : 0;
      i--;
    } else {
      i--;
      j--;
      // a band may not reach the corner
      if (i < 0 || j < 0) return;
      if (likeness(a, gap.fromA + i, b, gap.fromB + j) >= ALIKE) match[gap.fromA + i] = gap.fromB + j;
    }
  }
}
