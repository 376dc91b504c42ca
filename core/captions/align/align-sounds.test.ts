import { describe, expect, it } from 'vitest';
import { alignManuscript } from '../align-manuscript.ts';
import { markedSentences } from '../testing/korean-sentences.ts';
import { speakSentences } from '../testing/synthetic-voice.ts';

const RATE = 16_000;
const sentences = markedSentences();
const written = sentences
  .map(({ words }) => words)
  .filter((words) => words.length >= 4 && words.length <= 9)
  .slice(0, 24);
const align = (samples: Float32Array, manuscript: readonly (readonly string[])[]) =>
  alignManuscript({
    samples,
    sampleRate: RATE,
    lines: manuscript.map((words) => ({ words: [...words], paragraph: 0 })),
    language: 'ko',
  });
const pauses = (i: number) => 0.15 + 0.1 * (i % 3);
/** Times a tenth of a second off are no better than guessed here. */
const NEAR_S = 0.1;

describe('a manuscript laid along its recording by sound', () => {
  const { samples, spoken } = speakSentences(written, RATE, pauses);
  const { segments, timing, unwritten } = align(samples, written);

  it('finds where each sentence begins and ends, and is sure of it', () => {
    expect(timing).toBe('aligned');
    expect(unwritten).toBeUndefined();
    segments.forEach((segment, i) => {
      expect(Math.abs(segment.startMs / 1000 - spoken[i]!.start)).toBeLessThan(NEAR_S);
      expect(Math.abs(segment.endMs / 1000 - spoken[i]!.end)).toBeLessThan(NEAR_S);
    });
    expect(segments.filter(({ only }) => only !== undefined)).toEqual([]);
  });

  it('keeps the words to the letter and in order of time', () => {
    expect(segments.map(({ words }) => words.map(({ text }) => text))).toEqual(written);
    const words = segments.flatMap((segment) => segment.words);
    words.forEach((word, i) => {
      expect(word.endMs).toBeGreaterThan(word.startMs);
      expect(word.startMs).toBeGreaterThanOrEqual(words[i - 1]?.endMs ?? 0);
    });
  });
});

it('marks sentences that nobody says, and finds the others all the same', () => {
  const unsaid = new Set([4, 12, 13, 20]);
  const said = written.filter((_, i) => !unsaid.has(i));
  const { samples, spoken } = speakSentences(said, RATE, pauses);
  const { segments } = align(samples, written);
  expect(segments.flatMap(({ only }, i) => (only === 'written' ? [i] : []))).toEqual([...unsaid]);
  const found = segments.filter(({ only }) => only === undefined);
  found.forEach(({ startMs }, i) => {
    expect(Math.abs(startMs / 1000 - spoken[i]!.start)).toBeLessThan(NEAR_S);
  });
});

it('finds speech that is not written, and lays no sentence over it', () => {
  const adlib = new Set([6, 7, 8]);
  const { samples, spoken } = speakSentences(written, RATE, pauses);
  const kept = written.filter((_, i) => !adlib.has(i));
  const { segments, unwritten } = align(samples, kept);
  const truth = spoken.filter((_, i) => !adlib.has(i));
  segments.forEach(({ startMs }, i) => {
    expect(Math.abs(startMs / 1000 - truth[i]!.start)).toBeLessThan(NEAR_S);
  });
  expect(unwritten).toHaveLength(1);
  expect(Math.abs(unwritten![0]!.startMs / 1000 - spoken[6]!.start)).toBeLessThan(0.5);
  expect(Math.abs(unwritten![0]!.endMs / 1000 - spoken[8]!.end)).toBeLessThan(0.5);
});

it('says that a manuscript is of another recording rather than force it', () => {
  const { samples } = speakSentences(written, RATE, pauses);
  const other = sentences.slice(60, 90).map(({ words }) => words);
  const { timing, matched, segments } = align(samples, other);
  expect(timing).toBe('rough');
  expect(matched).toBeLessThan(0.5);
  expect(segments).toHaveLength(other.length);
});
