import { describe, expect, it } from 'vitest';
import { wordsOnLines } from './words-on-lines.ts';

const word = (text: string) => ({ text, startMs: 0, endMs: 1 });

describe('words on lines', () => {
  it('are found where they begin, with the space after them', () => {
    expect(wordsOnLines(['여호와는 나의', '목자시니'], ['여호와는', '나의', '목자시니'].map(word))).toEqual([
      [
        { word: 0, text: '여호와는 ' },
        { word: 1, text: '나의' },
      ],
      [{ word: 2, text: '목자시니' }],
    ]);
  });

  it('may hold a dash, and run over the end of a line', () => {
    expect(wordsOnLines(['은혜', '— 곧 선물'], ['은혜 —', '곧', '선물'].map(word))).toEqual([
      [{ word: 0, text: '은혜' }],
      [
        { word: 0, text: '— ' },
        { word: 1, text: '곧 ' },
        { word: 2, text: '선물' },
      ],
    ]);
  });

  it('are not guessed where the lines say something else', () => {
    expect(wordsOnLines(['은혜와'], [word('은혜')])).toBeNull();
    expect(wordsOnLines([], [])).toEqual([]);
  });
});
