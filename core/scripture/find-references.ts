import { BOOKS, type Book } from './books.ts';

/** A place in the Bible. */
export interface Reference {
  book: Book;
  chapter: number;
  verses: { from: number; to: number } | null;
}

/** A reference where it stands in a text: UTF-16 offset and length. */
export interface FoundReference extends Reference {
  index: number;
  length: number;
}

const BY_NAME = new Map<string, Book>(
  BOOKS.flatMap((book) =>
    [book.ko, book.koShort, book.en, ...book.enShort].map((name): [string, Book] => [keyOf(name), book]),
  ),
);
const alternatives = (names: string[]) =>
  names
    .sort((a, b) => b.length - a.length)
    .map((name) => name.replace(/ /g, String.raw`\s*`))
    .join('|');
const KOREAN_NAME = new RegExp(
  String.raw`(?<![\p{L}\p{N}])(?:${alternatives(BOOKS.flatMap((b) => [b.ko, b.koShort]))})(?=[\s\d일이삼사오육칠팔구십백])`,
  'gu',
);
const ENGLISH_NAME = new RegExp(
  String.raw`(?<![\p{L}\p{N}])(?:${alternatives(BOOKS.flatMap((b) => [b.en, ...b.enShort]))})\.?(?=\s+\d)`,
  'giu',
);

const N = String.raw`(\d{1,3}|[일이삼사오육칠팔구십백]{1,5})`;
const RANGE = String.raw`(?:\s*절?\s*(?:[-–—~∼]|에서|부터)\s*${N})?`;
/** What may follow the name of a book: chapter, then maybe verses. Tried in this order. */
const TAILS = [
  new RegExp(String.raw`\s*${N}\s*(?:장|편)\s*,?\s*${N}${RANGE}\s*절`, 'uy'),
  new RegExp(String.raw`\s*${N}\s*(?:장|편)(?![가-힣]{2,}\s*장)`, 'uy'),
  /\s*(\d{1,3})\s*[:：]\s*(\d{1,3})(?:\s*[-–—~∼]\s*(\d{1,3}))?(?![:\d])\s*절?/uy,
];
/** A chapter with no mark at all, after a full name only: "시편 23". */
const BARE_TAIL = /\s+(\d{1,3})(?![\d:]|[,.]\d|\s*[\p{L}])/uy;

/** References in order: 요한복음 3장 16절, 요 3:16, 시편 23편 1-6절, 시편 이십삼편, John 3:16, 1 Cor 13:4-7. */
export function findReferences(text: string): FoundReference[] {
  const found = [...namesIn(text, KOREAN_NAME), ...namesIn(text, ENGLISH_NAME)]
    .sort((a, b) => a.index - b.index || b.length - a.length)
    .flatMap(({ index, length, book, bare }) => {
      const tail = readTail(text, index + length, bare);
      return tail && tail.chapter <= book.chapters
        ? [{ book, chapter: tail.chapter, verses: tail.verses, index, length: tail.end - index }]
        : [];
    });
  return found.filter((one, i) => !found.slice(0, i).some((other) => other.index + other.length > one.index));
}

function namesIn(
  text: string,
  pattern: RegExp,
): { index: number; length: number; book: Book; bare: boolean }[] {
  return [...text.matchAll(pattern)].flatMap((match) => {
    const name = keyOf(match[0]);
    const book = BY_NAME.get(name);
    return book
      ? [{ index: match.index, length: match[0].length, book, bare: name !== keyOf(book.koShort) }]
      : [];
  });
}

function readTail(text: string, at: number, bare: boolean) {
  for (const pattern of bare ? [...TAILS, BARE_TAIL] : TAILS) {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (!match) continue;
    const [chapter, from, to] = match.slice(1, 4).map((n) => (n === undefined ? undefined : toNumber(n)));
    if (!chapter) continue;
    const verses = from ? { from, to: to && to > from ? to : from } : null;
    return { chapter, verses, end: at + match[0].trimEnd().length };
  }
  return null;
}

const UNITS: Record<string, number> = { 십: 10, 백: 100 };
const KOREAN_DIGITS = '영일이삼사오육칠팔구';

/** 23 or 이십삼 as a number. */
function toNumber(written: string): number {
  if (/^\d+$/.test(written)) return Number(written);
  let sum = 0;
  let digit = 0;
  for (const char of written) {
    const unit = UNITS[char];
    if (unit) {
      sum += (digit || 1) * unit;
      digit = 0;
    } else {
      digit = KOREAN_DIGITS.indexOf(char);
    }
  }
  return sum + digit;
}

function keyOf(name: string): string {
  return name.toLowerCase().replace(/[\s.]/g, '');
}
