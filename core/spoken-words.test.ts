import fc from 'fast-check';
import { expect, test } from 'vitest';
import { partAt, spokenLines, spokenWords } from './spoken-words.ts';
import type { TimelineCaption } from './timeline.ts';
import { captionSchema } from './video.ts';
import type { Word } from './video.ts';

const VOICE_FROM = 30;
const word = (text: string, startMs: number, endMs: number): Word => ({ text, startMs, endMs });
const shown = (lines: string[], words: Word[] = [], startMs = 1000, endMs = 3000): TimelineCaption => ({
  caption: captionSchema.parse({ id: 'c', startMs, endMs, lines, words }),
  from: VOICE_FROM + 30,
  to: VOICE_FROM + 90,
});
const timed = shown(
  ['여호와는 나의', '목자시니'],
  [word('여호와는', 1000, 1700), word('나의', 1700, 2000), word('목자시니', 2200, 3000)],
);

test('each word is said when it was heard, in frames of the video', () => {
  const { lines, spans } = spokenWords(timed, VOICE_FROM, 'ko');
  expect(lines).toEqual([
    [
      { part: 0, text: '여호와는 ' },
      { part: 1, text: '나의' },
    ],
    [{ part: 2, text: '목자시니' }],
  ]);
  expect(spans).toEqual([
    { from: 60, to: 81 },
    { from: 81, to: 90 },
    { from: 96, to: 120 },
  ]);
});

test.each([
  ['no words', []],
  ['the words of another line', [word('아멘', 1000, 2000)]],
])('a caption with %s is said evenly, syllable by syllable', (_, words) => {
  const { lines, spans } = spokenWords(shown(['내게 부족함이', '없다'], words), VOICE_FROM, 'ko');
  expect(lines.map((line) => line.map(({ text }) => text))).toEqual([['내게 ', '부족함이'], ['없다']]);
  // two, four and two of eight syllables, over sixty frames
  expect(spans.map(({ from }) => from)).toEqual([60, 75, 105]);
});

test('a line comes with its first word and stays until the next', () => {
  expect(spokenLines(timed, VOICE_FROM, 'ko')).toEqual({
    lines: [[{ part: 0, text: '여호와는 나의' }], [{ part: 1, text: '목자시니' }]],
    spans: [
      { from: 60, to: 96 },
      { from: 96, to: 120 },
    ],
  });
});

test('before the first word there is none, afterwards the one that was said last', () => {
  const spoken = spokenWords(timed, VOICE_FROM, 'ko');
  expect([59, 60, 80, 81, 95, 96, 200].map((frame) => partAt(spoken, frame))).toEqual([-1, 0, 0, 1, 1, 2, 2]);
});

test('whatever is written and however it was timed, every letter is there and words are said in order, in their caption', () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 40 });
  const times = fc.record({ text: fc.string({ minLength: 1 }), startMs: fc.nat(9000), endMs: fc.nat(9000) });
  fc.assert(
    fc.property(fc.array(text, { maxLength: 4 }), fc.array(times, { maxLength: 6 }), (lines, words) => {
      const caption = shown(lines, words);
      for (const spoken of [spokenWords(caption, VOICE_FROM, 'en'), spokenLines(caption, VOICE_FROM, 'en')]) {
        expect(spoken.lines.map((line) => line.map((part) => part.text).join(''))).toEqual(lines);
        let before = caption.from;
        for (const { from, to } of spoken.spans) {
          expect(from).toBeGreaterThanOrEqual(before);
          expect(to).toBeGreaterThan(from);
          expect(from).toBeLessThan(caption.to);
          before = from;
        }
      }
    }),
  );
});
