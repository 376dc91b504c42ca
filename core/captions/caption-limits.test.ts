import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { msToFrame, type Format } from '../format.ts';
import { captionLimits, MAX_CAPTION_MS, MIN_CAPTION_MS, textWidth } from './caption-limits.ts';
import { paginateCaptions } from './paginate-captions.ts';
import { oddWord, spokenByWidth } from './testing/spoken-text.ts';
import { wordsOf } from './words-of.ts';

describe('captions of any text, spoken at an ordinary pace', () => {
  const sentence = fc
    .array(
      fc.oneof(
        fc.string({ minLength: 1, maxLength: 12, unit: 'grapheme' }),
        fc.lorem({ maxCount: 1 }),
        oddWord,
      ),
      {
        minLength: 3,
        maxLength: 25,
      },
    )
    // sentences of a letter or two, one after the other, would be over before they are seen
    .map((words) => `길고 긴 문장 ${words.join(' ').replace(/[.!?…。！？]/gu, '')}.`);

  it('are over no limit', () => {
    fc.assert(
      fc.property(
        fc.array(sentence, { minLength: 1, maxLength: 4 }),
        fc.constantFrom('ko', 'en', 'ja', 'zh', 'es', 'vi', 'ar'),
        fc.constantFrom<Format>('16:9', '9:16', '1:1'),
        fc.constantFrom('long' as const, 'short' as const),
        (sentences, language, format, rhythm) => {
          const transcript = spokenByWidth(sentences.map(wordsOf), language);
          const captions = paginateCaptions({ transcript, format, rhythm });
          const { lineWidth, lines } = captionLimits(format, language);
          captions.forEach((caption, i) => {
            const next = captions[i + 1];
            const shownMs = caption.endMs - caption.startMs;
            expect(caption.lines.length).toBeLessThanOrEqual(lines);
            for (const line of caption.lines) expect(textWidth(line)).toBeLessThanOrEqual(lineWidth);
            expect(shownMs).toBeGreaterThanOrEqual(MIN_CAPTION_MS);
            expect(shownMs).toBeLessThanOrEqual(MAX_CAPTION_MS);
            if (next) expect(msToFrame(next.startMs) - msToFrame(caption.endMs)).toBeGreaterThanOrEqual(2);
          });
        },
      ),
    );
  });
});
