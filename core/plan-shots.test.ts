import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_SHOT_MS, MIN_SHOT_MS, planStretches } from './plan-shots.ts';
import type { Caption, Scene } from './video.ts';

const scene = (startMs: number, endMs: number): Scene => ({
  startMs,
  endMs,
  summary: '',
  picture: 'light',
  tone: 'calm',
});
const caption = (startMs: number, i: number): Caption => ({
  id: `c${i}`,
  startMs,
  endMs: startMs + 1500,
  lines: ['말씀'],
  words: [],
});
const recordings = fc.integer({ min: 1, max: 40 * 60_000 }).chain((durationMs) =>
  fc.record({
    durationMs: fc.constant(durationMs),
    cuts: fc.uniqueArray(fc.integer({ min: 1, max: durationMs }), { maxLength: 60 }),
    captionStarts: fc.uniqueArray(fc.integer({ min: 0, max: durationMs }), { maxLength: 300 }),
  }),
);

describe('planning shots', () => {
  it('tiles every recording from 0 to its last millisecond with stretches of 5 to 14 s', () => {
    fc.assert(
      fc.property(recordings, ({ durationMs, cuts, captionStarts }) => {
        const edges = [0, ...cuts.sort((a, b) => a - b), durationMs];
        const scenes = edges.slice(0, -1).map((from, i) => scene(from, edges[i + 1]!));
        const stretches = planStretches({
          durationMs,
          scenes,
          captions: captionStarts.sort((a, b) => a - b).map(caption),
        });
        expect(stretches[0]!.startMs).toBe(0);
        expect(stretches.at(-1)!.endMs).toBe(durationMs);
        for (const [i, s] of stretches.entries()) {
          if (i > 0) expect(s.startMs).toBe(stretches[i - 1]!.endMs);
          expect(s.endMs - s.startMs).toBeLessThanOrEqual(MAX_SHOT_MS);
          if (durationMs >= MIN_SHOT_MS) expect(s.endMs - s.startMs).toBeGreaterThanOrEqual(MIN_SHOT_MS);
        }
      }),
      { seed: 23 },
    );
  });

  it('cuts on the start of a caption where one lies well', () => {
    const captions = [0, 3000, 6100, 9200, 12_400, 15_000, 18_000].map(caption);
    const stretches = planStretches({ durationMs: 20_000, scenes: [scene(0, 20_000)], captions });
    expect(stretches.map((s) => s.startMs)).toEqual([0, 9200]);
  });
});
