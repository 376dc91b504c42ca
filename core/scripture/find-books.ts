import { BOOKS, type Book } from './books.ts';
import { findReferences, type Reference } from './find-references.ts';
import { verseCount } from './verse-counts.ts';

/** Where the New Testament begins. */
const FIRST_OF_NEW = BOOKS.findIndex(({ id }) => id === 'matthew');
export const isOldTestament = (book: Book): boolean => BOOKS.indexOf(book) < FIRST_OF_NEW;

/**
 * Books that somebody may mean while typing: by Korean name or short form, also while a syllable is being put together,
 * and by English name or short form. Those whose short form it is come first, then those that begin with it.
 */
export function findBooks(typed: string): readonly Book[] {
  const wanted = keyOf(typed);
  if (wanted === '') return BOOKS;
  return BOOKS.map((book) => ({ book, rank: rankOf(book, wanted) }))
    .filter(({ rank }) => rank < NO_MATCH)
    .sort((a, b) => a.rank - b.rank)
    .map(({ book }) => book);
}

const NO_MATCH = 3;

function rankOf(book: Book, wanted: string): number {
  if ([book.koShort, ...book.enShort].some((name) => keyOf(name) === wanted)) return 0;
  const names = [book.ko, book.koShort, ...book.koOther, book.en, ...book.enShort].map(keyOf);
  if (names.some((name) => name.startsWith(wanted))) return 1;
  // "Samuel", "Corinthians": without its number; a single letter would find half the canon
  const bare = keyOf(book.en.replace(/^\d /, ''));
  return wanted.length > 1 && bare.startsWith(wanted) ? 2 : NO_MATCH;
}

/** Letters taken apart, so that 욯 (요, and ㅎ of the syllable to come) begins 요한복음. */
const keyOf = (name: string): string =>
  [...name.toLowerCase().replace(/[\s.]/g, '').normalize('NFD')]
    .map((jamo) => INITIALS[jamo] ?? jamo)
    .join('');

/** Final consonants as the initial ones they become once a vowel follows; two together as two. */
const INITIALS: Record<string, string> = Object.fromEntries(
  (
    'ᆨ:ᄀ ᆩ:ᄁ ᆪ:ᄀᄉ ᆫ:ᄂ ᆬ:ᄂᄌ ᆭ:ᄂᄒ ᆮ:ᄃ ᆯ:ᄅ ᆰ:ᄅᄀ ᆱ:ᄅᄆ ᆲ:ᄅᄇ ᆳ:ᄅᄉ ᆴ:ᄅᄐ ᆵ:ᄅᄑ ᆶ:ᄅᄒ ᆷ:ᄆ ᆸ:ᄇ ᆹ:ᄇᄉ ᆺ:ᄉ ᆻ:ᄊ ᆼ:ᄋ ᆽ:ᄌ ' +
    'ᆾ:ᄎ ᆿ:ᄏ ᇀ:ᄐ ᇁ:ᄑ ᇂ:ᄒ ㄱ:ᄀ ㄲ:ᄁ ㄴ:ᄂ ㄷ:ᄃ ㄸ:ᄄ ㄹ:ᄅ ㅁ:ᄆ ㅂ:ᄇ ㅃ:ᄈ ㅅ:ᄉ ㅆ:ᄊ ㅇ:ᄋ ㅈ:ᄌ ㅉ:ᄍ ㅊ:ᄎ ㅋ:ᄏ ㅌ:ᄐ ㅍ:ᄑ ㅎ:ᄒ'
  )
    .split(' ')
    .map((pair) => pair.split(':') as [string, string]),
);

/** The one place that a text names, where its chapters and verses exist; null for anything else, two places included. */
export function soleReference(text: string): Reference | null {
  const found = findReferences(text);
  const [place] = found;
  if (!place || found.length > 1) return null;
  const { book, chapter, verses, endChapter } = place;
  const last = verseCount(book, endChapter ?? chapter);
  if (last === 0 || (verses && (verses.to > last || verses.from > verseCount(book, chapter)))) return null;
  return { book, chapter, verses, ...(endChapter !== undefined && { endChapter }) };
}
