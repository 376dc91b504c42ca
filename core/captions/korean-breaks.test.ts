import { describe, expect, it } from 'vitest';
import { NEVER } from './break-scale.ts';
import { koreanBreakCost } from './korean-breaks.ts';
import { unbreakable } from './unbreakable.ts';

describe('a break between two Korean words', () => {
  it.each([
    ['a dependent noun', '걸을', '수'],
    ['a dependent noun', '지은', '바'],
    ['a dependent noun', '기도하는', '만큼'],
    ['a dependent noun', '말씀하신', '대로'],
    ['a dependent noun', '되었을', '때'],
    ['an auxiliary verb', '읽고', '있습니다'],
    ['an auxiliary verb', '두려워하지', '않았습니다'],
    ['an auxiliary verb', '붙들어', '주시기'],
    ['an auxiliary verb', '읽어', '보겠습니다'],
    ['an auxiliary verb', '멸망치', '않고'],
    ['아니다', '빛이', '아니요'],
    ['a verb used as a particle', '사랑에', '대해'],
    ['a verb used as a particle', '너희를', '위하여'],
    ['a place', '하나님', '앞에'],
    ['a title', '김철수', '목사님께서'],
  ])('never parts %s from what it belongs to: %s %s', (_, word, next) => {
    expect(koreanBreakCost(word, next)).toBeGreaterThanOrEqual(NEVER);
  });

  it.each([
    ['한', '사람이'],
    ['이', '말씀을'],
    ['안', '됩니다'],
    ['사도', '바울은'],
    ['예수', '그리스도의'],
  ])('never leaves %s at an end, before %s', (word, next) => {
    expect(koreanBreakCost(word, next)).toBeGreaterThanOrEqual(NEVER);
  });

  it.each([
    ['없지만', '하나님은'],
    ['않으면', '한'],
    ['충만하더라', '오늘'],
    ['우리는', '오늘'],
    ['물가는', '우리가'],
    ['읽고', '우리는'],
    ['제자들은', '앞으로'],
  ])('is fair between %s and %s, which only look alike', (word, next) => {
    expect(koreanBreakCost(word, next)).toBeLessThan(4);
  });
});

describe('what is not to be parted', () => {
  const held = (text: string) => {
    const words = text.split(' ');
    return words.filter((_, i) => unbreakable(words)[i]).join(' ');
  };
  it.each([
    ['바로 요한복음 3장 16절 말씀', '3장 16절'],
    ['빌립보서 4장 6절과 7절 말씀', '4장 6절과 7절'],
    ['오는 2024년 1월 7일 주일', '1월 7일'],
    ['금요일 저녁 7시 30분에 모입니다', '7시 30분에'],
    ['떡 다섯 개로 오천 명을', '개로 명을'],
    ['그는 열두 제자를 불러', '제자를'],
    ['우리는 오늘도 감사합니다', ''],
  ])('in "%s" is "%s"', (text, expected) => expect(held(text)).toBe(expected));
});
