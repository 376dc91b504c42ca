import { describe, expect, it } from 'vitest';
import { BOOKS } from './books.ts';
import { findReferences } from './find-references.ts';
import { firstReference, formatReference } from './format-reference.ts';

describe('references', () => {
  it.each([
    ['오늘 말씀은 요한복음 3장 16절입니다', '요한복음 3장 16절'],
    ['(요 3:16)', '요한복음 3장 16절'],
    ['롬 8:28 말씀', '로마서 8장 28절'],
    ['시편 23편 1-6절', '시편 23편 1-6절'],
    ['시편 23편 1절에서 3절입니다.', '시편 23편 1-3절'],
    ['시편 이십삼편 일절에서 육절', '시편 23편 1-6절'],
    ['마태복음 10장을 펴세요', '마태복음 10장'],
    ['시 119:105', '시편 119편 105절'],
    ['고린도전서 13:4~7', '고린도전서 13장 4-7절'],
    ['요일 4:8', '요한일서 4장 8절'],
    ['John 3:16 says', '요한복음 3장 16절'],
    ['1 Cor 13:4-7', '고린도전서 13장 4-7절'],
    ['Psalm 23', '시편 23편'],
  ])('are found in %s', (text, written) => {
    expect(firstReference(text, 'ko')).toBe(written);
  });

  it.each([
    '오후 3시 23분에 만나요',
    '사 3개를 주세요',
    '제가 요 3일 동안',
    '일 년에 한 번',
    '시편 기자는',
    '요한복음 99장 1절',
    '나 3명과 너',
    'the mark 12 feet up',
  ])('are not seen where there are none: %s', (text) => {
    expect(firstReference(text, 'ko')).toBe('');
  });

  it('are written in full for English readers', () => {
    expect(firstReference('요 3:16', 'en')).toBe('John 3:16');
    expect(firstReference('시편 23편 1-6절', 'en')).toBe('Psalm 23:1-6');
  });

  it('tell where they stand', () => {
    const text = '말씀 요한복음 3장 16절과 롬 8:28 을';
    expect(findReferences(text).map((r) => text.slice(r.index, r.index + r.length))).toEqual([
      '요한복음 3장 16절',
      '롬 8:28',
    ]);
  });

  it('are read back from what is written, for each of the 66 books', () => {
    expect(BOOKS).toHaveLength(66);
    for (const book of BOOKS) {
      const reference = { book, chapter: book.chapters, verses: { from: 1, to: 2 } };
      for (const language of ['ko', 'en']) {
        const [found] = findReferences(formatReference(reference, language));
        expect(found).toMatchObject(reference);
      }
      expect(findReferences(`${book.koShort} ${book.chapters}:1-2`)[0]).toMatchObject(reference);
    }
  });
});
