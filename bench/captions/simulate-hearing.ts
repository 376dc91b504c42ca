import type { Segment, Transcript, Word } from '../../core/video.ts';

/** Shares of words, and how far the times are off (standard deviation). */
export interface HearingErrors {
  dropped: number;
  wrong: number;
  inserted: number;
  jitterMs: number;
}

/** What a speech service with such errors would answer for speech whose words and times are known. */
export function simulateHearing(truth: Transcript, errors: HearingErrors, random: () => number): Transcript {
  const vocabulary = truth.segments.flatMap((segment) => segment.words.map((word) => word.text));
  const other = () => vocabulary[Math.floor(random() * vocabulary.length)]!;
  const jitter = () => Math.round(normal(random) * errors.jitterMs);
  let clock = 0;
  const heardWord = (text: string, word: Word): Word => {
    const startMs = Math.max(clock, word.startMs + jitter());
    clock = Math.max(startMs + 40, word.endMs + jitter());
    return { text, startMs, endMs: clock };
  };
  const segments = truth.segments.flatMap((segment): Segment[] => {
    const words = segment.words.flatMap((word) => {
      const heard: Word[] = [];
      const chance = random();
      if (chance >= errors.dropped) {
        const isWrong = chance < errors.dropped + errors.wrong;
        heard.push(
          heardWord(isWrong ? (random() < 0.5 ? other() : misheard(word.text, random)) : word.text, word),
        );
      }
      if (random() < errors.inserted) heard.push(heardWord(other(), { ...word, startMs: word.endMs }));
      return heard;
    });
    const [first, last] = [words[0], words.at(-1)];
    return first && last ? [{ startMs: first.startMs, endMs: last.endMs, words }] : [];
  });
  return { source: 'speech', timing: 'heard', language: truth.language, segments };
}

/** Each syllable with another vowel half of the time. */
const misheard = (text: string, random: () => number): string =>
  Array.from(text, (letter) => {
    const index = letter.codePointAt(0)! - 0xac00;
    if (index < 0 || index >= 11_172 || random() < 0.5) return letter;
    const vowel = Math.floor(random() * 21);
    return String.fromCodePoint(0xac00 + Math.floor(index / 588) * 588 + vowel * 28 + (index % 28));
  }).join('');

/** Box and Muller. */
const normal = (random: () => number): number =>
  Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
