import type { Caption } from '../video.ts';

/**
 * Captions as an SRT file. Blank captions are left out.
 *
 * @param options.offsetMs added to every time: `voiceOffsetMs(video)` for the finished MP4, 0 for the recording
 */
export function writeSrt(captions: readonly Caption[], options: { offsetMs: number }): string {
  return shownCaptions(captions)
    .map(({ startMs, endMs, lines }, i) => {
      const from = subtitleTime(startMs + options.offsetMs, ',');
      const to = subtitleTime(endMs + options.offsetMs, ',');
      return `${i + 1}\n${from} --> ${to}\n${lines.join('\n')}\n`;
    })
    .join('\n');
}

/** In order, without blank lines, which would end a cue early. */
export function shownCaptions(captions: readonly Caption[]): Caption[] {
  return captions
    .map((caption) => ({ ...caption, lines: caption.lines.map((l) => l.trim()).filter((l) => l !== '') }))
    .filter((caption) => caption.lines.length > 0)
    .sort((a, b) => a.startMs - b.startMs);
}

/** `HH:MM:SS,mmm`, with the mark before the milliseconds as the format wants it. */
export function subtitleTime(ms: number, mark: ',' | '.'): string {
  const whole = Math.max(0, Math.round(ms));
  const pad = (n: number, width: number) => String(n).padStart(width, '0');
  const seconds = Math.floor(whole / 1000);
  const clock = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return `${clock.map((n) => pad(n, 2)).join(':')}${mark}${pad(whole % 1000, 3)}`;
}
