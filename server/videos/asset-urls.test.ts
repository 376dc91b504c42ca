import { expect, test } from 'vitest';
import { newVideo, type Video } from '../../core/video.ts';
import { assetUrls } from './asset-urls.ts';

const clip = (asset: string) => ({ asset, durationMs: 9000, width: 1920, height: 1080, loops: true });
const document = (format: Video['format']): Video => ({
  ...newVideo({ format }),
  shots: [
    { id: 'a', clip: clip('builtin:loops/dawn-sea'), startMs: 0, endMs: 5000, clipStartMs: 0 },
    { id: 'b', clip: clip('pexels:1234/5678'), startMs: 5000, endMs: 9000, clipStartMs: 0 },
    { id: 'c', clip: clip('builtin:loops/dawn-sea'), startMs: 9000, endMs: 9500, clipStartMs: 0 },
  ],
  sound: {
    ...newVideo().sound,
    music: { asset: 'builtin:music/still', durationMs: 60_000, gainDb: -18, duckDb: -9 },
  },
});

test('points at every asset once, in the cut of the format', () => {
  expect(assetUrls('v1', document('9:16'))).toEqual({
    voice: '/api/videos/v1/voice',
    'builtin:loops/dawn-sea': '/library/loops/dawn-sea-9x16.mp4',
    'pexels:1234/5678': '/api/videos/v1/assets/pexels/1234/5678',
    'builtin:music/still': '/library/music/still.m4a',
  });
  expect(assetUrls('v1', document('1:1'))['builtin:loops/dawn-sea']).toBe('/library/loops/dawn-sea-16x9.mp4');
});
