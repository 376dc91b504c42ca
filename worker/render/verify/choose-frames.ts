import type { Layer } from '../../../core/layer.ts';
import type { Span, Timeline } from '../../../core/timeline.ts';

/** Videos up to this length are looked at frame by frame. */
const ALL_FRAMES = 300;
/** Frames looked at on both sides of a change. */
const AROUND = 3;
/** Of the frames at which nothing changes, one in so many is drawn by lot. */
const ONE_IN = 30;

export interface ChosenFrames {
  chunk: Span;
  frames: number[];
}

/**
 * Frames worth looking at, by the chunk they are in: all of a short video; of a longer one those next to a change of a
 * layer or shot or to a join of chunks, and others by lot. Where that is more than the limit, chunks are drawn by lot,
 * after the first and the last. The progress line, which moves all the time, counts as no change.
 */
export function chooseFrames(request: {
  layers: readonly Layer[];
  timeline: Timeline;
  chunks: readonly Span[];
  seed: number;
  limit: number;
}): ChosenFrames[] {
  const { layers, timeline, chunks, seed, limit } = request;
  const next = lots(seed);
  const wanted = new Set<number>();
  const around = (change: number) => {
    for (let frame = change - AROUND; frame < change + AROUND; frame++) wanted.add(frame);
  };
  for (const { id, runs } of layers) {
    if (id === 'progress') continue;
    for (const { from, to } of runs) for (const change of [from, to]) around(change);
  }
  for (const { from, to, fadeInFrames } of timeline.shots) [from, from + fadeInFrames, to].forEach(around);
  for (const { from } of chunks) around(from);

  const all = timeline.durationInFrames <= ALL_FRAMES;
  const chosen = chunks.map((chunk) => {
    const frames: number[] = [];
    for (let frame = chunk.from; frame < chunk.to; frame++) {
      if (all || wanted.has(frame) || next() * ONE_IN < 1) frames.push(frame);
    }
    return { chunk, frames };
  });
  return withinLimit(chosen, limit, next);
}

function withinLimit(chosen: readonly ChosenFrames[], limit: number, next: () => number): ChosenFrames[] {
  const byLot = chosen
    .map((chunk, i) => ({ chunk, lot: i === 0 || i === chosen.length - 1 ? -1 : next() }))
    .sort((a, b) => a.lot - b.lot);
  let count = 0;
  const taken = new Set<ChosenFrames>();
  for (const { chunk } of byLot) {
    if (count >= limit) break;
    taken.add(chunk);
    count += chunk.frames.length;
  }
  return chosen.filter((chunk) => taken.has(chunk));
}

/** Numbers from 0 up to 1, the same for the same seed (mulberry32). */
function lots(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}
