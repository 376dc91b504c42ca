import type { Format } from '../format.ts';
import { isShown, type Caption, type CaptionRhythm, type Transcript } from '../video.ts';
import { captionLimits } from './caption-limits.ts';
import { divideWords, type LaidOutCaption } from './divide-words.ts';
import { timeCaptions } from './time-captions.ts';

/**
 * The shown words to captions that read well: one or two lines within the width of the format, ending where the language
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
  const shown = transcript.segments.filter(isShown);
  const divided: LaidOutCaption[] = shown.flatMap((segment, i) =>
    divideWords({
      words: segment.words,
      // speech goes on until the next segment at the latest
      untilMs: Math.max(segment.endMs, shown[i + 1]?.startMs ?? segment.endMs),
      language: transcript.language,
      limits,
      rhythm,
    }),
  );
  return timeCaptions(divided, limits);
}
