import { createHash } from 'node:crypto';
import { musicGainCurve } from '../../core/sound.ts';
import type { Timeline } from '../../core/timeline.ts';
import type { Video } from '../../core/video.ts';
import { sha256Of } from './clip-source.ts';

/** Name of a mixed sound by all that is heard in it: same key, same sound. */
export async function soundKey(request: {
  video: Video;
  timeline: Timeline;
  musicPath: string | null;
  codeVersion: string;
}): Promise<string> {
  const { video, timeline, musicPath, codeVersion } = request;
  const music = musicPath && (await sha256Of(musicPath));
  const heard = {
    codeVersion,
    // what was uploaded, and how much was heard in it: known without decoding it again
    voice: video.recording && {
      sha256: video.recording.sha256,
      samples: video.recording.samples,
      cleaning: video.recording.cleaning,
    },
    music,
    sound: video.sound,
    voiceFrom: timeline.voiceFrom,
    frames: timeline.durationInFrames,
    gain: musicGainCurve(video, timeline),
  };
  return createHash('sha256').update(JSON.stringify(heard)).digest('hex');
}
