import { AppError } from '../errors.ts';
import { cueText, isTimesLine, noCues, readTimes, tidyCues, type Cue } from './cue.ts';

/**
 * Cues of an SRT file, as they come in the wild: with or without indexes, blank lines anywhere, CRLF,
 * hours or milliseconds missing, points for commas, tags.
 *
 * @throws AppError subtitles_unreadable with the number of the line and why
 */
export function parseSrt(text: string): Cue[] {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/);
  const times = lines.flatMap((line, at) => {
    if (!isTimesLine(line)) return [];
    const found = readTimes(line);
    if (!found)
      throw new AppError('subtitles_unreadable', { line: at + 1, reason: line.trim().slice(0, 80) });
    return [{ at, ...found }];
  });
  const first = times[0];
  if (!first) throw noCues(lines);
  const indexed = indexLine(lines, first.at) !== null;
  return tidyCues(
    times.map(({ at, startMs, endMs }, i) => {
      const next = times[i + 1]?.at ?? lines.length;
      const until = indexed ? (indexLine(lines, next) ?? next) : next;
      return { startMs, endMs, text: cueText(lines.slice(at + 1, until)) };
    }),
  );
}

/** Line of the number that stands before the times at `at`, over blank lines if there are any. */
function indexLine(lines: readonly string[], at: number): number | null {
  if (at >= lines.length) return null;
  let i = at - 1;
  while (i >= 0 && lines[i]!.trim() === '') i--;
  return i >= 0 && /^\s*\d+\s*$/.test(lines[i]!) ? i : null;
}
