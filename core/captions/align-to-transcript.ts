import type { Transcript } from '../video.ts';
import { compareWords } from './compare-words.ts';
import { placeWritten, type SpokenWord, type WrittenWord } from './place-written.ts';
import type { ManuscriptLine } from './read-manuscript.ts';
import { segmentWritten } from './segment-written.ts';
import { syllableWeight } from './spread-words.ts';
import type { Span } from './time-unheard.ts';

/**
 * A manuscript and a recording that share less than this are of two sermons, or in two languages. Two Korean texts share
 * up to 0.08 (verses that both cite among it), the right ones 0.57 even where half of the words were heard wrongly.
 */
const UNLIKE_BELOW = 0.3;

/**
 * The manuscript's words, to the letter, with the times of what a speech service heard. Both are compared letter by
 * letter as they sound (23편 is 이십삼편). Words that were heard wrongly, or not at all though there was time for them, get
 * the time between their neighbours. Passages that were not said become segments of no length, `only: 'written'`;
 * sentences said beside the manuscript `only: 'spoken'`, with the words that were heard. A word's and a segment's
 * confidence is the share of its letters that were heard, `matched` the share of the manuscript's.
 *
 * @param request.voiced where somebody speaks, from the sound, if known: silence leaves no room for unheard words
 * @returns `unlike` where the two have so little in common that the manuscript is of something else
 */
export function alignToTranscript(request: {
  lines: readonly ManuscriptLine[];
  heard: Transcript;
  language: string;
  voiced?: readonly Span[];
}): { transcript: Transcript; unlike: boolean } {
  const { lines, language, voiced } = request;
  const written = lines.flatMap(({ words }, line) =>
    words.map((text, i): WrittenWord => ({
      text,
      line,
      opens: i === 0,
      syllables: syllableWeight(text, language),
    })),
  );
  const heard = request.heard.segments.flatMap(({ words }, sentence) =>
    words.map((word): SpokenWord => ({ ...word, sentence, syllables: syllableWeight(word.text, language) })),
  );
  const comparison = compareWords(
    written.map((word) => word.text),
    heard,
    language,
  );
  const placement = placeWritten({ written, heard, heardAs: comparison.heardAs, voiced });
  const { matched } = comparison;
  return {
    transcript: {
      source: 'manuscript',
      timing: 'heard',
      language,
      segments: segmentWritten(written, placement, comparison.shares),
      matched: Math.round(matched.written * 100) / 100,
    },
    // a recording of one of the sermons in a manuscript of many has much in common with it, and it little with the recording
    unlike: Math.max(matched.written, matched.heard) < UNLIKE_BELOW,
  };
}
