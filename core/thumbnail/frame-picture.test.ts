import { expect, it } from 'vitest';
import { newVideo, type Video } from '../video.ts';
import { pictureOf } from './frame-picture.ts';

const clip = { durationMs: 4000, width: 1920, height: 1080, loops: true };
const video: Video = {
  ...newVideo(),
  intro: { enabled: true, durationMs: 2000 },
  outro: { enabled: false, durationMs: 0 },
  recording: {
    sha256: '0'.repeat(64),
    fileName: 'a.wav',
    samples: 480_000,
    durationMs: 10_000,
    lufs: null,
    peaks: [],
    speech: [],
  },
  shots: [
    { id: 'a', clip: { ...clip, asset: 'test:loop' }, startMs: 0, endMs: 5000, clipStartMs: 1000 },
    {
      id: 'b',
      clip: { ...clip, asset: 'test:film', loops: false },
      startMs: 5000,
      endMs: 10_000,
      clipStartMs: 0,
    },
  ],
};
const at = (ms: number) => pictureOf({ kind: 'frame', ms }, video, 20);

it('is the footage that is seen then, at its own time', () => {
  expect(at(0)).toEqual({ asset: 'test:loop', ms: 1000 });
  // the clip goes round after four seconds
  expect(at(3500)).toEqual({ asset: 'test:loop', ms: 500 });
  expect(at(9000)).toEqual({ asset: 'test:film', ms: 2000 });
});

it('is one clip in the middle of a crossfade: the one that is seen more', () => {
  expect(at(7100)?.asset).toBe('test:loop');
  expect(at(7500)?.asset).toBe('test:film');
});

it('stays on the last picture of a clip that has ended, and of a video that has', () => {
  expect(at(11_990)?.ms).toBeLessThan(4000);
  expect(at(99_000)).toEqual(at(11_967));
});

it('is none where there is nothing but a colour', () => {
  expect(pictureOf({ kind: 'color', color: '#000000', glow: '#FFFFFF' }, video, 20)).toBeNull();
  expect(pictureOf({ kind: 'frame', ms: 0 }, { ...video, shots: [] }, 20)).toBeNull();
  const own = { kind: 'asset', asset: 'own:1', ms: 40, durationMs: 90 } as const;
  expect(pictureOf(own, video, 20)).toEqual({ asset: 'own:1', ms: 40 });
});
