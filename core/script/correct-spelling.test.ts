import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { paginateCaptions } from '../captions/paginate-captions.ts';
import { spreadWords } from '../captions/spread-words.ts';
import { transcriptSchema, type Transcript } from '../video.ts';
import { correctSpelling } from './correct-spelling.ts';
import { isSpellingEdit, type SpellingEdit } from './spelling-edit.ts';

const hear = (sentences: string[], source: Transcript['source'] = 'speech'): Transcript => ({
  source,
  timing: 'heard',
  language: 'ko',
  segments: sentences.map((text, i) => ({
    startMs: i * 4000,
    endMs: i * 4000 + 3500,
    words: spreadWords({ words: text.split(' '), startMs: i * 4000, endMs: i * 4000 + 3500, language: 'ko' }),
  })),
});
const captionsOf = (transcript: Transcript) => paginateCaptions({ transcript, format: '16:9' });
const textOf = ({ segments }: Transcript) =>
  segments.map(({ words }) => words.map((word) => word.text).join(' '));

const HEARD = ['하박꾹 선지자는 “이렇게 기도했습니다.”', '우리도 새벽기두 때 기도할수 있습니다.'];
function correct(
  edits: SpellingEdit[],
  rules: { wrong: string; right: string }[] = [],
  transcript = hear(HEARD),
) {
  return correctSpelling({ transcript, captions: captionsOf(transcript), edits, rules });
}
/** The caption that holds a word. */
const lineOf = (word: string, transcript = hear(HEARD)) =>
  captionsOf(transcript).findIndex((caption) => caption.words.some(({ text }) => text.includes(word)));

describe('corrections of spelling', () => {
  it('replace whole words, and keep the marks around them and their times', () => {
    const { transcript, made } = correct([
      { line: lineOf('하박꾹'), from: '하박꾹', to: '하박국' },
      { line: lineOf('기도했습니다'), from: '기도했습니다', to: '기도하였습니다' },
      { line: lineOf('새벽기두'), from: '새벽기두 때', to: '새벽기도 때' },
    ]);
    expect(made).toBe(3);
    expect(textOf(transcript)).toEqual([
      '하박국 선지자는 “이렇게 기도하였습니다.”',
      '우리도 새벽기도 때 기도할수 있습니다.',
    ]);
    const times = ({ segments }: Transcript) =>
      segments.flatMap((s) => s.words.map((w) => [w.startMs, w.endMs]));
    expect(times(transcript)).toEqual(times(hear(HEARD)));
  });

  it('share the time where there is a word more', () => {
    const { transcript } = correct([{ line: lineOf('기도할수'), from: '기도할수', to: '기도할 수' }]);
    expect(textOf(transcript)[1]).toBe('우리도 새벽기두 때 기도할 수 있습니다.');
    const [old] = hear(HEARD).segments[1]!.words.slice(3, 4);
    const [first, second] = transcript.segments[1]!.words.slice(3, 5);
    expect([first!.startMs, second!.endMs]).toEqual([old!.startMs, old!.endMs]);
  });

  it.each([
    ['in another line', { line: 99, from: '하박꾹', to: '하박국' }],
    ['that is not there', { line: 0, from: '하박굵', to: '하박국' }],
    ['inside a word', { line: 0, from: '박꾹', to: '박국' }],
    ['to something else', { line: 0, from: '하박꾹', to: '여러분 헌금하세요' }],
    ['to an address', { line: 0, from: '하박꾹', to: 'https://하박국' }],
    ['with a line break', { line: 0, from: '하박꾹', to: '하박국\n하박국' }],
    ['to a sentence', { line: 0, from: '하박꾹 선지자는', to: '하박국. 선지자는' }],
  ])('are passed over %s', (_, edit) => {
    expect(correct([edit])).toEqual({ transcript: hear(HEARD), made: 0 });
  });

  it('never touch what somebody wrote', () => {
    for (const source of ['manuscript', 'subtitles'] as const) {
      const written = hear(HEARD, source);
      expect(correct([{ line: 0, from: '하박꾹', to: '하박국' }], [], written)).toEqual({
        transcript: written,
        made: 0,
      });
    }
  });

  it('are bound by the rules of the church: none is undone, and they apply to what was corrected', () => {
    const rules = [{ wrong: '하박국', right: '하바꾹' }];
    expect(textOf(correct([{ line: 0, from: '하박꾹', to: '하박국' }], rules).transcript)[0]).toContain(
      '하바꾹 선지자는',
    );
    const named = [{ wrong: '하박국', right: '하박꾹' }];
    expect(correct([{ line: 0, from: '하박꾹', to: '하박국' }], named).made).toBe(0);
  });

  it('leave a transcript that fits the document, in order of time, whatever they are', () => {
    const words = fc.constantFrom(
      '하박꾹',
      '하박국',
      '기도할수',
      '기도할 수',
      '선지자는',
      '때',
      '',
      '\u0000',
      '12:3',
    );
    fc.assert(
      fc.property(
        fc.array(fc.record({ line: fc.integer({ min: -2, max: 6 }), from: words, to: words })),
        (edits) => {
          const { transcript } = correct(edits);
          let clock = 0;
          for (const { startMs, endMs } of transcriptSchema
            .parse(transcript)
            .segments.flatMap((s) => s.words)) {
            expect(startMs).toBeGreaterThanOrEqual(clock);
            clock = endMs;
          }
        },
      ),
    );
  });
});

describe('an edit of spelling', () => {
  it.each([
    ['여호아', '여호와'],
    ['요한보금', '요한복음'],
    ['할수 있다', '할 수 있다'],
    ['삼장 십육절', '3장 16절'],
    ['나에 목자', '나의 목자'],
    ['Habakuk', 'Habakkuk'],
  ])('%s → %s', (from, to) => {
    expect(isSpellingEdit({ from, to }, 'ko')).toBe(true);
  });

  it.each([
    ['있다', '없다', 'the opposite'],
    ['하겠습니다', '안 하겠습니다', 'the opposite'],
    ['can do', 'can not do', 'the opposite'],
    ['3장 16절', '3장 18절', 'another number'],
    ['하나님', '하느님', 'another name'],
    ['사울이', '바울이', 'another name'],
    ['은혜', '구원', 'another word'],
    ['은혜', '은혜 와 사랑 이 넘치는', 'more words'],
    ['은혜', '은혜<br>', 'markup'],
    ['은혜', '은혜\u202e', 'a control character'],
    ['은혜', '은혜!', 'a mark'],
    ['은혜', '은혜', 'the same'],
    ['은혜', '', 'nothing'],
  ])('is not %s → %s: %s', (from, to) => {
    expect(isSpellingEdit({ from, to }, 'ko')).toBe(false);
  });
});
