import type { LetterSounds } from './letter-likeness.ts';

/** The same letters on both sides: `length` of them, from `at` in the one and from `to` in the other. */
export interface Run {
  at: number;
  to: number;
  length: number;
}

/** Letters of both sides that are compared: `from` included, `to` not. */
export interface Gap {
  fromA: number;
  toA: number;
  fromB: number;
  toB: number;
}

/** A chain looks back over this many runs; more never changed anything. */
const LOOK_BACK = 300;
/** What going astray costs in letters: at once, for each letter that the sides are moved against each other, at most. */
const JUMP = { once: 1, perLetter: 0.1, most: 4 };

/**
 * Runs of letters, `length` of them or more, that occur once on each side, as the chain that goes forward on both sides,
 * covers most and strays least: a phrase that comes again elsewhere does not pull the rest with it.
 */
export function anchorRuns(a: LetterSounds, b: LetterSounds, gap: Gap, length: number): Run[] {
  const inB = uniqueRuns(b.code, gap.fromB, gap.toB, length);
  const runs: Run[] = [];
  for (const [key, at] of uniqueRuns(a.code, gap.fromA, gap.toA, length)) {
    const to = inB.get(key);
    if (at < 0 || to === undefined || to < 0 || !isSame(a.code, at, b.code, to, length)) continue;
    const last = runs[runs.length - 1];
    // runs come in the order of `at`: those that overlap are one
    if (last && at - last.at === to - last.to && at <= last.at + last.length) {
      last.length = at - last.at + length;
    } else runs.push({ at, to, length });
  }
  return bestChain(runs);
}

/** Place of every run by its hash, in order; -1 where it comes twice. */
function uniqueRuns(codes: Int32Array, from: number, to: number, length: number): Map<number, number> {
  const places = new Map<number, number>();
  for (let i = from; i + length <= to; i++) {
    let hash = 0;
    for (let k = 0; k < length; k++) hash = (Math.imul(hash, 0x01000193) ^ codes[i + k]!) | 0;
    places.set(hash, places.has(hash) ? -1 : i);
  }
  return places;
}

function isSame(a: Int32Array, at: number, b: Int32Array, to: number, length: number): boolean {
  for (let k = 0; k < length; k++) if (a[at + k] !== b[to + k]) return false;
  return true;
}

function bestChain(runs: readonly Run[]): Run[] {
  const scores = new Float64Array(runs.length);
  const links = new Int32Array(runs.length).fill(-1);
  let best = -1;
  runs.forEach((run, i) => {
    scores[i] = run.length;
    for (let p = i - 1; p >= Math.max(0, i - LOOK_BACK); p--) {
      const own = run.length - overlap(runs[p]!, run);
      if (own <= 0 || run.to <= runs[p]!.to) continue;
      const score = scores[p]! + own - jumpCost(runs[p]!, run);
      if (score <= scores[i]!) continue;
      scores[i] = score;
      links[i] = p;
    }
    if (best < 0 || scores[i]! > scores[best]!) best = i;
  });
  const chain: Run[] = [];
  for (let i = best; i >= 0; i = links[i]!) chain.push(runs[i]!);
  const forward = chain.toReversed();
  return forward.map((run, i) => {
    const skip = i > 0 ? overlap(forward[i - 1]!, run) : 0;
    return { at: run.at + skip, to: run.to + skip, length: run.length - skip };
  });
}

const overlap = (before: Run, run: Run): number =>
  Math.max(0, before.at + before.length - run.at, before.to + before.length - run.to);

function jumpCost(before: Run, run: Run): number {
  const moved = Math.abs(run.at - run.to - (before.at - before.to));
  return moved === 0 ? 0 : Math.min(JUMP.most, JUMP.once + JUMP.perLetter * moved);
}
