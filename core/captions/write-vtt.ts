import type { Caption } from '../video.ts';
import { wordsOnLines } from './words-on-lines.ts';
import { shownCaptions, subtitleTime } from './write-srt.ts';

/**
 * Captions as a WebVTT file. Blank captions are left out.
 *
 * @param options.offsetMs added to every time: `voiceOffsetMs(video)` for the finished MP4, 0 for the recording
 * @param options.wordTimes also say, inside the cues, when each word begins (karaoke)
 */
export function writeVtt(
  captions: readonly Caption[],
  options: { offsetMs: number; wordTimes?: boolean },
): string {
  const cues = shownCaptions(captions).map((caption) => {
    const from = subtitleTime(caption.startMs + options.offsetMs, '.');
    const to = subtitleTime(caption.endMs + options.offsetMs, '.');
    const timed = options.wordTimes ? withWordTimes(caption, options.offsetMs) : null;
    return `${from} --> ${to}\n${(timed ?? caption.lines.map(escape)).join('\n')}\n`;
  });
  return ['WEBVTT\n', ...cues].join('\n');
}

/** Lines with `<00:00:01.500>` before each word; times rise, and lie inside the cue, as the format wants it. */
function withWordTimes({ lines, words, startMs, endMs }: Caption, offsetMs: number): string[] | null {
  let clock = startMs;
  return (
    wordsOnLines(lines, words)?.map((stretches) =>
      stretches
        .map(({ word, text }) => {
          const at = words[word]!.startMs;
          if (at <= clock || at >= endMs) return escape(text);
          clock = at;
          return `<${subtitleTime(at + offsetMs, '.')}>${escape(text)}`;
        })
        .join(''),
    ) ?? null
  );
}

const escape = (line: string): string =>
  line.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
