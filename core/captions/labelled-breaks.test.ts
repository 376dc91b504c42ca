import { describe, expect, it } from 'vitest';
import { MIN_CAPTION_MS, textWidth } from './caption-limits.ts';
import { paginateCaptions } from './paginate-captions.ts';
import { judgeBreaks } from './testing/judge-breaks.ts';
import { markedSentences } from './testing/korean-sentences.ts';
import { linesOf, spoken } from './testing/spoken-text.ts';

describe('captions of the labelled sentences', () => {
  const sentences = markedSentences();
  /** Sentences with a bad break, and the breaks for the message. */
  const judge = (divide: (words: string[]) => string[][]) =>
    sentences
      .map((sentence) => judgeBreaks(sentence, divide(sentence.words)).bad)
      .filter(({ length }) => length > 0);

  it.each(['long', 'short'] as const)('hardly ever end badly (%s rhythm)', (rhythm) => {
    const bad = judge((words) => linesOf(words.join(' '), '16:9', 'ko', rhythm));
    expect(bad.length / sentences.length, bad.join('; ')).toBeLessThanOrEqual(0.02);
  });

  it('are many enough, and fail what only counts letters', () => {
    expect(sentences.length).toBeGreaterThanOrEqual(150);
    const bad = judge((words) => {
      const lines = [''];
      for (const word of words) {
        const longer = `${lines.at(-1)} ${word}`.trim();
        if (textWidth(longer) > 16) lines.push(word);
        else lines[lines.length - 1] = longer;
      }
      return lines.map((line) => [line]);
    });
    expect(bad.length / sentences.length).toBeGreaterThan(0.3);
  });

  it('stay readable at an ordinary pace', () => {
    const transcript = spoken(['아멘.', '주님은 나의 목자시니 내게 부족함이 없습니다.', '할렐루야.']);
    for (const caption of paginateCaptions({ transcript, format: '16:9' })) {
      expect(caption.endMs - caption.startMs).toBeGreaterThanOrEqual(MIN_CAPTION_MS);
    }
  });
});
