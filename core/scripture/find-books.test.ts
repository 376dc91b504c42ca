import { describe, expect, it } from 'vitest';
import { BOOKS } from './books.ts';
import { findBooks, isOldTestament, soleReference } from './find-books.ts';

const names = (typed: string) => findBooks(typed).map(({ ko }) => ko);

describe('books that are meant', () => {
  it('are all of them before anything is typed', () => {
    expect(findBooks(' ')).toEqual(BOOKS);
    expect(BOOKS.filter(isOldTestament)).toHaveLength(39);
  });

  it.each([
    ['요', '요한복음'],
    ['고전', '고린도전서'],
    ['벧전', '베드로전서'],
    ['사도', '사도행전'],
    ['계시록', '요한계시록'],
    ['요한 일', '요한일서'],
    ['john', '요한복음'],
    ['1 cor', '고린도전서'],
    ['1co', '고린도전서'],
    ['Ps', '시편'],
    ['rev', '요한계시록'],
  ])('%s: first %s', (typed, ko) => expect(names(typed)[0]).toBe(ko));

  it('are found while a syllable is being typed', () => {
    for (const typed of ['ㅇ', '요', '욯', '요하', '요한', '요한ㅂ', '요한보', '요한복음']) {
      expect(names(typed)).toContain('요한복음');
    }
    expect(names('시ㅍ')).toEqual(['시편']);
    expect(names('싶')).toEqual(['시편']);
  });

  it('are found without their number', () => {
    expect(names('corinth')).toEqual(['고린도전서', '고린도후서']);
  });

  it('are none for what is no book', () => {
    expect(names('은혜')).toEqual([]);
    expect(names('zzz')).toEqual([]);
  });
});

describe('the one place of a text', () => {
  it('is read from how people write it', () => {
    expect(soleReference('요 3:16')).toMatchObject({ chapter: 3, verses: { from: 16, to: 16 } });
    expect(soleReference('시편 23편 1-6절')).toMatchObject({ chapter: 23, verses: { from: 1, to: 6 } });
    expect(soleReference('Genesis 1')).toMatchObject({ chapter: 1, verses: null });
  });

  it('is none where there is none, or more, or no such verse', () => {
    for (const text of ['', '은혜', '요 3:16, 롬 8:28', '시편 23편 7절', '요한복음 3장 37절']) {
      expect(soleReference(text)).toBeNull();
    }
  });
});
