import { anchorRuns, type Gap } from './anchor-runs.ts';
import { isAlphabetic, letterSounds, likeness, type LetterSounds } from './letter-likeness.ts';
import { MAX_CELLS, pairLetters } from './pair-letters.ts';

/** Runs of letters this long that occur once on each side are taken for the same place; then, in what is left, these. */
const ANCHOR_LENGTHS = { syllabic: [6, 4], alphabetic: [14, 9] };
/** Letters further apart than this belong to different finds; a find has this much in common, and is this dense. */
const FIND = {
  syllabic: { apart: 6, least: 4, share: 0.4 },
  alphabetic: { apart: 14, least: 10, share: 0.5 },
};

export interface LetterMatch {
  /** For every letter of `a`, the index of the letter of `b` it corresponds to, or -1; never crossing. */
  to: Int32Array;
  /** How much each sounds like the letter it corresponds to, 0 to 1. */
  alike: Float32Array;
}

/**
 * Which letters of `a` correspond to which of `b`. Unique runs found on both sides divide the whole into small gaps,
 * which are aligned letter by letter: hours of speech take a second and a few megabytes. What is alike by chance (a
 * word here and there) does not count.
 */
export function matchLetters(a: readonly string[], b: readonly string[]): LetterMatch {
  const sides = { a: letterSounds(a), b: letterSounds(b) };
  const script = isAlphabetic(sides.a) ? 'alphabetic' : 'syllabic';
  const to = new Int32Array(a.length).fill(-1);
  const whole = { fromA: 0, toA: a.length, fromB: 0, toB: b.length };
  matchGap({ ...sides, gap: whole, alphabetic: script === 'alphabetic', match: to }, ANCHOR_LENGTHS[script]);
  const alike = Float32Array.from(to, (j, i) => (j < 0 ? 0 : likeness(sides.a, i, sides.b, j)));
  dropChanceFinds(to, alike, FIND[script]);
  return { to, alike };
}

type Request = { a: LetterSounds; b: LetterSounds; gap: Gap; alphabetic: boolean; match: Int32Array };

function matchGap(request: Request, anchorLengths: readonly number[]): void {
  const { a, b, gap, match } = request;
  const [length, ...shorter] = anchorLengths;
  const cells = (gap.toA - gap.fromA + 1) * (gap.toB - gap.fromB + 1);
  if (length === undefined || cells <= MAX_CELLS / 10) return pairLetters(request);
  let { fromA, fromB } = gap;
  const end = { at: gap.toA, to: gap.toB, length: 0 };
  for (const run of [...anchorRuns(a, b, gap, length), end]) {
    matchGap({ ...request, gap: { fromA, toA: run.at, fromB, toB: run.to } }, shorter);
    for (let k = 0; k < run.length; k++) match[run.at + k] = run.to + k;
    fromA = run.at + run.length;
    fromB = run.to + run.length;
  }
}

/** Takes back what is too little, or too thin, to be the same words. */
function dropChanceFinds(
  match: Int32Array,
  alike: Float32Array,
  find: { apart: number; least: number; share: number },
): void {
  const least = Math.min(find.least, match.length * 0.75);
  let first = -1;
  let last = -1;
  let common = 0;
  const close = () => {
    if (first < 0) return;
    const length = Math.max(last - first, match[last]! - match[first]!) + 1;
    if (common < least || common / length < find.share) {
      match.fill(-1, first, last + 1);
      alike.fill(0, first, last + 1);
    }
  };
  for (let i = 0; i < match.length; i++) {
    if (match[i]! < 0) continue;
    const isApart = first < 0 || i - last > find.apart || match[i]! - match[last]! > find.apart;
    if (isApart) {
      close();
      first = i;
      common = 0;
    }
    // half alike is what chance gives
    common += alike[i] === 1 ? 1 : 0.3;
    last = i;
  }
  close();
}
