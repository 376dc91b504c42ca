import { CLASS_COUNT, SILENCE } from './phones.ts';
import { ANYTHING, BEFORE, SPEECH_IN_GENERAL, type SoundGraph } from './sound-graph.ts';
import { Trail } from './trail.ts';
import type { FrameScorer } from './sound-models.ts';

/** To stay in a state for another frame, and to go on. */
const STAY = -0.35;
const GO = -1.2;
/** What loudness alone says about a pause, one way or the other. */
const PAUSE_BONUS = 1;
/** A line that is passed over takes a moment, not the place of something unwritten. */
const PASSING = -5;
const NEVER = -1e30;
/** Frames after which what is certain by now is written down. */
const SETTLE_FRAMES = 2000;

export interface Path {
  /** State of each frame. */
  states: Int32Array;
  /** Log-likelihood of all frames together. */
  score: number;
  /** Of each frame: how much likelier its own state is than speech in general. */
  margins: Float32Array;
}

/**
 * The likeliest way through the graph (Viterbi). Looked at are, in each frame, only states that are expected within
 * `bandFrames` of it and those less than `beam` behind the best.
 *
 * @param expected frame around which each state is expected, never going back
 * @param spoken 1 for each frame in which somebody speaks
 * @param unwrittenBonus added in each frame of what is not written
 */
export function bestPath(request: {
  scorer: FrameScorer;
  graph: SoundGraph;
  expected: Float32Array;
  bandFrames: number;
  beam: number;
  spoken: Uint8Array;
  unwrittenBonus: number;
}): Path {
  const { scorer, graph, expected, bandFrames, beam, spoken, unwrittenBonus } = request;
  const { count } = graph;
  const frames = spoken.length;
  const steps = stepsOf(graph);
  const furthest = furthestAfter(graph);
  const trail = new Trail(graph, frames);
  const scores = new Float32Array(CLASS_COUNT);
  const likely = new Float32Array(CLASS_COUNT - ANYTHING);
  const general = new Float32Array(frames);
  // a place before and after each state, which stay out of reach
  let now = new Float32Array(count + 2).fill(NEVER);
  let next = new Float32Array(count + 2).fill(NEVER);
  let passed = 0;
  let [low, high] = [0, 0];
  let [bandLow, bandHigh] = [0, 0];
  now[1] = -STAY;
  for (let t = 0; t < frames; t++) {
    general[t] = scorer.score(t, scores);
    const silence = scores[SILENCE]! + (spoken[t] ? -PAUSE_BONUS : PAUSE_BONUS);
    const said = general[t]! + unwrittenBonus;
    likely.set(scores, -ANYTHING);
    likely[SILENCE - ANYTHING] = silence;
    likely[SPEECH_IN_GENERAL - ANYTHING] = said;
    likely[0] = Math.max(silence, said) + PASSING;

    while (bandLow < count - 1 && expected[bandLow]! < t - bandFrames) bandLow++;
    while (bandHigh < count - 1 && expected[bandHigh + 1]! <= t + bandFrames) bandHigh++;
    // near the end every state is in reach of the last
    if (frames - t <= bandFrames) bandHigh = count - 1;
    const from = Math.max(low, Math.min(bandLow, high));
    const to = t === 0 ? 0 : Math.max(from, Math.min(furthest[high]!, Math.max(bandHigh, low)));
    now.fill(NEVER, high + 2, to + 2);
    const row = trail.open(from, to);
    const best = step({ now, next, row, from, to, likely, steps });
    let [first, last] = [from, to];
    while (first < last && next[first + 1]! < best - beam) first++;
    while (last > first && next[last + 1]! < best - beam) last--;
    // kept small, for the precision of 32 bits
    for (let s = first; s <= last; s++) next[s + 1]! -= best;
    next[first] = NEVER;
    passed += best;
    [now, next] = [next, now];
    [low, high] = [first, last];
    if (t % SETTLE_FRAMES === 0) trail.settle(low, high);
  }
  const end = lastState(graph, now, low, high);
  const states = trail.end(end);
  const margins = Float32Array.from(states, (s, t) =>
    graph.classes[s]! > SILENCE ? scorer.scoreOf(t, graph.classes[s]!) - general[t]! : 0,
  );
  return { states, score: passed + now[end + 1]!, margins };
}

/** The graph as the inner loop wants it. */
interface Steps {
  /** Place of each state's class among the likelihoods of a frame. */
  classes: Uint8Array;
  /** For each state: the first from there on that may follow others than the one before it, or at a cost. */
  simpleUntil: Int32Array;
  before: Int32Array;
  costs: Float32Array;
}

function stepsOf({ count, classes, before, costs }: SoundGraph): Steps {
  const simpleUntil = new Int32Array(count);
  for (let s = count - 1, until = count; s >= 0; s--) {
    const at = s * BEFORE;
    if (before[at] !== s - 1 || before[at + 1]! >= 0 || costs[at] !== 0) until = s;
    simpleUntil[s] = until;
  }
  return { classes: Uint8Array.from(classes, (c) => c - ANYTHING), simpleUntil, before, costs };
}

/** One frame: the best score of each state `from` to `to`, its way there in `row`; answers the best of all. */
function step(given: {
  now: Float32Array;
  next: Float32Array;
  row: Uint8Array;
  from: number;
  to: number;
  likely: Float32Array;
  steps: Steps;
}): number {
  const { now, next, row, from, to, likely } = given;
  const { classes, simpleUntil, before, costs } = given.steps;
  let best = NEVER;
  let s = from;
  while (s <= to) {
    // most states follow the one before them and nothing else
    const until = Math.min(to + 1, simpleUntil[s]!);
    let previous = now[s]!;
    for (; s < until; s++) {
      const own = now[s + 1]!;
      const stay = own + STAY;
      const through = previous + GO;
      const score = Math.max(stay, through) + likely[classes[s]!]!;
      row[s - from] = Number(through > stay);
      next[s + 1] = score;
      best = Math.max(best, score);
      previous = own;
    }
    if (s > to) break;
    let score = now[s + 1]! + STAY;
    let link = 0;
    for (let i = 0, at = s * BEFORE; i < BEFORE; i++, at++) {
      const p = before[at]!;
      if (p < 0) break;
      // out of reach: those below the first hold scores of earlier frames
      if (p < from || p > to) continue;
      const through = now[p + 1]! + GO - costs[at]!;
      if (through > score) {
        score = through;
        link = i + 1;
      }
    }
    score += likely[classes[s]!]!;
    best = Math.max(best, score);
    next[s + 1] = score;
    row[s - from] = link;
    s++;
  }
  return best;
}

/** Index of the furthest state that may follow any state up to each one. */
function furthestAfter({ count, before }: SoundGraph): Int32Array {
  const furthest = Int32Array.from({ length: count }, (_, s) => s);
  for (let s = 0; s < count; s++) {
    for (let i = s * BEFORE; i < s * BEFORE + BEFORE; i++) {
      const p = before[i]!;
      if (p >= 0 && furthest[p]! < s) furthest[p] = s;
    }
  }
  for (let s = 1; s < count; s++) furthest[s] = Math.max(furthest[s]!, furthest[s - 1]!);
  return furthest;
}

/** Where the recording ends: in the pause after the last line, or whatever is likeliest where that was not reached. */
function lastState({ count, pauses }: SoundGraph, now: Float32Array, low: number, high: number): number {
  let best = -1;
  for (let s = Math.max(low, pauses[pauses.length - 1]! - 1); s < count && s <= high; s++) {
    if (now[s + 1]! > NEVER / 2 && (best < 0 || now[s + 1]! > now[best + 1]!)) best = s;
  }
  if (best >= 0) return best;
  best = low;
  for (let s = low; s <= high; s++) if (now[s + 1]! > now[best + 1]!) best = s;
  return best;
}
