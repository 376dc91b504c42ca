import { createTikTokStyleCaptions } from '@remotion/captions';
import { describe, expect, it } from 'vitest';
import { paginateCaptions } from './paginate-captions.ts';
import { spoken } from './testing/spoken-text.ts';
import { toRemotionCaptions } from './to-remotion-captions.ts';

const made = (sentence: string, language: string) =>
  paginateCaptions({ transcript: spoken([sentence], { language }), format: '16:9' });
/** What Remotion's own helper makes of them: a page for each caption, a token for each word. */
const pagesOf = (captions: ReturnType<typeof made>) =>
  createTikTokStyleCaptions({
    captions: captions.flatMap((caption) => toRemotionCaptions(caption, 0)),
    combineTokensWithinMilliseconds: 60_000,
  }).pages;

describe('captions for Remotion', () => {
  it.each([
    ['ko', '그럴 때 필요한 것은 더 열심히 달리라는 재촉이 아니라 하나님이 주시는 쉼입니다.', ' '],
    ['ja', '独り子を信じる者が一人も滅びないで、永遠の命を得るためである。', ''],
  ])('are paged as ours, word by word (%s)', (language, sentence, glue) => {
    const captions = made(sentence, language);
    const pages = pagesOf(captions);
    expect(captions.length).toBeGreaterThan(1);
    expect(pages.map(({ text, startMs }) => ({ text, startMs }))).toEqual(
      captions.map(({ lines, words }) => ({
        // a new line is parted from the one before even where words are not
        text: glue === ' ' ? lines.join(' ') : expect.stringMatching(new RegExp(`^${lines.join(' ?')}$`)),
        startMs: words[0]!.startMs,
      })),
    );
    expect(pages.map(({ tokens }) => tokens.map(({ fromMs }) => fromMs))).toEqual(
      captions.map(({ words }) => words.map(({ startMs }) => startMs)),
    );
  });

  it('stand as a whole where the times of the words are not known', () => {
    const caption = { id: 'c1', startMs: 1000, endMs: 2000, lines: ['아멘', '할렐루야'], words: [] };
    expect(toRemotionCaptions(caption, 500)).toEqual([
      {
        text: ' 아멘 할렐루야',
        startMs: 1500,
        endMs: 2500,
        timestampMs: null,
        confidence: null,
        pageBreakAfter: true,
      },
    ]);
  });
});
