import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyDictionary } from './apply-dictionary.ts';
import { suggestRules } from './suggest-rules.ts';

const suggested = (before: string, after: string): string =>
  suggestRules(before, after)
    .map(({ wrong, right }) => `${wrong}→${right}`)
    .join(', ');

describe('a correction is offered as a rule', () => {
  it.each([
    ['아브라함과 이사와 야곱의', '아브라함과 이삭과 야곱의', '이사→이삭'],
    ['이사를 바쳤습니다', '이삭을 바쳤습니다', '이사→이삭'],
    ['느브갓네살에게는 꿈이', '느부갓네살에게는 꿈이', '느브갓네살→느부갓네살'],
    ['요한 복음을 폅니다', '요한복음을 폅니다', '요한 복음→요한복음'],
    ['예수그리스도를', '예수 그리스도를', '예수그리스도→예수 그리스도'],
    ['성영의 충만', '성령의 충만', '성영→성령'],
    ['예래미야', '예레미야', '예래미야→예레미야'],
    ['이사가 말했습니다', '이사야가 말했습니다', '이사→이사야'],
    ['별라도가 물었다', '빌라도가 물었다', '별라도→빌라도'],
    ['베드루는 울었다', '베드로는 울었다', '베드루→베드로'],
    ['바운이 쓴', '바울이 쓴', '바운→바울'],
    ['회게합니다', '회개합니다', '회게합니다→회개합니다'],
    ['예래미야 선지쟈가 울며', '예레미야 선지자가 울며', '예래미야→예레미야, 선지쟈→선지자'],
    ['the book of isiah says', 'the book of Isaiah says', 'isiah→Isaiah'],
    ['thy king dome come', 'thy kingdom come', 'king dome→kingdom'],
  ])('%s → %s: %s', (before, after, rules) => {
    expect(suggested(before, after)).toBe(rules);
  });
});

describe('nothing is offered for', () => {
  it.each([
    ['what stayed', '은혜의 하나님', '은혜의 하나님'],
    ['other lines', '은혜의 하나님 우리를', '은혜의\n하나님 우리를'],
    ['marks', '은혜의 하나님', '“은혜의, 하나님!”'],
    ['another word', '하나님의 은혜로', '하나님의 사랑으로'],
    ['a rewording', '우리는 오늘도 주님을 따라', '날마다 그분과 함께 걸으며'],
    ['words added', '하나님의 사랑', '하나님의 크신 사랑'],
    ['words taken out', '하나님의 크신 사랑', '하나님의 사랑'],
    ['another particle', '예수님이 오셨다', '예수님께서 오셨다'],
    ['a particle added', '예수님 오셨다', '예수님이 오셨다'],
    ['another ending', '기도합니다', '기도했습니다'],
    ['another tense', '주께서 하신 일', '주께서 하실 일'],
    ['another tense', '가신다', '가셨다'],
    ['another number', '요한복음 3장', '요한복음 5장'],
    ['one syllable', '네 마음', '내 마음'],
    ['little words', '그래서 우리는', '그러나 우리는'],
    ['capitals', 'And god said', 'And God said'],
    ['English endings', 'he walk with', 'he walked with'],
    ['another word', 'the grace of God', 'the mercy of God'],
  ])('%s: %s → %s', (_, before, after) => {
    expect(suggested(before, after)).toBe('');
  });
});

it('what is offered would have made the correction', () => {
  for (const [before, after] of [
    ['이사를 바친 아브라함', '이삭을 바친 아브라함'],
    ['하나님아버지께 성영으로', '하나님 아버지께 성령으로'],
    ['느브갓네살이라고도 하는', '느부갓네살이라고도 하는'],
  ] as const) {
    const words = before.split(' ').map((text, i) => ({ text, startMs: i, endMs: i + 1 }));
    const made = applyDictionary(words, suggestRules(before, after), 'ko');
    expect(made.map(({ text }) => text).join(' ')).toBe(after);
  }
});

it('never fails, whatever was typed', () => {
  const text = fc
    .array(fc.constantFrom('이사', '를', '이삭', ' ', '\n', '.', '3', 'a', '\u{1F64F}', '예수님'))
    .map((parts) => parts.join(''));
  fc.assert(
    fc.property(text, text, (before, after) => {
      for (const { wrong, right } of suggestRules(before, after)) expect(wrong).not.toBe(right);
    }),
  );
});
