import { expect, test } from 'vitest';
import { sampleDocument } from '../tests/support/sample-document.ts';
import { cardTexts, longDate } from './card-texts.ts';

test('the title card says series, title, scripture, church and date', () => {
  expect(cardTexts(sampleDocument(), 'title')).toEqual({
    kicker: '오늘의 묵상',
    title: '쉴 만한 물가로',
    details: ['시편 23편 1–3절', '큐티교회  ·  2026년 11월 22일'],
  });
});

test('without a title the scripture is the title, and is not said twice', () => {
  const texts = cardTexts(sampleDocument({ title: ' ' }), 'title');
  expect(texts.title).toBe('시편 23편 1–3절');
  expect(texts.details).toEqual(['큐티교회  ·  2026년 11월 22일']);
});

test('what is not known leaves no empty line', () => {
  const video = { ...sampleDocument({ church: '', scripture: '' }), date: '', blessing: '' };
  expect(cardTexts(video, 'title').details).toEqual([]);
  expect(cardTexts(video, 'closing')).toEqual({ kicker: '', title: '', details: [] });
});

test('dates are written as people of the language write them', () => {
  expect(longDate('2026-03-01', 'ko')).toBe('2026년 3월 1일');
  expect(longDate('2026-03-01', 'en')).toBe('1 March 2026');
  expect(longDate('', 'ko')).toBe('');
});
