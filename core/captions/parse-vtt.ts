import { AppError } from '../errors.ts';
import { cueText, isTimesLine, noCues, readTimes, tidyCues, timedParts, type Cue } from './cue.ts';

/**
 * Cues of a WebVTT file: identifiers, settings, NOTE, STYLE and REGION blocks are passed over, tags taken off,
 * times inside cues kept.
 *
 * @throws AppError subtitles_unreadable with the number of the line and why
 */
export function parseVtt(text: string): Cue[] {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/);
  const cues: Cue[] = [];
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at]!;
    if (isBlock(line, lines[at - 1])) {
      at = endOfBlock(lines, at);
      continue;
    }
    if (!isTimesLine(line)) continue;
    const times = readTimes(line);
    if (!times)
      throw new AppError('subtitles_unreadable', { line: at + 1, reason: line.trim().slice(0, 80) });
    const end = endOfBlock(lines, at + 1);
    const text = lines.slice(at + 1, end);
    cues.push({ ...times, text: cueText(text), ...timedParts(text, times) });
    at = end - 1;
  }
  if (cues.length === 0) throw noCues(lines);
  return tidyCues(cues);
}

/** A comment or style block: its keyword after a blank line. */
const isBlock = (line: string, before: string | undefined): boolean =>
  /^(NOTE|STYLE|REGION)(\s|$)/.test(line) && (before === undefined || before.trim() === '');

/** Line after the text that begins at `at`: the next blank one, or the times of a cue that follows without one. */
function endOfBlock(lines: readonly string[], at: number): number {
  let end = at;
  while (end < lines.length && lines[end]!.trim() !== '' && !isTimesLine(lines[end]!)) end++;
  return end;
}
