import { alignToTranscript } from '../../core/captions/align-to-transcript.ts';
import { countSyllables } from '../../core/captions/syllables.ts';
import type { Segment, Transcript } from '../../core/video.ts';
import { seeded } from '../../tests/chaos/seeded.ts';
import { simulateHearing, type HearingErrors } from './simulate-hearing.ts';

/** Of all words so many are dropped, as many wrong, and as many put in: at 0.1 about a quarter of them is touched. */
const RATES = [0.05, 0.1, 0.2];
const JITTER_MS = 60;
/** Shares of lines that are written and not said, and said and not written. */
const UNSAID = 0.1;
const UNWRITTEN = 0.1;
/** A few words beside the manuscript are passed over; from here on an unwritten line is to be found. */
const SENTENCE_SYLLABLES = 8;
/** Draws of errors for each recording. */
const DRAWS = 5;

export interface StartErrors {
  medianS: number;
  p90S: number;
  /** Share within half a second. */
  near: number;
}

export interface WordTimeFigures {
  rate: number;
  words: StartErrors;
  lines: StartErrors;
  /** Least share of the manuscript that was found. */
  leastMatched: number;
  /** With lines that were not said and lines that are not written. */
  mixed: {
    lines: StartErrors;
    /** Share of the unsaid lines that were flagged, and of the others that were too. */
    unsaidFound: number;
    falselyFlagged: number;
    /** Share of the unwritten lines (of eight syllables or more) found, and of the words called unwritten those that are not. */
    unwrittenFound: number;
    falselySpoken: number;
  };
}

/**
 * How well a manuscript takes over the times of what was heard: recordings with known times, heard with jitter and
 * errors, aligned to the words as written. A word's true time is its share of the line's syllables.
 */
export function measureWordTimes(recordings: readonly { transcript: Transcript }[]): WordTimeFigures[] {
  return RATES.map((rate) => {
    const words: number[] = [];
    const lines: number[] = [];
    const matched: number[] = [];
    const mixed = { lines: [] as number[], unsaid: [] as boolean[], flagged: [] as boolean[], unwritten: [] as boolean[], spoken: [] as boolean[] }; // prettier-ignore
    const errors: HearingErrors = { dropped: rate, wrong: rate, inserted: rate, jitterMs: JITTER_MS };
    recordings.forEach(({ transcript }, r) => {
      for (let draw = 0; draw < DRAWS; draw++) {
        const random = seeded(1000 * draw + r + 1);
        const plain = align(transcript.segments, simulateHearing(transcript, errors, random));
        matched.push(plain.matched);
        transcript.segments.forEach((line, i) => {
          const own = plain.lines[i]!;
          line.words.forEach((word, w) => words.push(Math.abs(own[w]!.startMs - word.startMs)));
          lines.push(Math.abs(own[0]!.startMs - line.startMs));
        });

        const { written, said } = mixUp(transcript, random);
        const { lines: made, spoken } = align(written, simulateHearing({ ...transcript, segments: said.map((line) => line.segment) }, errors, random)); // prettier-ignore
        written.forEach((line, i) => {
          const truth = said.find((one) => one.of === line)?.segment;
          const isFlagged = made[i]!.filter((word) => word.isWritten).length > made[i]!.length / 2;
          (truth ? mixed.flagged : mixed.unsaid).push(isFlagged);
          if (truth) mixed.lines.push(Math.abs(made[i]![0]!.startMs - truth.startMs));
        });
        const unwritten = said.filter((one) => !written.includes(one.of)).map((one) => one.segment);
        for (const line of unwritten.filter((line) => syllablesOf(line) >= SENTENCE_SYLLABLES)) {
          const foundMs = spoken.reduce((sum, one) => sum + overlapMs(one, line), 0);
          mixed.unwritten.push(foundMs > (line.endMs - line.startMs) / 2);
        }
        for (const word of spoken.flatMap((segment) => segment.words)) {
          const middleMs = (word.startMs + word.endMs) / 2;
          mixed.spoken.push(
            !unwritten.some((line) => line.startMs - 200 <= middleMs && middleMs <= line.endMs + 200),
          );
        }
      }
    });
    return {
      rate,
      words: errorsOf(words),
      lines: errorsOf(lines),
      leastMatched: Math.min(...matched),
      mixed: {
        lines: errorsOf(mixed.lines),
        unsaidFound: shareOf(mixed.unsaid),
        falselyFlagged: shareOf(mixed.flagged),
        unwrittenFound: shareOf(mixed.unwritten),
        falselySpoken: shareOf(mixed.spoken),
      },
    };
  });
}

interface AlignedWord {
  startMs: number;
  /** Told to be written only. */
  isWritten: boolean;
}

/** The words of each line as aligned, and the segments that are only spoken. */
function align(
  written: readonly Segment[],
  heard: Transcript,
): { lines: AlignedWord[][]; spoken: Segment[]; matched: number } {
  const { transcript } = alignToTranscript({
    lines: written.map(({ words }, i) => ({ words: words.map((word) => word.text), paragraph: i })),
    heard,
    language: heard.language,
  });
  const words = transcript.segments
    .filter((segment) => segment.only !== 'spoken')
    .flatMap((segment) =>
      segment.words.map(({ startMs }) => ({ startMs, isWritten: segment.only === 'written' })),
    );
  return {
    lines: written.map((line) => words.splice(0, line.words.length)),
    spoken: transcript.segments.filter((segment) => segment.only === 'spoken'),
    matched: transcript.matched ?? 0,
  };
}

/** Some lines not said, so that what follows comes earlier, and some not written. */
function mixUp(
  { segments }: Transcript,
  random: () => number,
): { written: Segment[]; said: { of: Segment; segment: Segment }[] } {
  const written: Segment[] = [];
  const said: { of: Segment; segment: Segment }[] = [];
  let earlierMs = 0;
  segments.forEach((line, i) => {
    const chance = random();
    const isUnsaid = chance < UNSAID;
    if (isUnsaid || chance >= UNSAID + UNWRITTEN) written.push(line);
    if (isUnsaid) {
      earlierMs += (segments[i + 1]?.startMs ?? line.endMs) - line.startMs;
      return;
    }
    const move = <T extends { startMs: number; endMs: number }>(span: T): T => ({
      ...span,
      startMs: span.startMs - earlierMs,
      endMs: span.endMs - earlierMs,
    });
    said.push({ of: line, segment: { ...move(line), words: line.words.map(move) } });
  });
  return { written, said };
}

const syllablesOf = ({ words }: Segment): number =>
  words.reduce((sum, word) => sum + countSyllables(word.text, 'ko'), 0);

const overlapMs = (a: Segment, b: Segment): number =>
  Math.max(0, Math.min(a.endMs, b.endMs) - Math.max(a.startMs, b.startMs));

function errorsOf(errorsMs: readonly number[]): StartErrors {
  const sorted = errorsMs.toSorted((a, b) => a - b);
  const at = (share: number) => (sorted[Math.floor((sorted.length - 1) * share)] ?? 0) / 1000;
  return { medianS: at(0.5), p90S: at(0.9), near: shareOf(sorted.map((ms) => ms <= 500)) };
}

const shareOf = (flags: readonly boolean[]): number =>
  flags.filter(Boolean).length / Math.max(1, flags.length);
