import { findReferences, type Reference } from './find-references.ts';

/** A reference as it is written in full: 요한복음 3장 16절, 시편 23편 1-6절, John 3:16, Psalm 23:1-6. */
export function formatReference({ book, chapter, verses }: Reference, language: string): string {
  const span = verses && (verses.to > verses.from ? `${verses.from}-${verses.to}` : String(verses.from));
  if (language.startsWith('ko')) {
    const part = `${book.ko} ${chapter}${book.id === 'psalms' ? '편' : '장'}`;
    return span ? `${part} ${span}절` : part;
  }
  const name = book.id === 'psalms' ? 'Psalm' : book.en;
  return span ? `${name} ${chapter}:${span}` : `${name} ${chapter}`;
}

/** The first reference in a text, written in full; empty where there is none. */
export function firstReference(text: string, language: string): string {
  const found = findReferences(text)[0];
  return found ? formatReference(found, language) : '';
}
