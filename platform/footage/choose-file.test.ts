import { describe, expect, it } from 'vitest';
import { clipSchema } from '../../core/video.ts';
import { pexelsVideo } from '../../tests/fakes/pexels-server.ts';
import { chooseFile, rankClips } from './choose-file.ts';

describe('choosing a file', () => {
  it('takes the smallest that is sharp in the frame', () => {
    const video = pexelsVideo(1, 10, [
      [3840, 2160],
      [1280, 720],
      [1920, 1080],
      [960, 540],
    ]);
    expect(chooseFile(video, '16:9')).toMatchObject({ width: 1920, height: 1080 });
    expect(chooseFile(video, '1:1')).toMatchObject({ width: 1920 });
    expect(chooseFile(video, '9:16')).toBeNull();
  });

  it('takes the largest where none is sharp, and none that is too small', () => {
    const sizes: [number, number][] = [
      [720, 1280],
      [360, 640],
    ];
    expect(chooseFile(pexelsVideo(1, 10, sizes), '9:16')).toMatchObject({ width: 720 });
    expect(chooseFile(pexelsVideo(1, 10, [[960, 540]]), '16:9')).toBeNull();
  });

  it('takes nothing but MP4', () => {
    const video = pexelsVideo(1, 10, [[1920, 1080]]);
    video.video_files[0]!.file_type = 'video/quicktime';
    expect(chooseFile(video, '16:9')).toBeNull();
  });
});

describe('ranking', () => {
  const wide: [number, number][] = [[1920, 1080]];
  const order = (videos: ReturnType<typeof pexelsVideo>[]) =>
    rankClips(videos, { format: '16:9', minDurationMs: 8000 }).map((found) => found.clip.asset.split('/')[0]);

  it('prefers what is long enough, sharp and smooth, and keeps the order of fit among equals', () => {
    expect(
      order([
        pexelsVideo(1, 5, wide),
        pexelsVideo(2, 20, [[1280, 720]]),
        pexelsVideo(3, 20, [[1920, 1080, 15]]),
        pexelsVideo(4, 20, wide),
        pexelsVideo(5, 8, wide),
      ]),
    ).toEqual(['pexels:4', 'pexels:5', 'pexels:3', 'pexels:2', 'pexels:1']);
  });

  it('names the clip as the document wants it, with its author', () => {
    const [found] = rankClips([pexelsVideo(7, 12, wide, 'https://videos.pexels.com')], {
      format: '16:9',
      minDurationMs: 0,
    });
    expect(clipSchema.parse(found?.clip)).toEqual({
      asset: 'pexels:7/700',
      durationMs: 12_000,
      width: 1920,
      height: 1080,
      loops: false,
      credit: { author: '은혜 Kim', url: 'https://www.pexels.com/video/7/' },
    });
  });
});
