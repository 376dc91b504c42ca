import { alignManuscript } from '../../core/captions/align-manuscript.ts';
import { needsCheck } from '../../core/captions/check-segments.ts';
import type { Segment } from '../../core/video.ts';
import { CONDITIONS, makeCondition, type Condition, type Made } from './conditions.ts';
import { RATE, type TrueRecording } from './read-recordings.ts';

/** How well a manuscript was laid along one recording in one condition, by the sound alone. */
export interface AlignmentFigures {
  name: string;
  condition: Condition;
  seconds: number;
  /** Wall time of the alignment. */
  tookMs: number;
  /** Distance of line starts from the voice, in seconds; infinite for a line that was left out. */
  errors: number[];
  /** The same for lines spread by their letters over the whole recording. */
  naiveErrors: number[];
  /** Of lines that are not said: all, and those that are marked. */
  unsaid: { lines: number; marked: number };
  /** Of lines that are said: all, and those that are marked all the same. */
  said: { lines: number; marked: number };
  /** Seconds of what is not written: all, marked rightly, marked. */
  adlib: { seconds: number; found: number; marked: number };
}

/** Every recording in every condition. */
export function measureAlignment(
  recordings: readonly TrueRecording[],
  music: Float32Array,
  onDone: (figures: AlignmentFigures) => void,
): AlignmentFigures[] {
  return recordings.flatMap((recording) =>
    CONDITIONS.map((condition) => {
      const figures = measureOne(
        recording,
        condition,
        makeCondition(recording, condition, { seed: 3, music }),
      );
      onDone(figures);
      return figures;
    }),
  );
}

function measureOne(recording: TrueRecording, condition: Condition, made: Made): AlignmentFigures {
  const { samples, lines } = made;
  const startedAt = performance.now();
  const { segments, unwritten = [] } = alignManuscript({
    samples,
    sampleRate: RATE,
    lines: lines.map(({ words }) => ({ words, paragraph: 0 })),
    language: recording.language,
  });
  const tookMs = performance.now() - startedAt;
  const seconds = samples.length / RATE;
  // what the editor shows a person as left out, or asks them to check
  const isMarked = (segment: Segment) => segment.only === 'written' || needsCheck(segment);
  const count = (isSaid: boolean) => {
    const marks = segments.filter((_, i) => (lines[i]!.voiceStart !== null) === isSaid).map(isMarked);
    return { lines: marks.length, marked: marks.filter(Boolean).length };
  };
  const naive = spreadByLetters(lines, seconds);
  const errorsOf = (startOf: (i: number) => number) =>
    lines.flatMap(({ voiceStart }, i) => (voiceStart === null ? [] : [Math.abs(startOf(i) - voiceStart)]));
  return {
    name: recording.name,
    condition,
    seconds,
    tookMs,
    errors: errorsOf((i) => (segments[i]!.only === 'written' ? Infinity : segments[i]!.startMs / 1000)),
    naiveErrors: errorsOf((i) => naive[i]!),
    unsaid: count(false),
    said: count(true),
    adlib: {
      seconds: made.adlibs.reduce((sum, { start, end }) => sum + end - start, 0),
      found: overlap(unwritten, made.adlibs),
      marked: unwritten.reduce((sum, { startMs, endMs }) => sum + (endMs - startMs) / 1000, 0),
    },
  };
}

/** Equal time for every letter. */
function spreadByLetters(lines: Made['lines'], seconds: number): number[] {
  const lengths = lines.map(({ words }) => words.join('').length);
  const total = lengths.reduce((sum, length) => sum + length, 0);
  let passed = 0;
  return lengths.map((length) => {
    const start = (passed / total) * seconds;
    passed += length;
    return start;
  });
}

function overlap(
  found: readonly { startMs: number; endMs: number }[],
  truth: readonly { start: number; end: number }[],
): number {
  return found
    .flatMap(({ startMs, endMs }) =>
      truth.map(({ start, end }) =>
        Math.max(0, Math.min(endMs / 1000, end) - Math.max(startMs / 1000, start)),
      ),
    )
    .reduce((sum, seconds) => sum + seconds, 0);
}

/** Value below which the share `q` of the values lies. */
export function quantileOf(values: readonly number[], q: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? NaN;
}

export const shareWithin = (values: readonly number[], bound: number): number =>
  values.filter((value) => value <= bound).length / values.length;
