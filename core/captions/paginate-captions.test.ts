import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { msToFrame, type Format } from '../format.ts';
import { captionSchema, type Transcript } from '../video.ts';
import { captionLimits, MAX_CAPTION_MS, MIN_CAPTION_MS, textWidth } from './caption-limits.ts';
import { paginateCaptions } from './paginate-captions.ts';
import { spreadWords } from './spread-words.ts';
import { wordsOf } from './words-of.ts';

/** Sentences as spoken at an even pace with a pause between them. */
function spoken(sentences: string[], options: { language?: string; msPerLetter?: number } = {}): Transcript {
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
const linesOf = (sentence: string, format: Format = '16:9', language = 'ko') =>
  paginateCaptions({ transcript: spoken([sentence], { language }), format }).map((c) => c.lines);

describe('captions', () => {
  it('leave a short sentence whole', () => {
    expect(linesOf('여호와는 나의 목자시니')).toEqual([['여호와는 나의 목자시니']]);
  });

  it('break where clauses end', () => {
    expect(linesOf('여호와는 나의 목자시니 내가 부족함이 없으리로다.')).toEqual([
      ['여호와는 나의 목자시니', '내가 부족함이 없으리로다.'],
    ]);
    expect(linesOf('For God so loved the world, that he gave his only begotten Son,', '16:9', 'en')).toEqual([
      ['For God so loved the world,', 'that he gave his only begotten Son,'],
    ]);
  });

  it.each([
    '우리가 함께 읽은 말씀은 바로 요한복음 3장 16절 말씀이었습니다.',
    '사도 바울은 감옥 안에서도 롬 8:28 말씀을 굳게 붙들었습니다.',
    '오늘 아침에는 시편 23편 1절에서 3절까지 천천히 읽었습니다.',
  ])('never cut a verse reference: %s', (sentence) => {
    const reference = /요한복음 3장 16절|롬 8:28|시편 23편 1절에서 3절까지/.exec(sentence)![0];
    for (const format of ['16:9', '1:1'] as const) {
      expect(
        linesOf(sentence, format)
          .flat()
          .some((line) => line.includes(reference)),
      ).toBe(true);
    }
  });

  it('never part a number from its unit', () => {
    const sentence = '우리는 매일 아침마다 적어도 30 분 이상 조용히 앉아 기도하며 하루를 시작합니다.';
    expect(
      linesOf(sentence, '9:16')
        .flat()
        .some((line) => line.includes('30 분')),
    ).toBe(true);
  });

  it.each([
    '하나님께서 우리에게 주시는 이 놀라운 평안을 누구도 빼앗을 수 없는 것은 그분이 함께하시기 때문입니다.',
    '지금까지 우리가 걸어온 모든 길을 돌아보면 하나님의 은혜가 아닌 것이 하나도 없었다는 것을 고백하게 됩니다.',
    '아무리 어려운 일이 우리 앞에 놓여 있다고 해도 우리는 결코 두려워하지 않고 앞으로 나아갈 수 있습니다.',
    '그 말씀을 다시 한번 읽어 보고 조용히 묵상해 보면 우리를 부르시는 주님의 음성을 들을 수 있을 것입니다.',
  ])('start no line with a word that leans on the one before: %s', (sentence) => {
    for (const format of ['16:9', '1:1', '9:16'] as const) {
      for (const line of linesOf(sentence, format).flat()) {
        expect(line).not.toMatch(/^(?:것|수|때문|않|보고|보면)| 수$/);
      }
    }
  });

  it('end where the speaker pauses', () => {
    const transcript = spoken(['우리는 오늘 아침 조용히 주님 앞에 나아와 두 손을 모읍니다']);
    const { words } = transcript.segments[0]!;
    // a second of silence after the fourth word
    for (const word of words.slice(4)) {
      word.startMs += 1500;
      word.endMs += 1500;
    }
    transcript.segments[0]!.endMs += 1500;
    const captions = paginateCaptions({ transcript, format: '16:9' });
    expect(captions[0]?.words).toHaveLength(4);
    expect(captions[1]?.startMs).toBe(words[4]?.startMs);
  });

  it('take one line at a time in the short rhythm', () => {
    const transcript = spoken(['오늘도 우리는 하나님의 크신 은혜 안에서 새로운 하루를 시작합니다.']);
    const captions = paginateCaptions({ transcript, format: '9:16', rhythm: 'short' });
    expect(captions.every((c) => c.lines.length === 1)).toBe(true);
  });

  it('stay readable at an ordinary pace', () => {
    const transcript = spoken(['아멘.', '주님은 나의 목자시니 내게 부족함이 없습니다.', '할렐루야.']);
    for (const caption of paginateCaptions({ transcript, format: '16:9' })) {
      expect(caption.endMs - caption.startMs).toBeGreaterThanOrEqual(MIN_CAPTION_MS);
    }
  });
});

/** Anything that could come out of a recogniser or an aligner: odd words, no time at all, long silences. */
const anyTranscript = fc.record({
  language: fc.constantFrom('ko', 'en', 'ja'),
  segments: fc.array(
    fc.record({
      gap: fc.integer({ min: 0, max: 5000 }),
      words: fc.array(
        fc.record({
          text: fc.oneof(
            fc.stringMatching(/^[가-힣]{1,7}[.,!?]?$/),
            fc.stringMatching(/^[A-Za-z]{1,12}$/),
            fc.constantFrom('것', '수', '요한복음', '3장', '16절', '롬', '8:28', '30', '분', '가'.repeat(30)),
          ),
          length: fc.integer({ min: 0, max: 1500 }),
          pause: fc.oneof(
            fc.constant(0),
            fc.integer({ min: 0, max: 1000 }),
            fc.integer({ min: 0, max: 9000 }),
          ),
        }),
        { minLength: 1, maxLength: 30 },
      ),
    }),
    { maxLength: 6 },
  ),
});

describe('captions of any transcript', () => {
  const check = (
    promise: (given: {
      transcript: Transcript;
      format: Format;
      captions: ReturnType<typeof paginateCaptions>;
    }) => void,
  ) =>
    fc.assert(
      fc.property(
        anyTranscript,
        fc.constantFrom<Format>('16:9', '9:16', '1:1'),
        fc.constantFrom('calm' as const, 'short' as const),
        (given, format, rhythm) => {
          let ms = 0;
          const segments = given.segments.map(({ gap, words }) => {
            ms += gap;
            const startMs = ms;
            const timed = words.map(({ text, length, pause }) => {
              const word = { text, startMs: ms, endMs: ms + length };
              ms += length + pause;
              return word;
            });
            return { startMs, endMs: timed[timed.length - 1]!.endMs, words: timed };
          });
          const transcript: Transcript = {
            source: 'speech',
            timing: 'heard',
            language: given.language,
            segments,
          };
          promise({ transcript, format, captions: paginateCaptions({ transcript, format, rhythm }) });
        },
      ),
    );

  it('hold every word exactly once, in order, with its time', () => {
    check(({ transcript, captions }) => {
      const words = transcript.segments.flatMap((s) => s.words);
      expect(captions.flatMap((c) => c.words)).toEqual(words);
      expect(captions.map((c) => c.lines.join(' ')).join(' ')).toBe(words.map((w) => w.text).join(' '));
    });
  });

  it('never run across two segments', () => {
    check(({ transcript, captions }) => {
      const ends = new Set<number>();
      let count = 0;
      for (const segment of transcript.segments) ends.add((count += segment.words.length));
      const captionEnds = new Set<number>();
      count = 0;
      for (const caption of captions) captionEnds.add((count += caption.words.length));
      for (const end of ends) expect(captionEnds.has(end)).toBe(true);
    });
  });

  it('are in order, do not overlap, and last no longer than seven seconds', () => {
    check(({ captions }) => {
      captions.forEach((caption, i) => {
        expect(captionSchema.safeParse(caption).success).toBe(true);
        expect(caption.endMs - caption.startMs).toBeLessThanOrEqual(MAX_CAPTION_MS);
        const next = captions[i + 1];
        if (!next) return;
        expect(caption.endMs).toBeLessThanOrEqual(next.startMs);
        // two frames apart wherever there is room for both
        if (next.startMs - caption.startMs >= 300) {
          expect(msToFrame(next.startMs) - msToFrame(caption.endMs)).toBeGreaterThanOrEqual(2);
        }
      });
    });
  });

  it('start with their first word, and stay for the least time unless the next words come', () => {
    check(({ captions }) => {
      captions.forEach((caption, i) => {
        const late = caption.startMs - caption.words[0]!.startMs;
        expect(late).toBeGreaterThanOrEqual(0);
        expect(late).toBeLessThanOrEqual(i);
        const next = captions[i + 1];
        if (!next || next.startMs - caption.startMs > MIN_CAPTION_MS + 100) {
          expect(caption.endMs - caption.startMs).toBeGreaterThanOrEqual(MIN_CAPTION_MS);
        }
      });
    });
  });

  it('hold two lines at most, none wider than the format allows but for a single word that is', () => {
    check(({ transcript, format, captions }) => {
      const { lineWidth } = captionLimits(format, transcript.language);
      for (const { lines } of captions) {
        expect(lines.length).toBeLessThanOrEqual(2);
        for (const line of lines) expect(textWidth(line) <= lineWidth || !line.includes(' ')).toBe(true);
      }
    });
  });

  it('are the same every time, each with an id of its own', () => {
    check(({ transcript, format, captions }) => {
      expect(new Set(captions.map((c) => c.id)).size).toBe(captions.length);
      const calm = paginateCaptions({ transcript, format });
      expect(paginateCaptions({ transcript, format })).toEqual(calm);
    });
  });
});
