import type { Transcript, Word } from '../video.ts';
import type { Cue } from './cue.ts';
import { parseSubtitles } from './parse-subtitles.ts';
import { spreadWords } from './spread-words.ts';
import { wordsOf } from './words-of.ts';

/**
 * A transcript from an SRT or WebVTT file. Each cue is a segment with the times it was given, so that
 * whoever divided the subtitles is respected; words have the times given inside the cue, else share it by syllables.
 *
 * @throws AppError subtitles_unreadable with the number of the line and why
 */
export function transcriptFromSubtitles(text: string, language: string): Transcript {
  const segments = parseSubtitles(text).flatMap((cue) => {
    const words = timedWords(cue, language);
    return words.length > 0 ? [{ startMs: cue.startMs, endMs: cue.endMs, words }] : [];
  });
  return { source: 'subtitles', timing: 'given', language, segments };
}

function timedWords({ startMs, endMs, text, parts }: Cue, language: string): Word[] {
  const words = wordsOf(text);
  const timed = (parts ?? []).flatMap((part, i, all) =>
    spreadWords({
      words: wordsOf(part.text),
      startMs: part.startMs,
      endMs: all[i + 1]?.startMs ?? endMs,
      language,
    }),
  );
  // a dash that stands alone belongs to the word before, which another part may hold
  const same = timed.length === words.length && timed.every((word, i) => word.text === words[i]);
  return same ? timed : spreadWords({ words, startMs, endMs, language });
}
