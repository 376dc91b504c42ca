import type { Word } from '../video.ts';

/** A stretch of time in whole milliseconds. */
export interface Span {
  startMs: number;
  endMs: number;
}

export interface UntimedWord {
  syllables: number;
  /** Whether a line begins with it. */
  opens: boolean;
}

/**
 * Times of words that follow each other and were not heard as they are written. Where other words were heard in their
 * place they take the time of those; else they are put into the free time at the speaker's pace, lines apart.
 *
 * @param request.heard what was heard instead, in order; may be empty
 * @param request.free from the word before to the word after
 * @param request.opensNext whether the word after begins a line
 */
export function timeUnheard(request: {
  words: readonly UntimedWord[];
  heard: readonly Word[];
  free: Span;
  opensNext: boolean;
  msPerSyllable: number;
}): Span[] {
  const { words, heard, free } = request;
  if (words.length === 0) return [];
  if (heard.length === words.length) return heard.map(({ startMs, endMs }) => ({ startMs, endMs }));
  return heard.length > 0 ? overHeard(words, heard) : intoFree(request, free);
}

/** Over the time in which the heard words were said, pauses between them left out. */
function overHeard(words: readonly UntimedWord[], heard: readonly Span[]): Span[] {
  const spokenMs = heard.reduce((sum, span) => sum + span.endMs - span.startMs, 0);
  const syllables = words.reduce((sum, word) => sum + word.syllables, 0);
  /** @param end whether a time between two words is the end of the first, or the start of the second */
  const timeAt = (share: number, end: boolean): number => {
    let left = spokenMs * share;
    for (const { startMs, endMs } of heard) {
      const length = endMs - startMs;
      if (end ? left <= length : left < length) return Math.round(startMs + left);
      left -= length;
    }
    return heard[heard.length - 1]!.endMs;
  };
  let passed = 0;
  return words.map((word) => {
    const startMs = timeAt(passed / syllables, false);
    passed += word.syllables;
    return { startMs, endMs: Math.max(startMs, timeAt(passed / syllables, true)) };
  });
}

function intoFree(
  { words, opensNext, msPerSyllable }: Parameters<typeof timeUnheard>[0],
  { startMs, endMs }: Span,
): Span[] {
  const freeMs = Math.max(0, endMs - startMs);
  const neededMs = words.reduce((sum, word) => sum + word.syllables, 0) * msPerSyllable;
  const pauses = words.filter((word) => word.opens).length + (opensNext ? 1 : 0);
  const slackMs = Math.max(0, freeMs - neededMs);
  // without a pause to put it in, what is left over makes the words longer
  const pace = neededMs > 0 && (slackMs === 0 || pauses === 0) ? freeMs / neededMs : 1;
  const pauseMs = pauses > 0 ? slackMs / pauses : 0;
  let clock = startMs;
  return words.map((word) => {
    clock += word.opens ? pauseMs : 0;
    const from = clock;
    clock += word.syllables * msPerSyllable * pace;
    return { startMs: Math.round(from), endMs: Math.round(clock) };
  });
}
