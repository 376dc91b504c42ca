import { spreadWords } from './captions/spread-words.ts';
import { wordsOnLines } from './captions/words-on-lines.ts';
import { msToFrame } from './format.ts';
import type { Span, TimelineCaption } from './timeline.ts';
import type { Word } from './video.ts';

/** A part of a line that comes, or lights up, at its time. A word that runs over the end of a line is on both. */
export interface CaptionPart {
  part: number;
  text: string;
}

/** A caption in the parts that it is said in. */
export interface SpokenCaption {
  lines: CaptionPart[][];
  /** When each part is said, in frames of the video: in order, never before the one before it, inside the caption. */
  spans: Span[];
}

/**
 * A caption word by word. A caption without word times, or whose words are no longer what its lines say, is said evenly,
 * syllable by syllable.
 *
 * @param voiceFrom frame at which the recording starts
 */
export function spokenWords(shown: TimelineCaption, voiceFrom: number, language: string): SpokenCaption {
  const { lines, words, startMs, endMs } = shown.caption;
  const timed = words.length > 0 ? wordsOnLines(lines, words) : null;
  const spoken = timed ? words : spreadWords({ words: unspaced(lines), startMs, endMs, language });
  const stretches = timed ?? wordsOnLines(lines, spoken) ?? [];
  return {
    lines: stretches.map((line) => line.map(({ word, text }) => ({ part: word, text }))),
    spans: spansOf(spoken, shown, voiceFrom),
  };
}

/** A caption line by line: each comes with its first word. */
export function spokenLines(shown: TimelineCaption, voiceFrom: number, language: string): SpokenCaption {
  const { lines, spans } = spokenWords(shown, voiceFrom, language);
  let start = shown.from;
  const starts = lines.map((line) => {
    start = spans[line[0]?.part ?? -1]?.from ?? start;
    return start;
  });
  return {
    lines: shown.caption.lines.map((text, part) => [{ part, text }]),
    spans: starts.map((from, i) => ({ from, to: Math.max(from + 1, starts[i + 1] ?? shown.to) })),
  };
}

/** The part that is being said, or was last; -1 before the first. */
export const partAt = ({ spans }: SpokenCaption, frame: number): number =>
  spans.findLastIndex(({ from }) => from <= frame);

const unspaced = (lines: readonly string[]): string[] =>
  lines.flatMap((line) => line.split(/\s+/u).filter((word) => word !== ''));

function spansOf(words: readonly Word[], { from, to }: Span, voiceFrom: number): Span[] {
  let earliest = from;
  return words.map(({ startMs, endMs }) => {
    earliest = Math.min(to - 1, Math.max(earliest, voiceFrom + msToFrame(startMs)));
    return { from: earliest, to: Math.max(earliest + 1, Math.min(to, voiceFrom + msToFrame(endMs))) };
  });
}
