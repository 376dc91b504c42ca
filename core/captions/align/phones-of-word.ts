import { soundOf } from '../syllables.ts';
import { koreanPhones } from './korean-phones.ts';
import { letterPhones } from './letter-phones.ts';
import type { Phone } from './phones.ts';

/** How the letters of the alphabet are named in Korean, for what is read letter by letter (QT, AI). */
const LETTER_NAMES: Record<string, string> = {
  A: '에이',
  B: '비',
  C: '씨',
  D: '디',
  E: '이',
  F: '에프',
  G: '지',
  H: '에이치',
  I: '아이',
  J: '제이',
  K: '케이',
  L: '엘',
  M: '엠',
  N: '엔',
  O: '오',
  P: '피',
  Q: '큐',
  R: '알',
  S: '에스',
  T: '티',
  U: '유',
  V: '브이',
  W: '더블유',
  X: '엑스',
  Y: '와이',
  Z: '제트',
};

const HANGUL = /[가-힣]+/g;

/** The sounds of a word as written: numbers, references and capitals read out. At least one, for any word. */
export function phonesOfWord(word: string, language: string): Phone[] {
  const korean = language.startsWith('ko');
  const spelled = korean
    ? word.replace(/(?<![A-Za-z])[A-Z]{2,6}(?![A-Za-z])/g, (letters) =>
        [...letters].map((letter) => LETTER_NAMES[letter]).join(''),
      )
    : word;
  const sound = soundOf(spelled, language);
  const phones: Phone[] = [];
  let from = 0;
  for (const { 0: hangul, index } of sound.matchAll(HANGUL)) {
    phones.push(...letterPhones(sound.slice(from, index)), ...koreanPhones(hangul));
    from = index + hangul.length;
  }
  phones.push(...letterPhones(sound.slice(from)));
  return phones.length > 0 ? phones : ['any'];
}
