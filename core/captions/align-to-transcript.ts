import type { Transcript, Word } from '../video.ts';
import { matchLetters } from './match-letters.ts';
import type { ManuscriptLine } from './read-manuscript.ts';
import { soundedLetters, type SoundedLetters } from './sounded-letters.ts';
import { syllableWeight } from './spread-words.ts';

/** A word that is at least this much like what was heard keeps the heard times. */
const MIN_SHARE = 0.3;

/**
 * The manuscript's words with the times of what a speech service heard: both are compared letter by letter as
 * they sound (23편 is 이십삼편), and words that were not heard get what time lies between their neighbours.
 * A word's confidence is the share of its letters that were heard.
 */
export function alignToTranscript(request: {
  lines: readonly ManuscriptLine[];
  heard: Transcript;
  language: string;
}): Transcript {
  const { lines, heard, language } = request;
  const heardWords = heard.segments.flatMap((segment) => segment.words);
  const texts = lines.flatMap((line) => line.words);
  const written = soundedLetters(texts, language);
  const spoken = soundedLetters(
    heardWords.map((word) => word.text),
    language,
  );
  const match = matchLetters(written.letters, spoken.letters);
  const known = texts.map((text, w) => heardTimes({ text, w, written, spoken, match, heardWords }));
  const timed = fillUnheard(known, texts, heard, language);
  let next = 0;
  const segments = lines.map(({ words }) => {
    const own = timed.slice(next, (next += words.length));
    return { startMs: own[0]!.startMs, endMs: own[own.length - 1]!.endMs, words: own };
  });
  return { source: 'manuscript', timing: 'heard', language, segments };
}

function heardTimes(given: {
  text: string;
  w: number;
  written: SoundedLetters;
  spoken: SoundedLetters;
  match: Int32Array;
  heardWords: readonly Word[];
}): Word | null {
  const { text, w, written, spoken, match, heardWords } = given;
  const first = written.firstOf[w]!;
  const count = written.firstOf[w + 1]! - first;
  const found = [...match.subarray(first, first + count)].flatMap((to, i) => (to >= 0 ? [{ i, to }] : []));
  if (found.length === 0 || found.length / count < MIN_SHARE) return null;
  // a letter's time is its share of the heard word's
  const timeOf = (letter: number, side: 0 | 1) => {
    const at = spoken.word[letter]!;
    const { startMs, endMs } = heardWords[at]!;
    const share = (letter - spoken.firstOf[at]! + side) / (spoken.firstOf[at + 1]! - spoken.firstOf[at]!);
    return startMs + (endMs - startMs) * share;
  };
  const head = found[0]!;
  const tail = found[found.length - 1]!;
  const from = timeOf(head.to, 0);
  const to = timeOf(tail.to, 1);
  const perLetter = Math.min(250, (to - from) / Math.max(1, tail.i - head.i + 1));
  return {
    text,
    startMs: Math.max(0, Math.round(from - head.i * perLetter)),
    endMs: Math.round(to + (count - 1 - tail.i) * perLetter),
    confidence: Math.round((found.length / count) * 100) / 100,
  };
}

/** All words in order of time; those without times share what lies between their neighbours. */
function fillUnheard(
  known: readonly (Word | null)[],
  texts: readonly string[],
  heard: Transcript,
  language: string,
): Word[] {
  const endOfAll = heard.segments[heard.segments.length - 1]?.endMs ?? 0;
  const words: Word[] = [];
  let clock = 0;
  for (let w = 0; w < texts.length;) {
    const word = known[w];
    if (word) {
      const startMs = Math.max(clock, word.startMs);
      clock = Math.max(startMs, Math.min(word.endMs, nextStart(known, w + 1) ?? Infinity));
      words.push({ ...word, startMs, endMs: clock });
      w++;
      continue;
    }
    let until = w;
    while (until < texts.length && !known[until]) until++;
    const limit = Math.max(clock, nextStart(known, until) ?? Math.max(endOfAll, clock));
    const weights = texts.slice(w, until).map((text) => syllableWeight(text, language));
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    const from = clock;
    let passed = 0;
    for (; w < until; w++) {
      passed += weights.shift()!;
      const endMs = Math.round(from + ((limit - from) * passed) / total);
      words.push({ text: texts[w]!, startMs: clock, endMs, confidence: 0 });
      clock = endMs;
    }
  }
  return words;
}

function nextStart(known: readonly (Word | null)[], from: number): number | null {
  for (let w = from; w < known.length; w++) if (known[w]) return known[w]!.startMs;
  return null;
}
