import { noCues, type Cue } from './cue.ts';
import { parseSrt } from './parse-srt.ts';
import { parseVtt } from './parse-vtt.ts';

/**
 * Cues of an SRT or WebVTT file, told apart by the WebVTT signature; at least one.
 *
 * @throws AppError subtitles_unreadable with the number of the line and why
 */
export function parseSubtitles(text: string): Cue[] {
  const cues = /^\uFEFF?\s*WEBVTT/.test(text) ? parseVtt(text) : parseSrt(text);
  if (cues.length === 0) throw noCues(text.split(/\r\n|\r|\n/));
  return cues;
}
