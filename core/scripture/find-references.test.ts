import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BOOKS } from './books.ts';
import { findReferences, type Reference } from './find-references.ts';
import { formatReference } from './format-reference.ts';

const written = (text: string, language = 'ko') =>
  findReferences(text).map((reference) => formatReference(reference, language));

describe('references in many spellings', () => {
  it.each([
    ['고린도 전서 13장 4절부터 7절까지', '고린도전서 13장 4-7절'],
    ['사무엘 상 16:7', '사무엘상 16장 7절'],
    ['요한1서 4:8', '요한일서 4장 8절'],
    ['요한 일서 4장 8절', '요한일서 4장 8절'],
    ['요한 복음 3장', '요한복음 3장'],
    ['계시록 21장 4절', '요한계시록 21장 4절'],
    ['시편 제23편', '시편 23편'],
    ['출애굽기 20:1~17', '출애굽기 20장 1-17절'],
    ['유다서 3절', '유다서 1장 3절'],
    ['창세기 1장 1절-2장 3절', '창세기 1장 1절-2장 3절'],
    ['창 1:1-2:3', '창세기 1장 1절-2장 3절'],
    ['창세기 1장에서 3장까지', '창세기 1-3장'],
    ['본문: 전 3장', '전도서 3장'],
    ['요한복음 삼장 십육절', '요한복음 3장 16절'],
    ['요한복음 삼 장 십육 절', '요한복음 3장 16절'],
    ['로마서 팔장 이십팔절부터 삼십절까지', '로마서 8장 28-30절'],
    ['시편 백십구편 백오절', '시편 119편 105절'],
    ['시편 일백오십편', '시편 150편'],
    ['고린도 전서 십삼장', '고린도전서 13장'],
    ['롬 팔장 이십팔절', '로마서 8장 28절'],
    ['다니엘서 3장', '다니엘 3장'],
    ['이사야서 오십삼장 오절', '이사야 53장 5절'],
    ['아가서 2장 1절', '아가 2장 1절'],
    ['잠언 삼장 오육절', '잠언 3장'],
    ['잠언 삼장 이삼절', '잠언 3장'],
    ['(시 23편)', '시편 23편'],
  ])('%s', (text, expected) => {
    expect(written(text)).toEqual([expected]);
  });

  it.each([
    ['John 3:16-18', 'John 3:16-18'],
    ['1 Corinthians 13', '1 Corinthians 13'],
    ['I Cor. 13:4–7', '1 Corinthians 13:4-7'],
    ['First John 4:8', '1 John 4:8'],
    ['II Timothy 3:16', '2 Timothy 3:16'],
    ['3rd John 1:4', '3 John 1:4'],
    ['JOHN 3:16', 'John 3:16'],
    ['John chapter 3, verses 16 to 18', 'John 3:16-18'],
    ['Romans chapter 8', 'Romans 8'],
    ['Psalms 23:1-6', 'Psalm 23:1-6'],
    ['Song of Solomon 2:1', 'Song of Songs 2:1'],
    ['Jude 3', 'Jude 1:3'],
    ['Genesis 1-3', 'Genesis 1-3'],
    ['Genesis 1:1-2:3', 'Genesis 1:1-2:3'],
  ])('%s', (text, expected) => {
    expect(written(text, 'en')).toEqual([expected]);
  });

  it.each([
    ['Gn 1:1', 'Genesis 1:1'],
    ['Exod. 20:3', 'Exodus 20:3'],
    ['1Ki 3:5', '1 Kings 3:5'],
    ['II Sm 7:12', '2 Samuel 7:12'],
    ['Ps 23', 'Psalm 23'],
    ['Prv 3:5', 'Proverbs 3:5'],
    ['Eccles. 3:1', 'Ecclesiastes 3:1'],
    ['Zec 4:6', 'Zechariah 4:6'],
    ['Mk 1:1', 'Mark 1:1'],
    ['Rom 8:28', 'Romans 8:28'],
    ['1Co 13:4', '1 Corinthians 13:4'],
    ['1 Thes 5:16', '1 Thessalonians 5:16'],
    ['Php 4:13', 'Philippians 4:13'],
    ['Jas 1:2', 'James 1:2'],
    ['1Pt 5:7', '1 Peter 5:7'],
    ['Philem 6', 'Philemon 1:6'],
    ['Rv 21:4', 'Revelation 21:4'],
  ])('in short: %s', (text, expected) => {
    expect(written(text, 'en')).toEqual([expected]);
  });

  it('by every name that a book has, each its own', () => {
    const names = BOOKS.flatMap((book) =>
      [book.ko, book.koShort, ...book.koOther, book.en, ...book.enShort].map((name) => ({ name, book })),
    );
    expect(new Set(names.map(({ name }) => name.toLowerCase())).size).toBe(names.length);
    for (const { name, book } of names) {
      const found = findReferences(`(${name} ${book.chapters}:1)`);
      expect(
        found.map((one) => one.book.id),
        name,
      ).toEqual([book.id]);
    }
  });

  it('stand side by side', () => {
    expect(written('요 3:16, 롬 8:28; 시 23:1-3')).toEqual([
      '요한복음 3장 16절',
      '로마서 8장 28절',
      '시편 23편 1-3절',
    ]);
  });
});

describe('what is no reference', () => {
  it.each([
    '필요 3:1',
    '개요 3장 1절',
    '시 30분',
    '3시 30분',
    '그 전 3장을 읽었다',
    '모두 다 사 3장',
    '시편 151편',
    '시편 0편',
    '시편 23:0',
    '요한복음 3:999',
    'Mark 3 times',
    'isaiah',
    'Johnny 3:16',
    'II 3:3',
    'Act 2, scene 3',
    'it is 3:30',
    'I am 5:10',
  ])('%s', (text) => {
    expect(written(text)).toEqual([]);
  });

  it('an end before the start, or past the book: only where it begins counts', () => {
    expect(written('요 3:16-4')).toEqual(['요한복음 3장 16절']);
    expect(written('마태복음 28장-30장')).toEqual(['마태복음 28장']);
  });
});

describe('references anywhere', () => {
  const references = fc.record({
    book: fc.constantFrom(...BOOKS),
    chapter: fc.nat(),
    chapters: fc.nat(3),
    verses: fc.option(fc.record({ from: fc.integer({ min: 1, max: 176 }), more: fc.nat(10) })),
  });

  it('are read back to the letter from how they are written, in both languages, at their place', () => {
    fc.assert(
      fc.property(
        references,
        fc.constantFrom('ko', 'en'),
        ({ book, chapter, chapters, verses }, language) => {
          const first = 1 + (chapter % book.chapters);
          const last = Math.min(book.chapters, first + chapters);
          const reference: Reference = {
            book,
            chapter: first,
            verses: verses && { from: verses.from, to: Math.min(176, verses.from + verses.more) },
            ...(last > first && { endChapter: last }),
          };
          const text = formatReference(reference, language);
          const [found, ...others] = findReferences(`오늘은 (${text}) 입니다`);
          expect(others).toEqual([]);
          expect(found).toEqual({ ...reference, index: 5, length: text.length });
        },
      ),
      { numRuns: 500 },
    );
  });

  it('never make any text fail', () => {
    const pieces = [
      '요',
      '시편',
      '3',
      '장',
      '절',
      ':',
      '-',
      ' ',
      '\n',
      '에서',
      'John',
      '1',
      'First ',
      '제',
      '십',
      '.',
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 30 }), (parts) => {
        const text = parts.join('');
        let from = 0;
        for (const { index, length, book, chapter } of findReferences(text)) {
          expect(index).toBeGreaterThanOrEqual(from);
          expect(length).toBeGreaterThan(0);
          from = index + length;
          expect(from).toBeLessThanOrEqual(text.length);
          expect(chapter).toBeLessThanOrEqual(book.chapters);
        }
      }),
      { numRuns: 500 },
    );
  });
});
