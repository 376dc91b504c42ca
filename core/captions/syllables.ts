const DIGITS = ['', '일', '이', '삼', '사', '오', '육', '칠', '팔', '구'];
const PLACES = ['', '십', '백', '천'];
const MYRIADS = ['', '만', '억', '조', '경'];

/** A whole number as it is read in Sino-Korean, e.g. 23 → 이십삼. Digits beyond 20 places are read one by one. */
export function readNumber(digits: string): string {
  const trimmed = digits.replace(/\D/g, '').replace(/^0+(?=\d)/, '');
  if (trimmed === '' || trimmed === '0') return '영';
  if (trimmed.length > 20) return [...trimmed].map((d) => DIGITS[Number(d)] || '영').join('');
  let read = '';
  for (let group = 0; group * 4 < trimmed.length; group++) {
    const end = trimmed.length - group * 4;
    const part = readThousands(trimmed.slice(Math.max(0, end - 4), end));
    if (part === '') continue;
    read = (part === '일' && group === 1 ? '' : part) + MYRIADS[group]! + read;
  }
  return read;
}

function readThousands(digits: string): string {
  return [...digits]
    .map((digit, i) => {
      const place = digits.length - 1 - i;
      if (digit === '0') return '';
      return (digit === '1' && place > 0 ? '' : DIGITS[Number(digit)]!) + PLACES[place]!;
    })
    .join('');
}

/**
 * A word as it sounds, one character a syllable where that can be told: digits read out, signs named,
 * everything else that is silent gone. Latin letters are kept, lower case.
 */
export function soundOf(word: string, language: string): string {
  const korean = language.startsWith('ko');
  return word
    .normalize('NFC')
    .replace(/(\d+):(\d+)/g, korean ? '$1장$2절' : '$1 $2')
    .replace(/\d[\d,]*/g, (digits) => (korean ? readNumber(digits) : digits.replace(/,/g, '')))
    .replace(/%/g, korean ? '퍼센트' : 'percent')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase();
}

const LATIN = /[a-z\u00c0-\u024f]+/g;
const VOWELS = /[aeiouy\u00e0-\u00fc]+/g;

/**
 * About how many syllables a word takes to say: Hangul and Han by character, Latin words by groups of vowels,
 * capitals by letter, digits read out. 0 only for what has no sound.
 */
export function countSyllables(word: string, language: string): number {
  const capitals = word.match(/\b[A-Z]{2,6}\b/g)?.join('').length ?? 0;
  const sound = soundOf(word, language);
  let latin = 0;
  const rest = sound.replace(LATIN, (letters) => {
    latin += Math.max(1, letters.match(VOWELS)?.length ?? Math.ceil(letters.length / 3));
    return '';
  });
  if (capitals > 0) latin = Math.max(latin, capitals);
  const digits = rest.match(/\d/g)?.length ?? 0;
  return latin + digits * 2 + ([...rest].length - digits);
}
