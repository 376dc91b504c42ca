import type { Video } from '../core/video.ts';

/** Other words in the caption in the middle. */
export function withOneCaptionEdited(video: Video): Video {
  const middle = video.captions.length >> 1;
  const captions = video.captions.map((caption, i) =>
    i === middle ? { ...caption, lines: ['쉴 만한 물가로', '인도하시는도다'] } : caption,
  );
  return { ...video, captions };
}

export function withLouderMusic(video: Video): Video {
  const { music } = video.sound;
  return { ...video, sound: { ...video.sound, music: music && { ...music, gainDb: music.gainDb + 2 } } };
}
