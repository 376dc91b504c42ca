import { findMediaEngine } from '../../platform/media/find-tools.ts';
import { openMedia } from '../../platform/media/open-media.ts';

/** What an MP4 holds, told by ffprobe. */
export async function probeVideo(path: string) {
  const engine = await findMediaEngine();
  if (!engine) throw new Error('there is no media engine');
  const { streams } = await openMedia(engine).ffprobe({ path });
  const video = streams.find((s) => s.kind === 'video');
  const audio = streams.find((s) => s.kind === 'audio');
  if (!video || !audio) throw new Error('the MP4 lacks picture or sound');
  return {
    width: video.width,
    height: video.height,
    videoCodec: video.codec,
    audioCodec: audio.codec,
    videoSeconds: (video.durationMs ?? 0) / 1000,
    audioSeconds: (audio.durationMs ?? 0) / 1000,
  };
}
