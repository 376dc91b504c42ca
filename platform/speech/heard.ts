import { z } from 'zod';
import { matchLetters } from '../../core/captions/match-letters.ts';
import type { Transcript, Word } from '../../core/video.ts';

const seconds = z.number().transform((s) => Math.max(0, s));
const known = (unknown: number) =>
  z
    .number()
    .nullish()
    .transform((value) => value ?? unknown);

/**
 * What Whisper answers as `verbose_json`, as far as we use it. Words are missing where it does not time them, and all
 * but an empty text where it heard nothing.
 */
export const heardSchema = z
  .object({
    text: z.string().nullish(),
    segments: z
      .array(
        z.object({
          start: seconds,
          end: seconds,
          text: z.string(),
          avg_logprob: known(0),
          compression_ratio: known(1),
          no_speech_prob: known(0),
        }),
      )
      .nullish(),
    words: z.array(z.object({ word: z.string(), start: seconds, end: seconds })).nullish(),
  })
  .refine(({ text, segments, words }) => segments ?? (words?.length || text?.trim() === ''), {
    message: 'text without times',
  })
  .transform(({ segments, words }) => ({ segments: segments ?? segmentOf(words ?? []), words: words ?? [] }));
export type Heard = z.output<typeof heardSchema>;
type Segment = Heard['segments'][number];
type HeardWord = Heard['words'][number];

/** Words that came without segments, as one. */
function segmentOf(words: { word: string; start: number; end: number }[]): {
  start: number;
  end: number;
  text: string;
  avg_logprob: number;
  compression_ratio: number;
  no_speech_prob: number;
}[] {
  const [first, last] = [words[0], words.at(-1)];
  if (!first || !last) return [];
  const text = words.map(({ word }) => word.trim()).join(' ');
  return [
    { start: first.start, end: last.end, text, avg_logprob: 0, compression_ratio: 1, no_speech_prob: 0 },
  ];
}

/** One stretch of speech as Whisper has it: up to half a minute, often ending in mid-sentence. */
export interface Stretch {
  startMs: number;
  endMs: number;
  text: string;
  /** 0 to 1: how sure Whisper is that nobody speaks here. */
  noSpeech: number;
  /** Mean logarithm of the probability of what it wrote; 0 is certain, below -1 it guesses. */
  logProb: number;
  /** How much smaller the text gets when compressed; above 2.4 it repeats itself. */
  compression: number;
  words: Word[];
}

/** A silence this long ends a sentence, said with a full stop or not. */
const LONG_PAUSE_MS = 1200;
/** Where Whisper began a new stretch, a shorter one does. */
const SHORT_PAUSE_MS = 500;
const SENTENCE_END = /[.?!。？！…]["'”’»)\]]*$/u;

/** Letters and digits alone: Whisper's words come without the punctuation that its segments have. */
export const bare = (text: string): string =>
  text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

/** Seconds of the part that was sent. */
interface TimedText {
  text: string;
  start: number;
  end: number;
}

/**
 * The words of an answer, in milliseconds of the recording.
 * @param offsetMs where the part that was sent begins, `endMs` where it ends; no word leaves it
 */
export function stretchesOf(
  heard: Heard,
  { offsetMs, endMs }: { offsetMs: number; endMs: number },
): Stretch[] {
  const toMs = (s: number) => Math.min(endMs, offsetMs + Math.round(s * 1000));
  const timed = timeTokens(heard.segments, heard.words);
  return heard.segments.map((segment, i) => {
    const confidence = Math.min(1, Math.exp(segment.avg_logprob));
    return {
      startMs: toMs(segment.start),
      endMs: toMs(segment.end),
      text: segment.text.trim(),
      noSpeech: segment.no_speech_prob,
      logProb: segment.avg_logprob,
      compression: segment.compression_ratio,
      words: (timed[i] ?? []).map(({ text, start, end }) => ({
        text: text.slice(0, 400),
        startMs: toMs(start),
        endMs: toMs(Math.max(start, end)),
        confidence,
      })),
    };
  });
}

/** With less than this in common, segments and words are not of the same speech. */
const SAME_SPEECH = 0.5;

/**
 * Each segment's words with times: the text of the segments, which has punctuation, with the times of the words. Both
 * are compared by letters, since they may differ in a few (3장, 삼장).
 */
function timeTokens(segments: Segment[], words: HeardWord[]): TimedText[][] {
  if (words.length === 0) return segments.map(spreadEvenly);
  const heard = words.flatMap((word) => Array.from(bare(word.word), (letter) => ({ letter, word })));
  const tokens = segments.map((segment) => tokensOf(segment.text));
  const letters = tokens.flat().flatMap((token) => Array.from(bare(token)));
  const { to } = matchLetters(
    letters,
    heard.map(({ letter }) => letter),
  );
  const found = to.reduce((sum, j) => sum + (j >= 0 ? 1 : 0), 0);
  if (found < letters.length * SAME_SPEECH) return shareOut(segments, words);

  let at = 0;
  return segments.map((segment, s) => {
    const timed = tokens[s]!.map((text) => {
      const matches = [...to.subarray(at, (at += Array.from(bare(text)).length))].filter((j) => j >= 0);
      return { text, first: heard[matches[0] ?? -1]?.word, last: heard[matches.at(-1) ?? -1]?.word };
    });
    return timed.map(({ text, first, last }, i) => ({
      text,
      // a word without times of its own has those of its neighbours
      start: first?.start ?? timed.slice(0, i).findLast((one) => one.last)?.last?.end ?? segment.start,
      end: last?.end ?? timed.slice(i).find((one) => one.first)?.first?.start ?? segment.end,
    }));
  });
}

/** Every word to the last segment that has begun by its middle. */
function shareOut(segments: Segment[], words: HeardWord[]): TimedText[][] {
  const shares: TimedText[][] = segments.map(() => []);
  for (const { word, start, end } of words) {
    const middle = (start + end) / 2;
    const index = segments.findLastIndex((segment) => segment.start <= middle);
    const text = word.trim();
    if (text) shares[Math.max(0, index)]?.push({ text, start, end });
  }
  return shares;
}

/** Without word times: each word gets the share of the segment that its letters are of the text. */
function spreadEvenly(segment: Segment): TimedText[] {
  const length = Math.max(1, bare(segment.text).length);
  const at = (letters: number) => segment.start + ((segment.end - segment.start) * letters) / length;
  let letters = 0;
  return tokensOf(segment.text).map((text) => {
    const start = at(letters);
    letters += bare(text).length;
    return { text, start, end: at(letters) };
  });
}

/** Words of a text; a dash or quotation mark that stands alone belongs to the word before it, or after it at the start. */
function tokensOf(text: string): string[] {
  const tokens: string[] = [];
  let waiting = '';
  for (const token of text.split(/\s+/u).filter(Boolean)) {
    if (bare(token) !== '') {
      tokens.push(waiting + token);
      waiting = '';
    } else if (tokens.length > 0) tokens.push(`${tokens.pop()} ${token}`);
    else waiting += `${token} `;
  }
  return tokens;
}

/** Stretches as sentences, in order, for the document. */
export function toTranscript(stretches: Stretch[], language: string): Transcript {
  const segments: Transcript['segments'] = [];
  let sentence: Word[] = [];
  const close = () => {
    const [first, last] = [sentence[0], sentence.at(-1)];
    if (first && last) segments.push({ startMs: first.startMs, endMs: last.endMs, words: sentence });
    sentence = [];
  };
  let clockMs = 0;
  for (const stretch of stretches) {
    stretch.words.forEach((heard, i) => {
      const startMs = Math.max(clockMs, heard.startMs);
      const word = { ...heard, startMs, endMs: Math.max(startMs, heard.endMs) };
      const before = sentence.at(-1);
      const pauseMs = before ? startMs - before.endMs : 0;
      if (pauseMs >= LONG_PAUSE_MS || (i === 0 && pauseMs >= SHORT_PAUSE_MS)) close();
      sentence.push(word);
      clockMs = word.startMs;
      if (SENTENCE_END.test(word.text)) close();
    });
  }
  close();
  return { source: 'speech', timing: 'heard', language, segments };
}
