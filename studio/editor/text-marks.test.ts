import { describe, expect, it } from 'vitest';
import { doubtfulStretches, textPieces } from './text-marks.ts';

const word = (text: string, confidence?: number) => ({ text, startMs: 0, endMs: 100, confidence });

describe('words heard with little confidence', () => {
  it('are found where they stand, over two lines and more than one space', () => {
    const lines = ['느브갓네살  왕이', '다니엘을 불렀다'];
    const words = [word('느브갓네살', 0.2), word('왕이', 0.9), word('다니엘을', 0.4), word('불렀다')];
    const text = lines.join('\n');
    const found = doubtfulStretches({ lines, words }).map(({ from, to }) => text.slice(from, to));
    expect(found).toEqual(['느브갓네살', '다니엘을']);
  });

  it('are found in a language without spaces', () => {
    const lines = ['主は私の', '羊飼い'];
    const words = [word('主は'), word('私の', 0.1), word('羊飼い', 0.1)];
    expect(doubtfulStretches({ lines, words })).toEqual([
      { from: 2, to: 4 },
      { from: 5, to: 8 },
    ]);
  });

  it('end with the text, whatever the words say', () => {
    expect(doubtfulStretches({ lines: ['가'], words: [word('가나다', 0.1), word('라', 0.1)] })).toEqual([
      { from: 0, to: 1 },
    ]);
  });
});

describe('the pieces of a text', () => {
  it('are the whole where nothing is to be seen', () => {
    expect(textPieces('푸른 풀밭', { doubtful: [], found: [], here: null })).toEqual([
      { text: '푸른 풀밭', doubtful: false, found: null },
    ]);
  });

  it('hold together all of the text, each marked as it should be', () => {
    const here = { from: 3, to: 5 };
    const pieces = textPieces('푸른 풀밭에', {
      doubtful: [{ from: 3, to: 6 }],
      found: [{ from: 0, to: 2 }, here],
      here,
    });
    expect(pieces.map(({ text }) => text).join('')).toBe('푸른 풀밭에');
    expect(pieces).toEqual([
      { text: '푸른', doubtful: false, found: 'too' },
      { text: ' ', doubtful: false, found: null },
      { text: '풀밭', doubtful: true, found: 'here' },
      { text: '에', doubtful: true, found: null },
    ]);
  });
});
