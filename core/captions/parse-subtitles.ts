import type { Cue } from './cue.ts';
import { parseSrt } from './parse-srt.ts';
import { parseVtt } from './parse-vtt.ts';

/**
 * Cues of an SRT or WebVTT file, told apart by the WebVTT signature.
 *
 * @throws AppError subtitles_unreadable with the number of the line and why
 */
export const parseSubtitles = (text: string): Cue[] =>
  /^\uFEFF?\s*WEBVTT/.test(text) ? parseVtt(text) : parseSrt(text);
