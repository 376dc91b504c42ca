const DIGITS = ['', '일', '이', '삼', '사', '오', '육', '칠', '팔', '구'];
const PLACES = ['', '십', '백', '천'];
const MYRIADS = ['', '만', '억', '조', '경'];

/** A whole number as it is read in Sino-Korean, e.g. 23 → 이십삼. Digits beyond 20 places are read one by one. */
export function readNumber(digits: string): string {
  const trimmed = digits.replace(/\D/g, '').replace(/^0+(?=\d)/, '');
  if (trimmed === '' || trimmed === '0') return '영';
  if (trimmed.length > 20) return readDigits(trimmed);
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

const readDigits = (digits: string): string => [...digits].map((d) => DIGITS[Number(d)] || '영').join('');

const ONES = ['', '한', '두', '세', '네', '다섯', '여섯', '일곱', '여덟', '아홉'];
const TENS = ['', '열', '스물', '서른', '마흔', '쉰', '예순', '일흔', '여든', '아흔'];

/** A number from 1 to 99 as things are counted in Korean, before its counter: 3 → 세, 20 → 스무. */
function readNative(n: number): string {
  if (n === 20) return '스무';
  return TENS[Math.floor(n / 10)]! + ONES[n % 10]!;
}

/** Counters that go with Korean numbers, and up to which number they usually do. Others (년, 월, 장, 절, 분 …) take Sino-Korean. */
const NATIVE_COUNTERS: readonly (readonly [RegExp, number])[] = [
  [/^(?:살|번째|가지|달(?!러))/, 99],
  [/^시간/, 24],
  [/^시(?!편)/, 12],
  [/^(?:명|사람|개(?!월|년|국|사|교)|마리|권|그루|잔|채|송이|자루|켤레|군데|배(?!럴))/, 20],
];
const MONTHS: Record<string, string> = { '6': '유', '10': '시' };

/**
 * A number as it is said before `following`: counted in Korean (3명 세명, 12시 열두시), a month (6월 유월), with its decimals
 * (3.5 삼점오), else in Sino-Korean (3장 삼장).
 */
export function readNumberBefore(whole: string, decimals: string, following: string): string {
  if (decimals !== '') return `${readNumber(whole)}점${readDigits(decimals)}`;
  const digits = whole.replace(/\D/g, '');
  if (following.startsWith('월') && MONTHS[digits]) return MONTHS[digits];
  const n = Number(digits);
  const counter = NATIVE_COUNTERS.find(([pattern]) => pattern.test(following));
  return counter && n >= 1 && n <= counter[1] && !digits.startsWith('0') ? readNative(n) : readNumber(whole);
}
