import type { Transcript } from '../video.ts';
import { parseSubtitles } from './parse-subtitles.ts';
import { spreadWords } from './spread-words.ts';
import { wordsOf } from './words-of.ts';

/**
 * A transcript from an SRT or WebVTT file. Each cue is a segment with the times it was given, so that
 * whoever divided the subtitles is respected; words share the time of their cue by syllables.
 *
 * @throws AppError subtitles_unreadable with the number of the line and why
 */
export function transcriptFromSubtitles(text: string, language: string): Transcript {
  const segments = parseSubtitles(text).flatMap(({ startMs, endMs, text: spoken }) => {
    const words = spreadWords({ words: wordsOf(spoken), startMs, endMs, language });
    return words.length > 0 ? [{ startMs, endMs, words }] : [];
  });
  return { source: 'subtitles', timing: 'given', language, segments };
}
