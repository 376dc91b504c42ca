import { findReferences, type Reference } from './find-references.ts';

/** A reference as it is written in full: 요한복음 3장 16절, 시편 23편 1-6절, John 3:16, Psalm 23:1-6. */
export function formatReference(reference: Reference, language: string): string {
  return language.startsWith('ko') ? inKorean(reference) : inEnglish(reference);
}

function inKorean({ book, chapter, verses, endChapter }: Reference): string {
  const unit = book.id === 'psalms' ? '편' : '장';
  if (!verses) return `${book.ko} ${endChapter ? `${chapter}-${endChapter}` : chapter}${unit}`;
  if (endChapter) return `${book.ko} ${chapter}${unit} ${verses.from}절-${endChapter}${unit} ${verses.to}절`;
  return `${book.ko} ${chapter}${unit} ${spanOf(verses)}절`;
}

function inEnglish({ book, chapter, verses, endChapter }: Reference): string {
  const name = book.id === 'psalms' && (verses || !endChapter) ? 'Psalm' : book.en;
  if (!verses) return `${name} ${endChapter ? `${chapter}-${endChapter}` : chapter}`;
  if (endChapter) return `${name} ${chapter}:${verses.from}-${endChapter}:${verses.to}`;
  return `${name} ${chapter}:${spanOf(verses)}`;
}

const spanOf = ({ from, to }: { from: number; to: number }): string =>
  to > from ? `${from}-${to}` : String(from);

/** The first reference in a text, written in full; empty where there is none. */
export function firstReference(text: string, language: string): string {
  const found = findReferences(text)[0];
  return found ? formatReference(found, language) : '';
}
