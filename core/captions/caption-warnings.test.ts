import { describe, expect, it } from 'vitest';
import { captionWarnings } from './caption-warnings.ts';

const wide = { format: '16:9', language: 'ko' } as const;
const caption = (lines: string[], ms: number) => ({ lines, startMs: 1_000, endMs: 1_000 + ms });
const kinds = (lines: string[], ms: number, of: Parameters<typeof captionWarnings>[1] = wide) =>
  captionWarnings(caption(lines, ms), of).map(({ kind }) => kind);

describe('what makes a caption hard to read', () => {
  it('is nothing where two lines stay for a while', () => {
    expect(kinds(['여호와는 나의 목자시니', '내게 부족함이 없으리로다'], 3_000)).toEqual([]);
  });

  it('is the speed, told in letters a second', () => {
    expect(
      captionWarnings(caption(['여호와는 나의 목자시니', '내게 부족함이 없으리로다'], 1_000), wide),
    ).toEqual([{ kind: 'fast', perSecond: 23, most: 14 }]);
  });

  it('counts letters of half a width one by one in English', () => {
    const line = 'The Lord is my shepherd; I shall not want, for';
    expect(captionWarnings(caption([line], 3_000), { format: '16:9', language: 'en' })).toEqual([
      { kind: 'wide', letters: line.length, most: 42 },
    ]);
  });

  it('is a line that a narrow picture does not hold', () => {
    const line = '그가 나를 푸른 풀밭에 누이시며';
    expect(kinds([line], 3_000)).toEqual([]);
    expect(kinds([line], 3_000, { format: '9:16', language: 'ko' })).toEqual(['wide']);
  });

  it.each([
    ['three lines', ['하나', '둘', '셋'], 3_000, ['lines']],
    ['a blink', ['네'], 400, ['brief']],
    ['what stays too long', ['아멘'], 9_000, ['long']],
    ['an empty one', ['', ' '], 100, []],
  ])('knows %s', (_, lines, ms, expected) => expect(kinds(lines, ms)).toEqual(expected));
});
