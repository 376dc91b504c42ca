import { BOOKS } from './books.ts';
import type { Book } from './books.ts';

/** One way a book is written. */
export interface Name {
  book: Book;
  language: 'ko' | 'en';
  short: boolean;
}

/** A little white space within a line. */
const _ = String.raw`[^\S\n]{0,2}`;
const ORDINALS = ['1|I|First|1st', '2|II|Second|2nd', '3|III|Third|3rd'];

function keyOf(written: string): string {
  const plain = written.toLowerCase().replace(/[\s.]/gu, '');
  return plain
    .replace(/^(?:iii|third|3rd)(?=[a-z])/u, '3')
    .replace(/^(?:ii|second|2nd)(?=[a-z])/u, '2')
    .replace(/^(?:first|1st)(?=[a-z])/u, '1')
    .replace(/^i(?=(?:sa?m|k|ch|co|th|ti|pe|j))/u, '1');
}

const NAMES: readonly { written: string; source: string; name: Name }[] = BOOKS.flatMap((book) => [
  ...book.names.ko.map((written) => ({
    written,
    source: written.replaceAll(' ', _),
    name: { book, language: 'ko' as const, short: false },
  })),
  {
    written: book.shortForms.ko,
    source: book.shortForms.ko,
    name: { book, language: 'ko' as const, short: true },
  },
  ...book.names.en.map((written) => ({
    written,
    source: englishSource(written, ''),
    name: { book, language: 'en' as const, short: false },
  })),
  ...book.shortForms.en.map((written) => ({
    written,
    source: englishSource(written, String.raw`\.?`),
    name: { book, language: 'en' as const, short: true },
  })),
]);

const BY_KEY = new Map(NAMES.map(({ written, name }) => [keyOf(written), name]));

/**
 * Every name of every book, longest first, where a number follows it (at most `제` or `chapter` between them) and
 * nothing it could be part of stands before it. Its first group is the name.
 */
export const NAME_BEFORE_NUMBER = new RegExp(
  String.raw`(?<![\p{L}\p{N}]|\d[:：.])(${NAMES.toSorted((a, b) => b.written.length - a.written.length)
    .map((n) => n.source)
    .join('|')})${_}(?:제${_})?(?=\d|[cv])`,
  'gu',
);

/** What a name as matched stands for. */
export const nameOf = (written: string): Name | undefined => BY_KEY.get(keyOf(written));

function englishSource(name: string, dot: string): string {
  const [, ordinal, rest = name] = /^([123]) (.+)$/u.exec(name) ?? [];
  const words = `(?:${rest.replaceAll(' ', _)}|${rest.toUpperCase().replaceAll(' ', _)})${dot}`;
  return ordinal ? `(?:${ORDINALS[Number(ordinal) - 1]})${_}${words}` : words;
}
