import { describe, expect, it } from 'vitest';
import { koreanBreakCost } from './korean-breaks.ts';
import { readNumber } from './read-number.ts';
import { countSyllables, soundOf } from './syllables.ts';

describe('syllables', () => {
  it.each([
    ['23', '이십삼'],
    ['10', '십'],
    ['119', '백십구'],
    ['1961', '천구백육십일'],
    ['10000', '만'],
    ['25,000', '이만오천'],
    ['0', '영'],
  ])('of %s are %s', (digits, read) => expect(readNumber(digits)).toBe(read));

  it.each([
    ['목자시니,', 'ko', 4],
    ['23편', 'ko', 4],
    ['3:16', 'ko', 5],
    ['100%', 'ko', 4],
    ['QT', 'ko', 2],
    ['"—"', 'ko', 0],
    ['shepherd', 'en', 2],
    ['everlasting', 'en', 4],
    ['God', 'en', 1],
  ])('of %s (%s) are counted', (word, language, count) => expect(countSyllables(word, language)).toBe(count));

  it.each([
    ['23편', '이십삼편'],
    ['3명이', '세명이'],
    ['12시에', '열두시에'],
    ['20살', '스무살'],
    ['3개월', '삼개월'],
    ['30배', '삼십배'],
    ['6월', '유월'],
    ['10월', '시월'],
    ['3.5', '삼점오'],
    ['1,000명', '천명'],
  ])('of %s sound as %s', (digits, letters) => {
    expect(soundOf(digits, 'ko')).toBe(soundOf(letters, 'ko'));
  });
});

describe('a break between two Korean words', () => {
  it('costs least after a sentence, more after a clause, most inside a phrase', () => {
    const sentence = koreanBreakCost('찬양합니다.', '오늘');
    const clause = koreanBreakCost('읽고', '우리는');
    const topic = koreanBreakCost('하나님은', '우리를');
    const object = koreanBreakCost('말씀을', '읽습니다');
    const genitive = koreanBreakCost('하나님의', '은혜');
    const auxiliary = koreanBreakCost('읽고', '있습니다');
    const dependent = koreanBreakCost('걸을', '수');
    const costs = [sentence, clause, topic, object, genitive, auxiliary, dependent];
    expect(costs).toEqual(costs.toSorted((a, b) => a - b));
    expect(auxiliary).toBeGreaterThan(10);
  });
});
