import { describe, expect, it } from 'vitest';
import { pexelsVideo } from '../../tests/fakes/pexels-server.ts';
import { chooseFile } from './choose-file.ts';

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
