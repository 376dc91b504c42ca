import { describe, expect, it } from 'vitest';
import { transcriptSchema } from '../../core/video.ts';
import { heardSchema, stretchesOf, toTranscript } from './heard.ts';

const segment = (start: number, end: number, text: string) => ({
  start,
  end,
  text,
  avg_logprob: -0.1,
  no_speech_prob: 0.1,
});
const hear = (answer: object, part = { offsetMs: 0, endMs: 600_000 }) =>
  toTranscript(stretchesOf(heardSchema.parse(answer), part), 'ko');
const texts = (transcript: ReturnType<typeof hear>) =>
  transcript.segments.map((s) => s.words.map((w) => w.text).join(' '));

describe('what Whisper heard', () => {
  it('takes the text with its punctuation from the segments and the times from the words', () => {
    const heard = hear({
      segments: [segment(0, 4, ' 하나님은 — “사랑”이시라.'), segment(4, 6, ' 아멘!')],
      words: [
        { word: '하나님은', start: 0.5, end: 1.2 },
        { word: '사랑', start: 1.4, end: 1.9 },
        { word: '이시라', start: 1.9, end: 2.5 },
        { word: '아멘', start: 4.1, end: 4.8 },
      ],
    });
    expect(texts(heard)).toEqual(['하나님은 — “사랑”이시라.', '아멘!']);
    expect(heard.segments[0]?.words).toMatchObject([
      { startMs: 500, endMs: 1200 },
      { startMs: 1400, endMs: 2500 },
    ]);
    expect(() => transcriptSchema.parse(heard)).not.toThrow();
  });

  it('joins what Whisper cut in mid-sentence, and parts what a pause divides', () => {
    const heard = hear({
      segments: [segment(0, 2, '주는 나의'), segment(2, 4, '목자시니'), segment(8, 9, '내게 부족함이')],
      words: [
        { word: '주는', start: 0, end: 0.9 },
        { word: '나의', start: 1, end: 1.9 },
        { word: '목자시니', start: 2.1, end: 3.8 },
        { word: '내게', start: 8, end: 8.3 },
        { word: '부족함이', start: 8.4, end: 9 },
      ],
    });
    expect(texts(heard)).toEqual(['주는 나의 목자시니', '내게 부족함이']);
  });

  it('keeps punctuation and times where segments and words differ in a few letters', () => {
    const heard = hear({
      segments: [segment(0, 2, '오늘 말씀은, 3장 16절'), segment(2, 4, '말씀입니다.')],
      words: [
        { word: ' 오늘', start: 0, end: 0.4 },
        { word: ' 말씀은', start: 0.4, end: 0.9 },
        { word: ' 삼장', start: 1, end: 1.4 },
        { word: ' 십육절', start: 1.4, end: 2 },
        { word: ' 말씀입니다', start: 2.2, end: 3 },
      ],
    });
    expect(texts(heard)).toEqual(['오늘 말씀은, 3장 16절 말씀입니다.']);
    expect(heard.segments[0]!.words.map((word) => word.startMs)).toEqual([0, 400, 1000, 1400, 2200]);
  });

  it('uses the words as they are where the segments say something else', () => {
    const heard = hear({
      segments: [segment(0, 4, '전혀 다른 이야기를 합니다.')],
      words: [
        { word: ' 여호와는', start: 0, end: 1 },
        { word: ' 나의', start: 1, end: 2 },
        { word: ' 목자시니', start: 2.2, end: 3 },
      ],
    });
    expect(texts(heard)).toEqual(['여호와는 나의 목자시니']);
  });

  it('takes words that come without segments', () => {
    expect(texts(hear({ text: '주는 나의', words: [{ word: '주는', start: 0, end: 1 }, { word: '나의', start: 1, end: 2 }] }))).toEqual(['주는 나의']); // prettier-ignore
  });

  it('spreads a segment without word times over its length', () => {
    const [sentence] = hear({ segments: [segment(10, 16, '가나 다라마바')] }).segments;
    expect(sentence?.words).toMatchObject([
      { text: '가나', startMs: 10_000, endMs: 12_000 },
      { text: '다라마바', startMs: 12_000, endMs: 16_000 },
    ]);
  });

  it('moves a part to its place, never past its end, and never back in time', () => {
    const heard = hear(
      {
        segments: [segment(0, 9, '하나 둘 셋')],
        words: [
          { word: '하나', start: 1, end: 2 },
          { word: '둘', start: 0.5, end: 0.4 },
          { word: '셋', start: 8, end: 30 },
        ],
      },
      { offsetMs: 100_000, endMs: 109_000 },
    );
    const words = heard.segments.flatMap((s) => s.words);
    expect(words.map((w) => [w.startMs, w.endMs])).toEqual([
      [101_000, 102_000],
      [101_000, 101_000],
      [108_000, 109_000],
    ]);
  });

  it('is empty for silence', () => {
    expect(hear({ duration: 600, language: 'korean', segments: [] }).segments).toEqual([]);
    expect(hear({ text: ' ', segments: null, words: null }).segments).toEqual([]);
  });

  it('is no answer without times, or of another kind', () => {
    for (const answer of [
      {},
      { text: '주는 나의' },
      { segments: 'no' },
      { segments: [{ text: 1 }] },
      [],
      null,
      '<html>',
    ]) {
      expect(heardSchema.safeParse(answer).success).toBe(false);
    }
  });
});
