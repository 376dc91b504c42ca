import type { Caption } from '../video.ts';
import { shownCaptions, subtitleTime } from './write-srt.ts';

/**
 * Captions as a WebVTT file. Blank captions are left out.
 *
 * @param options.offsetMs added to every time: `voiceOffsetMs(video)` for the finished MP4, 0 for the recording
 */
export function writeVtt(captions: readonly Caption[], options: { offsetMs: number }): string {
  const cues = shownCaptions(captions).map(({ startMs, endMs, lines }) => {
    const from = subtitleTime(startMs + options.offsetMs, '.');
    const to = subtitleTime(endMs + options.offsetMs, '.');
    return `${from} --> ${to}\n${lines.map(escape).join('\n')}\n`;
  });
  return ['WEBVTT\n', ...cues].join('\n');
}

const escape = (line: string): string =>
  line.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
