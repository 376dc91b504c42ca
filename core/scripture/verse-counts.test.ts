import { expect, test } from 'vitest';
import { BOOKS } from './books.ts';
import { verseCount } from './verse-counts.ts';

/** Verses of each book of an English Bible, from any concordance: what a slip in a chapter would change. */
const OF_BOOKS = [
  1533, 1213, 859, 1288, 959, 658, 618, 85, 810, 695, 816, 719, 942, 822, 280, 406, 167, 1070, 2461, 915, 222,
  117, 1292, 1364, 154, 1273, 357, 197, 73, 146, 21, 48, 105, 47, 56, 53, 38, 211, 55, 1071, 678, 1151, 879,
  1007, 433, 437, 257, 149, 155, 104, 95, 89, 47, 113, 83, 46, 25, 303, 108, 105, 61, 105, 13, 14, 25, 404,
];
const book = (id: string) => BOOKS.find((b) => b.id === id)!;
const chaptersOf = (chapters: number) => Array.from({ length: chapters }, (_, i) => i + 1);

test('every chapter of every book has verses, and there are no more chapters', () => {
  for (const b of BOOKS) {
    for (const chapter of chaptersOf(b.chapters)) expect(verseCount(b, chapter)).toBeGreaterThan(1);
    expect(verseCount(b, b.chapters + 1)).toBe(0);
    expect(verseCount(b, 0)).toBe(0);
  }
});

test('each book has as many verses as it has, 3 John one more in Korean', () => {
  const sums = BOOKS.map((b) => chaptersOf(b.chapters).reduce((sum, c) => sum + verseCount(b, c), 0));
  expect(sums).toEqual(OF_BOOKS.map((sum, i) => (BOOKS[i]!.id === '3-john' ? sum + 1 : sum)));
});

test('well-known chapters', () => {
  expect(verseCount(book('psalms'), 23)).toBe(6);
  expect(verseCount(book('psalms'), 119)).toBe(176);
  expect(verseCount(book('john'), 3)).toBe(36);
  expect(verseCount(book('romans'), 8)).toBe(39);
  expect(verseCount(book('jude'), 1)).toBe(25);
});
