import { expect, test } from 'vitest';
import type { ClipSource } from './clip-source.ts';
import { clipsToNormalise } from './normalise-clips.ts';

const SIZE = { width: 1920, height: 1080 };
const SOURCE: ClipSource = { path: '', ...SIZE, frames: 300, convert: null, ready: true, sha256: '' };

/** A timeline that shows one clip for so many frames, in shots of ten seconds. */
const shows = (frames: number) => ({
  ...SIZE,
  shots: Array.from({ length: Math.ceil(frames / 300) }, (_, i) => ({
    id: `s${i}`,
    clip: { asset: 'a', durationMs: 10_000, ...SIZE, loops: true },
    from: i * 300,
    to: Math.min(frames, (i + 1) * 300),
    clipFromFrame: 0,
    fadeInFrames: 0,
  })),
});
const chosen = (frames: number, source: Partial<ClipSource>) => [
  ...clipsToNormalise(shows(frames), () => ({ ...SOURCE, ...source })),
];

test('a clip that goes round and round is made ready once, one that is shown a while is not', () => {
  expect(chosen(1200, { width: 3840, height: 2160 })).toEqual(['a']);
  expect(chosen(1199, { width: 3840, height: 2160 })).toEqual([]);
  expect(chosen(9000, { ready: false })).toEqual(['a']);
});

test('a clip that is as the video wants it is read as it is, however often', () => {
  expect(chosen(90_000, {})).toEqual([]);
});
