import type { Book } from './books.ts';
import { NAME_BEFORE_NUMBER, nameOf } from './names.ts';
import type { Name } from './names.ts';
import { isPlace } from './reference.ts';
import type { Reference } from './reference.ts';

export interface FoundReference extends Reference {
  /** Where it stands in the text, in UTF-16 units: `text.slice(start, end)` is how it was written. */
  start: number;
  end: number;
}

/** A little white space within a line. */
const _ = String.raw`[^\S\n]{0,2}`;
const N = (group: string) => String.raw`(?<${group}>\d{1,3})`;
const COLON = `${_}[:：]${_}`;
const TO = `${_}(?:[-‐-―−~∼〜～]|에서|부터|to|through)${_}`;
/** `16a`, `16상`: half a verse is still that verse. */
const HALF = String.raw`(?:[a-c상하](?!\p{L}))?`;
/** No further digits: neither a longer number nor a time, date or ratio. */
const END = String.raw`(?!\d|${_}[:：]\d|[./]\d)`;
/** Words that make a number an amount: "Mark 3 times". */
const AMOUNT = String.raw`(?!${_}(?:%|(?:times?|years?|months?|weeks?|days?|hours?|minutes?|people|men|women|percent|of)\b))`;
/** Neither a word nor a counter after the number, in Korean: "시편 23", not "시편 23개". */
const ALONE = String.raw`(?!${_}\p{L})`;

const pattern = (source: string) => new RegExp(source + END, 'yu');

const COLON_FORM = pattern(
  `${N('c')}${COLON}${N('v')}${HALF}(?:${_}절)?(?:${TO}(?:${N('c2')}(?:${COLON}|${_}장${_}))?${N('v2')}${HALF}(?:${_}절(?:까지)?)?)?`,
);

/** `3장 16절`, `23편 1-6절`, `1절에서 2장 3절까지`. */
const koreanVerses = (unit: string) => [
  pattern(
    String.raw`${N('c')}${_}${unit}${_}${N('v')}${HALF}(?:${_}절)?${TO}(?:${N('c2')}${_}${unit}${_})?${N('v2')}${HALF}(?:${_}절(?:까지)?|(?!\d|${_}\p{L}))`,
  ),
  pattern(`${N('c')}${_}${unit}${_}${N('v')}${HALF}${_}절`),
];
const koreanChapters = (unit: string) => [
  pattern(`${N('c')}(?:${_}${unit})?${TO}${N('c2')}${_}${unit}`),
  pattern(`${N('c')}${_}${unit}`),
];
/** The books of one chapter are cited by verse alone: `유다서 3절`, `Jude 3`. */
const KOREAN_ONLY_VERSE = pattern(`${N('v')}(?:${_}절)?(?:${TO}${N('v2')})?${_}절`);
const KOREAN_BARE = pattern(`${N('c')}${ALONE}`);

const VERSE_WORD = String.raw`(?:,?${_}(?:verses?|vv?\.?)${_})`;
const ENGLISH_VERSES = pattern(
  `(?:chapter|chap\\.?|ch\\.?)?${_}${N('c')}${VERSE_WORD}${N('v')}${HALF}(?:${TO}${N('v2')}${HALF})?`,
);
const ENGLISH_CHAPTERS = pattern(
  String.raw`(?:chapters?${_}|ch\.?${_})?${N('c')}(?:${TO}${N('c2')}(?!\d|\p{L}))?(?![a-z])${AMOUNT}`,
);
const ENGLISH_ONLY_VERSE = pattern(
  String.raw`(?:verses?${_})?${N('v')}(?:${TO}${N('v2')}(?!\d|\p{L}))?(?![a-z])${AMOUNT}`,
);

const KOREAN_FORMS = { psalms: koreanForms('(?:편|장)'), others: koreanForms('장') };

function koreanForms(unit: string) {
  return { verses: koreanVerses(unit), chapters: koreanChapters(unit) };
}

/**
 * Every passage a text names, in the order of the text, in Korean and English: `요한복음 3장 16절`, `요 3:16`,
 * `시편 23편 1절에서 3절`, `John 3:16-18`, `1 Cor. 13`. Only places there are, and never inside another word
 * (`필요 3:1`), nor times and amounts (`시 30분`).
 */
export function findReferences(text: string): FoundReference[] {
  const found: FoundReference[] = [];
  let from = 0;
  for (const match of text.matchAll(NAME_BEFORE_NUMBER)) {
    if (match.index < from) continue;
    const name = nameOf(match[1] ?? '');
    const reference =
      name && readPlace(text, { name, start: match.index, at: match.index + match[0].length });
    if (!reference) continue;
    found.push(reference);
    from = reference.end;
  }
  return found;
}

function readPlace(text: string, { name, start, at }: { name: Name; start: number; at: number }) {
  for (const form of formsOf(name, text, start)) {
    form.lastIndex = at;
    const groups = form.exec(text)?.groups;
    if (!groups) continue;
    const reference = toReference(name.book, groups);
    if (reference) return { ...reference, start, end: form.lastIndex };
  }
  return null;
}

function formsOf({ book, language, short }: Name, text: string, start: number): RegExp[] {
  const single = book.chapters === 1;
  if (language === 'en') {
    if (short) return [COLON_FORM, ENGLISH_VERSES];
    return [COLON_FORM, ENGLISH_VERSES, ...(single ? [ENGLISH_ONLY_VERSE] : []), ENGLISH_CHAPTERS];
  }
  const { verses, chapters } = book.id === 'PSA' ? KOREAN_FORMS.psalms : KOREAN_FORMS.others;
  const onlyVerse = single ? [KOREAN_ONLY_VERSE] : [];
  if (!short) return [COLON_FORM, ...verses, ...onlyVerse, ...chapters, KOREAN_BARE];
  // "그 전 3장" is the three chapters before: a syllable and chapters alone count only where nothing else is said
  const stands = /(?:^|[\n([{<「『:：;,·/])[^\S\n]*$/u.test(text.slice(Math.max(0, start - 8), start));
  return [COLON_FORM, ...verses, ...(stands || book.shortForms.ko.length > 1 ? chapters : [])];
}

function toReference(book: Book, groups: Record<string, string | undefined>): Reference | null {
  const number = (group: string) => (groups[group] === undefined ? null : Number(groups[group]));
  const chapter = number('c') ?? 1;
  const verse = number('v');
  if (!isPlace(book, chapter, verse)) return null;
  const endChapter = number('c2') ?? chapter;
  const endVerse = number('v2') ?? verse;
  const forward = endChapter > chapter || (endChapter === chapter && (endVerse ?? 0) >= (verse ?? 0));
  // an end that is no place, or lies before the start, is somebody's slip of the pen: where it starts still counts
  if (!forward || !isPlace(book, endChapter, endVerse))
    return { book, chapter, verse, endChapter: chapter, endVerse: verse };
  return { book, chapter, verse, endChapter, endVerse };
}
