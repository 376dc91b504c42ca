import fc from 'fast-check';
import type { Format } from '../../format.ts';
import type { CaptionRhythm, Transcript } from '../../video.ts';
import { textWidth } from '../caption-limits.ts';
import { paginateCaptions } from '../paginate-captions.ts';
import { spreadWords } from '../spread-words.ts';
import { wordsOf } from '../words-of.ts';

/** Sentences as spoken at an even pace with a pause between them. */
export function spoken(
  sentences: string[],
  options: { language?: string; msPerLetter?: number } = {},
): Transcript {
  const { language = 'ko', msPerLetter = 170 } = options;
  let startMs = 500;
  const segments = sentences.map((sentence) => {
    const words = wordsOf(sentence);
    const endMs = startMs + Math.round(textWidth(words.join('')) * msPerLetter);
    const segment = { startMs, endMs, words: spreadWords({ words, startMs, endMs, language }) };
    startMs = endMs + 600;
    return segment;
  });
  return { source: 'manuscript', timing: 'rough', language, segments };
}

/** The lines of a sentence, caption by caption. */
export const linesOf = (
  sentence: string,
  format: Format = '16:9',
  language = 'ko',
  rhythm: CaptionRhythm = 'long',
) => paginateCaptions({ transcript: spoken([sentence], { language }), format, rhythm }).map((c) => c.lines);

/** Each word as long as it is wide, whatever it is made of, with a pause after each sentence. */
export function spokenByWidth(sentences: string[][], language: string): Transcript {
  let ms = 0;
  const segments = sentences
    .filter((words) => words.length > 0)
    .map((words) => {
      const timed = words.map((text) => {
        const startMs = ms;
        ms += Math.round(Math.max(1, textWidth(text)) * 180);
        return { text, startMs, endMs: ms };
      });
      ms += 700;
      return { startMs: timed[0]!.startMs, endMs: ms - 700, words: timed };
    });
  return { source: 'speech', timing: 'heard', language, segments };
}

/** Words that no manuscript should hold, and some that every manuscript holds. */
export const oddWord = fc.constantFrom(
  '것',
  '수',
  '요한복음',
  '3장',
  '16절',
  '롬',
  '8:28',
  '30',
  '분',
  '했습니다.',
  '"말라."',
  'Mr.',
  '가'.repeat(200),
  'x'.repeat(200),
  '神は愛です、主をほめよ。',
  '神爱世人。',
  '«سلام»',
  'שָׁלוֹם'.repeat(30),
  '👨‍👩‍👧‍👦'.repeat(60),
  '🙏',
  'e\u0301'.repeat(90),
  '한글'.normalize('NFD').repeat(20),
  '—',
  '“아멘.”',
);
