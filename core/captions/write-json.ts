import type { Video } from '../video.ts';
import { toRemotionCaptions } from './to-remotion-captions.ts';
import { shownCaptions } from './write-srt.ts';

/**
 * Captions with their lines and the times of their words, for other programs. The words of all captions, one after the
 * other, are a `Caption[]` of `@remotion/captions`. Blank captions are left out.
 *
 * @param options.offsetMs added to every time: `voiceOffsetMs(video)` for the finished MP4, 0 for the recording
 */
export function writeJson(
  video: Pick<Video, 'title' | 'scripture' | 'language' | 'captions'>,
  { offsetMs }: { offsetMs: number },
): string {
  const { title, scripture, language } = video;
  const captions = shownCaptions(video.captions).map((caption) => ({
    startMs: caption.startMs + offsetMs,
    endMs: caption.endMs + offsetMs,
    lines: caption.lines,
    words: toRemotionCaptions(caption, offsetMs),
  }));
  return `${JSON.stringify({ title, scripture, language, captions }, null, 1)}\n`;
}
