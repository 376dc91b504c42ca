import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { msToFrame, type Format } from '../format.ts';
import { captionSchema, type Caption, type CaptionRhythm, type Transcript } from '../video.ts';
import { captionLimits, MAX_CAPTION_MS, MIN_CAPTION_MS, textWidth } from './caption-limits.ts';
import { paginateCaptions } from './paginate-captions.ts';
import { spreadWords } from './spread-words.ts';
import { judgeBreaks } from './testing/judge-breaks.ts';
import { markedSentences } from './testing/korean-sentences.ts';
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
const linesOf = (
  sentence: string,
  format: Format = '16:9',
  language = 'ko',
  rhythm: CaptionRhythm = 'long',
) => paginateCaptions({ transcript: spoken([sentence], { language }), format, rhythm }).map((c) => c.lines);

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

  it('change less often in the long rhythm', () => {
    const transcript = spoken([
      '그럴 때 필요한 것은 더 열심히 달리라는 재촉이 아니라 하나님이 주시는 쉼입니다.',
      '믿음은 바라는 것들의 실상이요 보지 못하는 것들의 증거라고 성경은 말합니다.',
    ]);
    const long = paginateCaptions({ transcript, format: '16:9', rhythm: 'long' });
    const short = paginateCaptions({ transcript, format: '16:9', rhythm: 'short' });
    expect(short.length).toBeGreaterThanOrEqual(1.5 * long.length);
  });

  it('show no two sentences at once', () => {
    expect(linesOf('왜 염려하십니까? 하늘의 새를 보십시오.')).toEqual([
      ['왜 염려하십니까?'],
      ['하늘의 새를 보십시오.'],
    ]);
    // nor where a speech service wrote no points
    expect(linesOf('저는 교회를 섬기는 사람입니다 오늘은 감사에 대해 나누겠습니다')).toEqual([
      ['저는 교회를 섬기는 사람입니다'],
      ['오늘은 감사에 대해 나누겠습니다'],
    ]);
  });

  it('take a quotation and who said it as one sentence', () => {
    expect(linesOf('주님은 "두려워하지 말라." 하셨습니다.')).toEqual([
      ['주님은', '"두려워하지 말라." 하셨습니다.'],
    ]);
  });

  it('wait for a word that is over before it can be read', () => {
    const transcript = spoken(['네.', '그렇습니다. 주님은 오늘도 우리와 함께 계십니다.']);
    const [yes, next] = transcript.segments;
    const late = next!.startMs - yes!.endMs;
    for (const part of [next!, ...next!.words]) {
      part.startMs -= late;
      part.endMs -= late;
    }
    const captions = paginateCaptions({ transcript, format: '16:9' });
    expect(captions[0]!.endMs - captions[0]!.startMs).toBeGreaterThanOrEqual(MIN_CAPTION_MS);
    expect(captions[1]!.startMs - next!.startMs).toBeLessThan(MIN_CAPTION_MS);
  });

  it.each([
    [
      'es',
      'Porque de tal manera amó Dios al mundo, que ha dado a su Hijo unigénito,',
      [['Porque de tal manera amó Dios al mundo,', 'que ha dado a su Hijo unigénito,']],
    ],
    [
      'vi',
      'Vì Đức Chúa Trời yêu thương thế gian, đến nỗi đã ban Con một của Ngài,',
      [['Vì Đức Chúa Trời yêu thương thế gian,', 'đến nỗi đã ban Con một của Ngài,']],
    ],
    [
      'ja',
      '独り子を信じる者が一人も滅びないで、永遠の命を得るためである。',
      [['独り子を信じる者が', '一人も滅びないで、'], ['永遠の命を得るためである。']],
    ],
    [
      'zh',
      '神爱世人，甚至将他的独生子赐给他们，叫一切信他的不至灭亡，反得永生。',
      [['神爱世人，', '甚至将他的独生子赐给他们，'], ['叫一切信他的不至灭亡，反得永生。']],
    ],
  ])('break where a reader of %s pauses', (language, sentence, lines) => {
    expect(linesOf(sentence, '16:9', language)).toEqual(lines);
  });
});

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

const oddWord = fc.constantFrom(
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

/** Anything that could come out of a recogniser or an aligner: odd words, no time at all, long silences. */
const anyTranscript = fc.record({
  language: fc.constantFrom('ko', 'en', 'ja', 'zh', 'es', 'vi', 'ar'),
  segments: fc.array(
    fc.record({
      gap: fc.integer({ min: 0, max: 5000 }),
      words: fc.array(
        fc.record({
          text: fc.oneof(
            fc.stringMatching(/^[가-힣]{1,7}[.,!?]?$/),
            fc.stringMatching(/^[A-Za-z]{1,12}$/),
            oddWord,
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

/** Whether a caption starts with a piece of a word that was cut. */
const isWithinWord = (transcript: Transcript, caption: Caption) =>
  transcript.segments.some((s) =>
    s.words.some(
      (w) => w.startMs <= caption.startMs && caption.startMs <= w.endMs && w.text !== caption.words[0]?.text,
    ),
  );

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
        fc.constantFrom('long' as const, 'short' as const),
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

  const bare = (texts: string[]) => texts.join('').replace(/\s/gu, '');

  it('keep every letter, in order', () => {
    check(({ transcript, captions }) => {
      const given = bare(transcript.segments.flatMap((s) => s.words.map((w) => w.text)));
      expect(bare(captions.flatMap((c) => c.words.map((w) => w.text)))).toBe(given);
      expect(bare(captions.flatMap((c) => c.lines))).toBe(given);
    });
  });

  it('hold words that are shorter than a line whole', () => {
    check(({ transcript, format, captions }) => {
      if (!['ko', 'en', 'es', 'vi', 'ar'].includes(transcript.language)) return;
      const { lineWidth } = captionLimits(format, transcript.language);
      const whole = (words: { text: string }[]) =>
        words.map((w) => w.text).filter((text) => textWidth(text) <= lineWidth / 2);
      const given = whole(transcript.segments.flatMap((s) => s.words));
      const shown = new Set(captions.flatMap((c) => whole(c.words)));
      for (const text of given) expect(shown.has(text)).toBe(true);
    });
  });

  it('know the times of their words, in order and inside their own', () => {
    check(({ captions }) => {
      for (const { words, startMs, endMs } of captions) {
        let clock = startMs;
        for (const word of words) {
          expect(word.startMs).toBeGreaterThanOrEqual(clock);
          expect(word.endMs).toBeGreaterThanOrEqual(word.startMs);
          expect(word.endMs).toBeLessThanOrEqual(endMs);
          clock = word.startMs;
        }
      }
    });
  });

  it('never run across two segments', () => {
    check(({ transcript, captions }) => {
      const length = (words: { text: string }[]) => bare(words.map((w) => w.text)).length;
      const captionEnds = new Set<number>();
      let count = 0;
      for (const { words } of captions) captionEnds.add((count += length(words)));
      count = 0;
      for (const { words } of transcript.segments)
        expect(captionEnds.has((count += length(words)))).toBe(true);
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

  it('start with their first word, or soon after where that one comes too early', () => {
    check(({ transcript, captions }) => {
      const starts = transcript.segments.flatMap((s) => s.words.map((w) => w.startMs));
      captions.forEach((caption, i) => {
        const before = captions[i - 1];
        const early = before !== undefined && caption.startMs - before.startMs <= 1501 + i;
        if (!early) expect(starts.includes(caption.startMs) || isWithinWord(transcript, caption)).toBe(true);
        if (i === 0) expect(caption.startMs).toBe(starts[0]);
      });
    });
  });

  it('stay for the least time unless words keep coming', () => {
    check(({ captions }) => {
      captions.forEach((caption, i) => {
        const next = captions[i + 1];
        if (!next || next.startMs - caption.startMs > MIN_CAPTION_MS + 100) {
          expect(caption.endMs - caption.startMs).toBeGreaterThanOrEqual(MIN_CAPTION_MS);
        }
      });
    });
  });

  it('hold two lines at most, none wider than the format allows', () => {
    check(({ transcript, format, captions }) => {
      const { lineWidth } = captionLimits(format, transcript.language);
      for (const { lines } of captions) {
        expect(lines.length).toBeLessThanOrEqual(2);
        for (const line of lines) expect(textWidth(line)).toBeLessThanOrEqual(lineWidth);
      }
    });
  });

  it('are the same every time, each with an id of its own', () => {
    check(({ transcript, format, captions }) => {
      expect(new Set(captions.map((c) => c.id)).size).toBe(captions.length);
      const once = paginateCaptions({ transcript, format });
      expect(paginateCaptions({ transcript, format })).toEqual(once);
    });
  });
});

/** Each word as long as it is wide, whatever it is made of, with a pause after each sentence. */
function spokenByWidth(sentences: string[][], language: string): Transcript {
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
