import { BOOKS, type Book } from './books.ts';

/** A place in the Bible. */
export interface Reference {
  book: Book;
  chapter: number;
  /** Null where whole chapters are meant. `to` is a verse of `endChapter` where there is one. */
  verses: { from: number; to: number } | null;
  /** Only where it ends in a later chapter than it begins. */
  endChapter?: number;
}

/** A reference where it stands in a text: UTF-16 offset and length. */
export interface FoundReference extends Reference {
  index: number;
  length: number;
}

/** The longest chapter, Psalm 119. */
const MOST_VERSES = 176;

const BY_NAME = new Map<string, Book>(
  BOOKS.flatMap((book) =>
    [book.ko, book.koShort, ...book.koOther, book.en, ...book.enShort].map((name): [string, Book] => [
      keyOf(name),
      book,
    ]),
  ),
);
const alternatives = (names: string[]) =>
  names
    .sort((a, b) => b.length - a.length)
    .map(spellings)
    .join('|');
const KOREAN_NAME = new RegExp(
  String.raw`(?<![\p{L}\p{N}])(?:${alternatives(BOOKS.flatMap((b) => [b.ko, b.koShort, ...b.koOther]))})(?=[\s\d일이삼사오육칠팔구십백])`,
  'gu',
);
const ENGLISH_NAME = new RegExp(
  String.raw`(?<![\p{L}\p{N}])(?:${alternatives(BOOKS.flatMap((b) => [b.en, ...b.enShort]))})\.?(?=\s{1,3}(?:\d|ch))`,
  'giu',
);

/** A name as a pattern: `고린도 전서`, `요한1서`, `II Timothy` and `First John` are names too. */
function spellings(name: string): string {
  return name
    .replace(/^1 /, String.raw`(?:1|I|1st|First)\s{0,3}`)
    .replace(/^2 /, String.raw`(?:2|II|2nd|Second)\s{0,3}`)
    .replace(/^3 /, String.raw`(?:3|III|3rd|Third)\s{0,3}`)
    .replace(/ /g, String.raw`\s{0,3}`)
    .replace(/(?<=[가-힣]{2})(상|하|전서|후서|복음|행전|계시록|애가)$/, String.raw`\s?$1`)
    .replace(/일서$/, String.raw`\s?(?:일|1)\s?서`)
    .replace(/이서$/, String.raw`\s?(?:이|2)\s?서`)
    .replace(/삼서$/, String.raw`\s?(?:삼|3)\s?서`);
}

/** 23 or 이십삼; 오육 (five or six) is no number. */
const N = String.raw`(\d{1,3}|(?=[일이삼사오육칠팔구십백])(?:[일이]?백)?(?:[일이삼사오육칠팔구]?십)?[일이삼사오육칠팔구]?(?![일이삼사오육칠팔구십백]))`;
const TO = String.raw`\s{0,3}(?:[-–—~∼〜～]|에서|부터)\s{0,3}`;
const CHAPTER = String.raw`\s{0,3}(?:장|편)`;
/** What may follow the name of a book, tried in this order. Groups: chapter, verse, last chapter, last verse. */
const TAILS = [
  new RegExp(
    String.raw`\s{0,3}(?:제\s{0,3})?${N}${CHAPTER}\s{0,3},?\s{0,3}${N}(?:\s{0,3}절?${TO}(?:${N}${CHAPTER}\s{0,3})?${N})?\s{0,3}절`,
    'uy',
  ),
  /\s{0,3}(\d{1,3})\s{0,3}[:：]\s{0,3}(\d{1,3})(?:\s{0,3}[-–—~∼]\s{0,3}(?:(\d{1,3})\s{0,3}[:：]\s{0,3})?(\d{1,3}))?(?![:\d])\s{0,3}절?/uy,
  /\s{0,3}(?:chapter|ch\.?)?\s{0,3}(\d{1,3}),?\s{0,3}(?:verses?|vv?\.)\s{0,3}(\d{1,3})(?:\s{0,3}(?:[-–—]|to|through)\s{0,3}()(\d{1,3}))?(?!\d)/iuy,
];
/** Whole chapters. */
const CHAPTER_TAILS = [
  new RegExp(String.raw`\s{0,3}(?:제\s{0,3})?${N}(?:${CHAPTER})?${TO}()${N}${CHAPTER}`, 'uy'),
  new RegExp(String.raw`\s{0,3}(?:제\s{0,3})?${N}${CHAPTER}(?![가-힣]{2,}\s{0,3}장)`, 'uy'),
];
/** Verses of a book that has but one chapter: "유다서 3절". */
const VERSE_TAIL = new RegExp(String.raw`\s{0,3}()${N}(?:\s{0,3}절?${TO}()${N})?\s{0,3}절`, 'uy');
/** Chapters with no mark at all, after a full name only: "시편 23", "Genesis 1-3", "Romans chapter 8". */
const BARE_TAILS = [
  /\s{1,3}(\d{1,3})\s{0,3}[-–—]\s{0,3}()(\d{1,3})(?![\d:]|[,.]\d|\s{0,3}[\p{L}])/uy,
  /\s{1,3}(?:chapter\s{1,3})?(\d{1,3})(?![\d:]|[,.]\d|\s{0,3}[\p{L}])/iuy,
];
/** "그 전 3장" is no Ecclesiastes: one syllable and a chapter count only where nothing is said before them. */
const NOTHING_BEFORE = /(?:^|[\n([{<「『:：;,·/])[^\S\n]*$/u;

/** References in order: 요한복음 3장 16절, 요 3:16, 시편 23편 1-6절, 시편 이십삼편, John 3:16, 1 Cor 13:4-7. */
export function findReferences(text: string): FoundReference[] {
  const found = [...namesIn(text, KOREAN_NAME), ...namesIn(text, ENGLISH_NAME)]
    .sort((a, b) => a.index - b.index || b.length - a.length)
    .flatMap(({ index, length, book, bare }) => {
      const alone = NOTHING_BEFORE.test(text.slice(Math.max(0, index - 8), index));
      const tail = readTail(text, { at: index + length, book, bare, chapters: bare || length > 1 || alone });
      return tail ? [{ ...tail.place, book, index, length: tail.end - index }] : [];
    });
  let end = 0;
  return found.filter((one) => {
    const isFree = one.index >= end;
    if (isFree) end = one.index + one.length;
    return isFree;
  });
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

function readTail(
  text: string,
  name: { at: number; book: Book; bare: boolean; chapters: boolean },
): { place: Omit<Reference, 'book'>; end: number } | null {
  const { at, book, bare, chapters } = name;
  const tails = [
    ...TAILS.map((pattern) => ({ pattern, whole: false })),
    ...(book.chapters === 1 ? [{ pattern: VERSE_TAIL, whole: false }] : []),
    ...(chapters ? CHAPTER_TAILS : []).map((pattern) => ({ pattern, whole: true })),
    ...(bare ? BARE_TAILS : []).map((pattern) => ({ pattern, whole: true })),
  ];
  for (const { pattern, whole } of tails) {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (!match) continue;
    const numbers = match.slice(1).map((written) => (written ? toNumber(written) : undefined));
    const place = whole
      ? wholeChapters(book, numbers[0], numbers[2])
      : versesOf(book, numbers[0] ?? 1, numbers[1], numbers[2], numbers[3]);
    if (place) return { place, end: at + match[0].trimEnd().length };
  }
  return null;
}

function wholeChapters(book: Book, chapter = 0, last = chapter): Omit<Reference, 'book'> | null {
  // "Jude 3": a book of one chapter is cited by verse alone
  if (book.chapters === 1 && chapter > 1) return versesOf(book, 1, chapter, undefined, last);
  if (chapter < 1 || chapter > book.chapters) return null;
  const runsOn = last > chapter && last <= book.chapters;
  return { chapter, verses: null, ...(runsOn && { endChapter: last }) };
}

function versesOf(
  book: Book,
  chapter: number,
  from = 0,
  endChapter = chapter,
  to = from,
): Omit<Reference, 'book'> | null {
  if (chapter < 1 || chapter > book.chapters || from < 1 || from > MOST_VERSES) return null;
  const runsOn = endChapter > chapter && endChapter <= book.chapters && to >= 1;
  if (runsOn) return { chapter, verses: { from, to }, endChapter };
  // an end before the start is a slip of the pen: where it begins still counts
  return { chapter, verses: { from, to: endChapter === chapter && to > from ? to : from } };
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

/** One key for all spellings of a name. */
function keyOf(name: string): string {
  return name
    .toLowerCase()
    .replace(/[\s.]/g, '')
    .replace(/^(?:iii|third|3rd)(?=[a-z])/, '3')
    .replace(/^(?:ii|second|2nd)(?=[a-z])/, '2')
    .replace(/^(?:first|1st|i(?=sam|sm|ki|kgs|ch|co|th|ti|tm|pe|pt|jo|jn|jh))(?=[a-z])/, '1')
    .replace(/^요한([123])서$/, (_, digit: string) => `요한${'일이삼'[Number(digit) - 1]}서`);
}
