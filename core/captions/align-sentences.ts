import { FRAME_RATE } from './speech-envelope.ts';
import type { VoiceActivity } from './voice-activity.ts';

/** Places at which a sentence may begin: starts of speech after a pause, and points inside speech. */
interface Candidates {
  frame: Int32Array;
  /** Syllables heard before the place. */
  heard: Float64Array;
  /** Cost of a boundary here; below zero after a pause, the lower the longer it is. */
  cost: Float64Array;
}

/** Inside speech a place every 100 ms. */
const STEP_FRAMES = 10;
/** How far, in seconds of speech, a sentence may lie from where an even pace would put it; grows with length. */
const BAND_S = 60;
const BAND_SHARE = 0.06;
/** Spread of the logarithm of heard to written syllables: a part of all sentences, and one that long ones even out. */
const SPREAD = 0.16;
const SPREAD_SHORT = 0.45;
const ITERATIONS = 3;
const UNREACHED = 1e9;

/**
 * First frame of every sentence, found by dynamic programming over syllable counts and pauses: a sentence should
 * take as many heard syllables as it has written ones, and begin after a pause. The pace is then measured
 * around each sentence and the search repeated.
 *
 * @param syllables written syllables of each sentence, all above zero
 * @param heard syllables heard before each frame
 * @returns first frames, never going back; the start of speech for the first
 */
export function alignSentences(request: {
  syllables: readonly number[];
  heard: Float32Array;
  voice: VoiceActivity;
}): number[] {
  const { syllables, heard, voice } = request;
  if (voice.runs.length === 0) return syllables.map(() => 0);
  const places = candidates(voice, heard);
  const last = places.frame.length - 1;
  const total = syllables.reduce((sum, s) => sum + s, 0);
  const pace = Math.max(1e-3, places.heard[last]! / total);
  const spokenS = Math.max(1, voice.spokenBefore[voice.spokenBefore.length - 1]!);
  const band = (Math.max(BAND_S, spokenS * BAND_SHARE) * places.heard[last]!) / spokenS;
  let paces = syllables.map(() => pace);
  let passed = 0;
  let centres = [0, ...syllables.map((s) => (passed += s) * pace)];
  let starts: number[] = [];
  for (let i = 0; i < ITERATIONS; i++) {
    starts = bestStarts({ places, syllables, paces, centres, band: i === 0 ? band : band / 2 });
    centres = starts.map((at) => places.heard[at]!);
    paces = localPaces({ syllables, pace, lengths: syllables.map((_, s) => centres[s + 1]! - centres[s]!) });
  }
  return starts.slice(0, -1).map((at) => places.frame[at]!);
}

function candidates(voice: VoiceActivity, heard: Float32Array): Candidates {
  const frames: number[] = [];
  const pauses: number[] = [];
  voice.runs.forEach(({ from, to }, i) => {
    frames.push(from);
    pauses.push(i > 0 ? (from - voice.runs[i - 1]!.to) / FRAME_RATE : 3);
    for (let t = from + STEP_FRAMES; t < to - STEP_FRAMES / 2; t += STEP_FRAMES) {
      frames.push(t);
      pauses.push(0);
    }
  });
  frames.push(voice.runs[voice.runs.length - 1]!.to);
  pauses.push(3);
  return {
    frame: Int32Array.from(frames),
    heard: Float64Array.from(frames, (t) => heard[t]!),
    cost: Float64Array.from(pauses, boundaryCost),
  };
}

/** Minus the log-likelihood ratio that a pause of so many seconds (0: none) parts two sentences. */
function boundaryCost(seconds: number): number {
  if (seconds <= 0) return 3.5;
  return -Math.max(-2, Math.min(2.5, 1.28 * Math.log2(seconds / 0.22)));
}

/** Indexes of the places at which each sentence begins, and one more for the end. */
function bestStarts(request: {
  places: Candidates;
  syllables: readonly number[];
  paces: readonly number[];
  centres: readonly number[];
  band: number;
}): number[] {
  const { places, syllables, paces, centres, band } = request;
  const last = places.heard.length - 1;
  let row: Row = { from: 0, costs: Float64Array.of(0), links: Int32Array.of(0) };
  const rows = syllables.map((count, s) => {
    const end = s === syllables.length - 1;
    const from = end ? last : Math.min(last, lowerBound(places.heard, centres[s + 1]! - band));
    const to = end ? last : Math.min(last, lowerBound(places.heard, centres[s + 1]! + band));
    row = nextRow(row, { places, count, pace: paces[s]!, from: Math.max(1, from), to: Math.max(1, to) });
    return row;
  });
  const starts = Array.from({ length: rows.length + 1 }, () => 0);
  let at = last;
  for (let s = rows.length; s > 0; s--) {
    starts[s] = at;
    at = rows[s - 1]!.links[at - rows[s - 1]!.from]!;
  }
  return starts;
}

/** Costs of ending a sentence at the places `from` and on, and the place where each then began. */
interface Row {
  from: number;
  costs: Float64Array;
  links: Int32Array;
}

function nextRow(
  before: Row,
  given: { places: Candidates; count: number; pace: number; from: number; to: number },
): Row {
  const { places, count, from, to } = given;
  const expected = count * given.pace;
  const spread = Math.hypot(SPREAD, SPREAD_SHORT / Math.sqrt(count));
  const costs = new Float64Array(to - from + 1).fill(UNREACHED);
  const links = new Int32Array(costs.length).fill(-1);
  const lastBefore = before.from + before.costs.length - 1;
  for (let j = from; j <= to; j++) {
    let best = UNREACHED;
    let link = -1;
    for (let q = Math.min(j - 1, lastBefore); q >= before.from; q--) {
      const took = places.heard[j]! - places.heard[q]!;
      if (took > expected * 3.5 + 1) break;
      if (took < expected * 0.3) continue;
      const x = Math.log((took + 1e-3) / expected) / spread;
      const cost = before.costs[q - before.from]! + 0.5 * x * x;
      if (cost < best) {
        best = cost;
        link = q;
      }
    }
    if (link < 0) continue;
    costs[j - from] = best + Math.log(spread) + places.cost[j]!;
    links[j - from] = link;
  }
  return costs.some((cost) => cost < UNREACHED) ? { from, costs, links } : leap(before, from, to);
}

/** Cost of giving a sentence a length it can hardly have, where text and sound do not fit at all. */
const LEAP_COST = 50;

function leap(before: Row, from: number, to: number): Row {
  const best = before.costs.reduce((min, cost, q) => (cost < before.costs[min]! ? q : min), 0);
  const first = Math.max(from, before.from + best);
  const length = Math.max(1, to - first + 1);
  return {
    from: first,
    costs: new Float64Array(length).fill(before.costs[best]! + LEAP_COST),
    links: new Int32Array(length).fill(before.from + best),
  };
}

/** Heard syllables a written one, around each sentence, drawn towards the pace of the whole. */
function localPaces(request: { syllables: readonly number[]; pace: number; lengths: number[] }): number[] {
  const { syllables, pace, lengths } = request;
  return syllables.map((_, s) => {
    let weight = 60;
    let sum = pace * weight;
    for (let z = Math.max(0, s - 12); z < Math.min(syllables.length, s + 13); z++) {
      const expected = syllables[z]! * pace;
      if (lengths[z]! <= expected * 0.4 || lengths[z]! >= expected * 2.2) continue;
      const near = Math.exp(-(((z - s) / 7) ** 2));
      sum += near * lengths[z]!;
      weight += near * syllables[z]!;
    }
    return sum / weight;
  });
}

/** Index of the first value of ascending `values` that is at least `wanted`; the last index where none is. */
function lowerBound(values: Float64Array, wanted: number): number {
  let low = 0;
  let high = values.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (values[middle]! < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}
