import { describe, expect, it } from 'vitest';
import type { OwnPicture } from './church-pictures.ts';
import { withClip, withoutClip } from './swap-shots.ts';
import { newVideo, type Clip, type Video } from './video.ts';

const clip = (asset: string, change: Partial<Clip> = {}): Clip => ({
  asset,
  durationMs: 12_000,
  width: 1920,
  height: 1080,
  loops: true,
  ...change,
});
const candidate = (asset: string, words: string[] = [], change: Partial<Clip> = {}): OwnPicture => ({
  clip: clip(asset, change),
  words,
});
/** Shots of ten seconds each. */
const videoOf = (...assets: string[]): Video => ({
  ...newVideo(),
  script: {
    source: 'rules',
    summary: '',
    scenes: assets.map((_, i) => ({
      startMs: i * 10_000,
      endMs: (i + 1) * 10_000,
      summary: '',
      picture: i === 1 ? 'sea waves from above' : 'quiet hills in morning mist',
      tone: 'calm' as const,
    })),
  },
  shots: assets.map((asset, i) => ({
    id: `shot-${i}`,
    clip: clip(asset),
    startMs: i * 10_000,
    endMs: (i + 1) * 10_000,
    clipStartMs: 500,
  })),
});
const assetsOf = (video: Video) => video.shots.map((shot) => shot.clip.asset);

describe('another clip in a shot', () => {
  it('is shown from its beginning, and leaves the others alone', () => {
    const before = videoOf('pexels:1/1', 'pexels:2/2');
    const after = withClip(before, 'shot-1', clip('own:a'));
    expect(assetsOf(after)).toEqual(['pexels:1/1', 'own:a']);
    expect(after.shots[1]).toMatchObject({ clipStartMs: 0, startMs: 10_000, endMs: 20_000 });
    expect(after.shots[0]).toBe(before.shots[0]);
  });

  it('stays what it is where it ends too soon: no seam is hidden', () => {
    const short = clip('own:a', { loops: false, durationMs: 6_000 });
    expect(withClip(videoOf('pexels:1/1'), 'shot-0', short).shots[0]!.clip).toEqual(short);
  });
});

describe('a clip that is never to be used', () => {
  it('goes from every shot, for what fits and is not in the video yet', () => {
    const candidates = [
      candidate('own:garden', ['정원']),
      candidate('own:hills', ['언덕']),
      candidate('own:sea', ['바다']),
      candidate('pexels:1/1'),
    ];
    const after = withoutClip(
      videoOf('pexels:1/1', 'pexels:1/1', 'builtin:loops/a'),
      'pexels:1/1',
      candidates,
    );
    expect(assetsOf(after)).toEqual(['own:hills', 'own:sea', 'builtin:loops/a']);
  });

  it('is not shown twice beside itself while there is another', () => {
    const after = withoutClip(videoOf('x', 'a', 'b', 'c'), 'x', [
      candidate('a'),
      candidate('b'),
      candidate('c'),
    ]);
    expect(assetsOf(after)).toEqual(['c', 'a', 'b', 'c']);
  });

  it('makes way for what lasts long enough, if there is any', () => {
    const short = candidate('own:short', [], { loops: false, durationMs: 3_000 });
    expect(assetsOf(withoutClip(videoOf('x'), 'x', [short, candidate('own:long')]))).toEqual(['own:long']);
    const only = withoutClip(videoOf('x'), 'x', [short]);
    expect(only.shots[0]!.clip).toMatchObject({ asset: 'own:short', loops: false });
  });

  it('leaves its place to the shot before where there is nothing else', () => {
    expect(assetsOf(withoutClip(videoOf('a', 'x'), 'x', [candidate('x')]))).toEqual(['a']);
  });
});
