import { describe, expect, it } from 'vitest';
import { koreanPhones } from './korean-phones.ts';
import { letterPhones } from './letter-phones.ts';
import { phonesOfWord } from './phones-of-word.ts';

const said = (word: string) => koreanPhones(word).join(' ');

describe('a Korean word sounds as it is said', () => {
  it.each([
    // written, and as standard pronunciation respells it
    ['말씀을', '말쓰믈'],
    ['값이', '갑시'],
    ['닭이', '달기'],
    ['앉아', '안자'],
    ['없으리로다', '업스리로다'],
    ['국물', '궁물'],
    ['믿는', '민는'],
    ['십니다', '심니다'],
    ['신라', '실라'],
    ['칼날', '칼랄'],
    ['축하', '추카'],
    ['좋다', '조타'],
    ['많고', '만코'],
    ['학교', '학꾜'],
    ['심리', '심니'],
  ])('%s as %s', (written, spoken) => {
    // a closed syllable before a tense consonant sounds the same whichever way it is written
    expect(said(written).replace(/\bL r\b/g, 'L L')).toBe(said(spoken).replace(/\bL r\b/g, 'L L'));
  });

  it('and tells words apart that are written alike', () => {
    expect(said('은혜')).not.toBe(said('은애'));
    expect(said('달')).not.toBe(said('탈'));
  });
});

describe('what is no Hangul', () => {
  it('is read out: numbers, references, letters of the alphabet', () => {
    expect(phonesOfWord('23편', 'ko')).toEqual(koreanPhones('이십삼편'));
    expect(phonesOfWord('3:16', 'ko')).toEqual(koreanPhones('삼장십육절'));
    expect(phonesOfWord('3명이', 'ko')).toEqual(koreanPhones('세명이'));
    expect(phonesOfWord('QT를', 'ko')).toEqual(koreanPhones('큐티를'));
  });

  it('is spelt roughly in other alphabets', () => {
    expect(letterPhones('shepherd')).toEqual(['s', 'e', 'h', 'e', 'r', 'd']);
    expect(letterPhones('カナ')).toEqual(letterPhones('かな'));
    expect(letterPhones('Chúa')).toEqual(letterPhones('chua'));
    expect(letterPhones('主は')).toEqual(['any', 'any', 'h', 'a']);
  });

  it('never sounds of nothing', () => {
    expect(phonesOfWord('🙏', 'ko')).toEqual(['any']);
    expect(phonesOfWord('—', 'en')).toEqual(['any']);
  });
});
