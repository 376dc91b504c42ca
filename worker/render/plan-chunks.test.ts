import fc from 'fast-check';
import { expect, test } from 'vitest';
import { timelineOf } from '../../core/timeline.ts';
import { shotDocument } from '../../tests/support/shot-document.ts';
import { planChunks } from './plan-chunks.ts';

test('chunks tile the video, and none is cut inside a crossfade', () => {
  fc.assert(
    fc.property(shotDocument, fc.integer({ min: 0, max: 30 }), (video, crossfadeFrames) => {
      const timeline = timelineOf(video, crossfadeFrames);
      let end = 0;
      for (const { from, to } of planChunks(timeline)) {
        expect(from).toBe(end);
        expect(to).toBeGreaterThan(from);
        end = to;
        for (const shot of timeline.shots) {
          expect(shot.from < to && to < shot.from + shot.fadeInFrames).toBe(false);
        }
      }
      expect(end).toBe(timeline.durationInFrames);
    }),
  );
});

test('a short rest is made part of the last chunk', () => {
  const chunks = planChunks({ durationInFrames: 3 * 180 + 59, shots: [] });
  expect(chunks.map(({ from, to }) => to - from)).toEqual([180, 180, 239]);
});

test('a rest worth a chunk is one', () => {
  expect(planChunks({ durationInFrames: 240, shots: [] })).toEqual([
    { from: 0, to: 180 },
    { from: 180, to: 240 },
  ]);
});
