import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { partsAtOnce, shareOut } from './share-out.ts';

const chunks = (count: number) => Array.from({ length: count }, (_, i) => 3 * i);

describe('the chunks of a video, shared out', () => {
  it('are all made, once and in order, in segments a dying worker can lose', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 500 }), (count) => {
        const segments = shareOut(chunks(count));
        expect(segments.flat()).toEqual(chunks(count));
        for (const segment of segments) {
          expect(segment.length).toBeGreaterThan(0);
          expect(segment.length).toBeLessThanOrEqual(5);
        }
      }),
    );
  });

  it('come in smaller segments towards the end, so that two workers end together', () => {
    expect(shareOut(chunks(20)).map((segment) => segment.length)).toEqual([5, 4, 3, 2, 2, 2, 2]);
    // each takes the next segment when it is free: neither waits for the other longer than two chunks take
    for (const count of [7, 10, 20, 45, 300]) {
      const busy = [0, 0];
      for (const segment of shareOut(chunks(count))) busy[busy[0]! <= busy[1]! ? 0 : 1]! += segment.length;
      expect(Math.abs(busy[0]! - busy[1]!)).toBeLessThanOrEqual(2);
    }
  });
});

it('a worker takes one part more than keeps its encoders busy', () => {
  expect(partsAtOnce(2)).toBe(2);
  expect(partsAtOnce(16)).toBe(5);
});
