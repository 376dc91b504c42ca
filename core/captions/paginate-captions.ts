import type { Format } from '../format.ts';
import type { Caption, Transcript } from '../video.ts';
import { captionLimits } from './caption-limits.ts';
import { divideWords, type CaptionRhythm, type LaidOutCaption } from './divide-words.ts';
import { timeCaptions } from './time-captions.ts';

/**
 * Words to captions that read well: one or two lines within the width of the format, ending where the language
 * and the speaker pause, each word in exactly one caption and in order. How it weighs: docs/captions.md.
 * The same transcript always gives the same captions, ids included.
 *
 * @param request.rhythm `long` (two lines at a time, fewer changes; the default) or `short` (a line at a time)
 */
export function paginateCaptions(request: {
  transcript: Transcript;
  format: Format;
  rhythm?: CaptionRhythm;
}): Caption[] {
  const { transcript, format, rhythm = 'long' } = request;
  const limits = captionLimits(format, transcript.language);
  const divided: LaidOutCaption[] = transcript.segments.flatMap((segment, i) =>
    divideWords({
      words: segment.words,
      // speech goes on until the next segment at the latest
      untilMs: Math.max(segment.endMs, transcript.segments[i + 1]?.startMs ?? segment.endMs),
      language: transcript.language,
      limits,
      rhythm,
    }),
  );
  return timeCaptions(divided, limits);
}
