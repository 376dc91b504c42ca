import { BOOKS } from './books.ts';
import type { Book } from './books.ts';

/** A passage: chapters whole where the verses are null, else from verse to verse. Both ends count in. */
export interface Reference {
  book: Book;
  chapter: number;
  verse: number | null;
  /** Same as `chapter` and `verse` where it is one place. */
  endChapter: number;
  endVerse: number | null;
}

/** The longest chapter, Psalm 119. */
const MOST_VERSES = 176;

const BOOKS_BY_ID = new Map(BOOKS.map((book) => [book.id, book]));

/** The book with this code, e.g. `PSA`. @throws RangeError when there is none */
export function bookById(id: string): Book {
  const book = BOOKS_BY_ID.get(id);
  if (!book) throw new RangeError(`no book ${id}`);
  return book;
}

/** Whether the book has such a place. */
export const isPlace = (book: Book, chapter: number, verse: number | null): boolean =>
  chapter >= 1 && chapter <= book.chapters && (verse === null || (verse >= 1 && verse <= MOST_VERSES));

/**
 * How a passage is written out, the same way every time.
 *
 * @returns `요한복음 3장 16절`, `시편 23편 1-6절`, `창세기 1장 1절-2장 3절` for Korean; `John 3:16`, `Psalm 23:1–6` for others
 */
export function formatReference(reference: Reference, language: string): string {
  return /^ko(-|$)/.test(language) ? inKorean(reference) : inEnglish(reference);
}

function inKorean({ book, chapter, verse, endChapter, endVerse }: Reference): string {
  const unit = book.id === 'PSA' ? '편' : '장';
  const name = book.name.ko;
  if (verse === null || endVerse === null)
    return chapter === endChapter ? `${name} ${chapter}${unit}` : `${name} ${chapter}-${endChapter}${unit}`;
  if (chapter !== endChapter)
    return `${name} ${chapter}${unit} ${verse}절-${endChapter}${unit} ${endVerse}절`;
  return `${name} ${chapter}${unit} ${verse === endVerse ? verse : `${verse}-${endVerse}`}절`;
}

function inEnglish({ book, chapter, verse, endChapter, endVerse }: Reference): string {
  const name = book.name.en;
  if (verse === null || endVerse === null) {
    if (chapter === endChapter) return `${name} ${chapter}`;
    return `${book.id === 'PSA' ? 'Psalms' : name} ${chapter}–${endChapter}`;
  }
  if (chapter !== endChapter) return `${name} ${chapter}:${verse}–${endChapter}:${endVerse}`;
  return `${name} ${chapter}:${verse === endVerse ? verse : `${verse}–${endVerse}`}`;
}
