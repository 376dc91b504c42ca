import { expect, test } from 'vitest';
import { layersOf } from '../../../core/layers.ts';
import { overlayOf } from '../../../core/overlay.ts';
import { sampleDocument, sampleTemplate } from '../../../tests/support/sample-document.ts';
import { planChunks } from '../plan-chunks.ts';
import { chooseFrames } from './choose-frames.ts';

function choose(video: ReturnType<typeof sampleDocument>, seed: number, limit = 100_000) {
  const template = sampleTemplate();
  const { timeline } = overlayOf(video, template);
  const chunks = planChunks(timeline);
  const layers = layersOf(video, template);
  const chosen = chooseFrames({ layers, timeline, chunks, seed, limit });
  return { chosen, frames: chosen.flatMap((chunk) => chunk.frames), layers, chunks, timeline };
}
const short = sampleDocument({ durationMs: 2000, introMs: 1000, outroMs: 1000 });
const long = sampleDocument({ durationMs: 600_000 });

test('a short video is looked at frame by frame', () => {
  const { frames, timeline } = choose(short, 1);
  expect(frames).toEqual(Array.from({ length: timeline.durationInFrames }, (_, frame) => frame));
});

test('of a long one no frame within three of a change is left out', () => {
  const { frames, layers, timeline } = choose(long, 1);
  const looked = new Set(frames);
  for (const { from, to } of layers.filter(({ id }) => id !== 'progress').flatMap(({ runs }) => runs)) {
    for (const change of [from, to].filter((frame) => frame < timeline.durationInFrames)) {
      for (let near = Math.max(0, change - 3); near < change + 3; near++) {
        if (near < timeline.durationInFrames) expect(looked.has(near), `${near} by ${change}`).toBe(true);
      }
    }
  }
  expect(frames.length).toBeLessThan(timeline.durationInFrames / 8);
});

test('the same seed looks at the same frames, another at others', () => {
  expect(choose(long, 7).frames).toEqual(choose(long, 7).frames);
  expect(choose(long, 8).frames).not.toEqual(choose(long, 7).frames);
});

test('a limit leaves out whole chunks, never the first or the last', () => {
  const { chosen, frames, chunks } = choose(long, 3, 500);
  expect(frames.length).toBeGreaterThanOrEqual(500);
  expect(frames.length).toBeLessThan(500 + 240);
  expect(chosen[0]!.chunk).toEqual(chunks[0]);
  expect(chosen.at(-1)!.chunk).toEqual(chunks.at(-1));
  for (const { chunk, frames } of chosen) {
    expect(frames.every((frame) => chunk.from <= frame && frame < chunk.to)).toBe(true);
  }
});
