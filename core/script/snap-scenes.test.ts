import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Caption, Scene } from '../video.ts';
import { snapScenes } from './snap-scenes.ts';

const scene = (startMs: number, endMs: number): Scene => ({ startMs, endMs, summary: `${startMs}`, picture: 'sky', tone: 'calm' }); // prettier-ignore
const caption = (startMs: number): Caption => ({ id: `${startMs}`, startMs, endMs: startMs + 500, lines: [], words: [] }); // prettier-ignore

it('begins scenes with captions again', () => {
  const scenes = [scene(0, 1000), scene(1000, 2000), scene(2000, 9000)];
  const snapped = snapScenes(scenes, [300, 1200, 1900].map(caption));
  expect(snapped.map(({ startMs, endMs, summary }) => [startMs, endMs, summary])).toEqual([
    [0, 1200, '0'],
    [1200, 1900, '1000'],
    [1900, 9000, '2000'],
  ]);
});

it('leaves scenes that tile the recording', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.integer({ min: 1, max: 9999 }), { maxLength: 12 }),
      fc.uniqueArray(fc.integer({ min: 0, max: 9999 }), { maxLength: 12 }),
      (cuts, starts) => {
        const times = [0, ...cuts.toSorted((a, b) => a - b), 10_000];
        const scenes = times.slice(1).map((endMs, i) => scene(times[i]!, endMs));
        const snapped = snapScenes(scenes, starts.toSorted((a, b) => a - b).map(caption));
        expect(snapped[0]!.startMs).toBe(0);
        expect(snapped.at(-1)!.endMs).toBe(10_000);
        snapped.forEach((one, i) => {
          expect(one.endMs).toBeGreaterThan(one.startMs);
          if (i > 0) expect(one.startMs).toBe(snapped[i - 1]!.endMs);
        });
        // what was given is not touched
        expect(scenes.map(({ startMs }) => startMs)).toEqual(times.slice(0, -1));
      },
    ),
  );
});
