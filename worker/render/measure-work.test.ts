import { expect, it } from 'vitest';
import { measureChunks } from './measure-work.ts';
import type { PlannedChunk } from './plan-render.ts';

const chunk = (index: number, frames: number): PlannedChunk => ({
  index,
  from: 0,
  to: frames,
  name: `${index}.mp4`,
  plan: { width: 2, height: 2, frames, ground: '#000000', background: [], overlay: [], scale: 1 },
});

it('grows with every sheet and frame, and ends with all frames of all chunks', () => {
  const told: number[] = [];
  const chunks = [chunk(0, 180), chunk(1, 60)];
  const { onSheet, onFrame } = measureChunks(chunks, (done) => told.push(done));
  onSheet(2);
  onFrame(chunks[0]!, 90);
  onSheet(2);
  onFrame(chunks[1]!, 60);
  // told again at its end
  onFrame(chunks[1]!, 60);
  onFrame(chunks[0]!, 180);
  expect(told).toEqual(told.toSorted((a, b) => a - b));
  expect(told.at(0)).toBeGreaterThan(0);
  expect(told.at(-1)).toBeCloseTo(240);
});
