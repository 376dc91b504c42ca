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
  return hashOf({
    codeVersion,
    voice: voiceOf(video),
    music,
    sound: video.sound,
    voiceFrom: timeline.voiceFrom,
    frames: timeline.durationInFrames,
    gain: musicGainCurve(video, timeline),
  });
}

/** Name of a clean voice: same key, same samples. */
export const voiceKey = ({ video, codeVersion }: { video: Video; codeVersion: string }): string =>
  hashOf({ codeVersion, voice: voiceOf(video) });

/** What was uploaded, how much was heard in it, and how it is cleaned: known without decoding it again. */
const voiceOf = ({ recording }: Video) =>
  recording && { sha256: recording.sha256, samples: recording.samples, cleaning: recording.cleaning };

const hashOf = (heard: object): string => createHash('sha256').update(JSON.stringify(heard)).digest('hex');
