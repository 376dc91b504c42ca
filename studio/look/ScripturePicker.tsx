import { ChevronLeft } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Book } from '../../core/scripture/books.ts';
import { soleReference } from '../../core/scripture/find-books.ts';
import type { Reference } from '../../core/scripture/find-references.ts';
import { formatReference } from '../../core/scripture/format-reference.ts';
import { verseCount } from '../../core/scripture/verse-counts.ts';
import { Button } from '../components/ui/button.tsx';
import { Dialog } from '../components/ui/dialog.tsx';
import { currentLanguage } from '../i18n/index.ts';
import { BookList } from './BookList.tsx';
import { nextVerses } from './next-verses.ts';
import { NumberGrid } from './NumberGrid.tsx';

interface ScripturePickerProps {
  open: boolean;
  onClose: () => void;
  /** What is written in the field now. */
  value: string;
  /** Language that the reference is written in. */
  language: string;
  onPick: (text: string) => void;
}

/** Book, chapter and verses by tapping, or by typing the beginning of a name or a whole reference. */
export function ScripturePicker({ open, onClose, ...rest }: ScripturePickerProps) {
  const { t } = useTranslation();
  return (
    <Dialog open={open} onClose={onClose} title={t('details.pickTitle')} description={t('details.pickText')}>
      {open && <Picker {...rest} onClose={onClose} />}
    </Dialog>
  );
}

function Picker({ value, language, onPick, onClose }: Omit<ScripturePickerProps, 'open'>) {
  const { t } = useTranslation();
  const [given] = useState(() => soleReference(value));
  const [book, setBook] = useState<Book | null>(given?.book ?? null);
  const [chapter, setChapter] = useState<number | null>(given && !given.endChapter ? given.chapter : null);
  const [verses, setVerses] = useState<Reference['verses']>(given && !given.endChapter ? given.verses : null);
  const place: Reference | null = book && chapter !== null ? { book, chapter, verses } : null;

  function choose(reference: Reference | null) {
    if (!reference) return;
    onPick(formatReference(reference, language));
    onClose();
  }

  function start(chosen: Book) {
    setBook(chosen);
    setChapter(chosen.chapters === 1 ? 1 : null);
    setVerses(null);
  }

  return (
    <div className="flex min-h-0 flex-1 flex-col" data-testid="scripture-picker">
      <div className="min-h-0 flex-1 overflow-y-auto p-5 sm:p-6">
        {!book ? (
          <BookList onBook={start} onReference={choose} />
        ) : (
          <>
            <Button kind="quiet" size="small" className="-ml-3 px-3" onClick={() => setBook(null)}>
              <ChevronLeft aria-hidden />
              {t('details.otherBook')}
            </Button>
            {chapter === null ? (
              <NumberGrid
                label={t(book.id === 'psalms' ? 'details.psalms' : 'details.chapters', {
                  book: book[currentLanguage()],
                })}
                count={book.chapters}
                chosen={null}
                onNumber={setChapter}
                testId="chapter"
              />
            ) : (
              <>
                {book.chapters > 1 && (
                  <Button kind="quiet" size="small" className="px-3" onClick={() => setChapter(null)}>
                    <ChevronLeft aria-hidden />
                    {t('details.otherChapter')}
                  </Button>
                )}
                <NumberGrid
                  label={t('details.verses', {
                    place: formatReference({ book, chapter, verses: null }, currentLanguage()),
                  })}
                  count={verseCount(book, chapter)}
                  chosen={verses}
                  onNumber={(verse) => setVerses(nextVerses(verses, verse))}
                  testId="verse"
                />
              </>
            )}
          </>
        )}
      </div>
      {place && (
        <footer className="flex flex-wrap items-center justify-between gap-3 border-t border-line p-4 sm:px-6">
          <p className="font-semibold" aria-live="polite" data-testid="picked-place">
            {formatReference(place, language)}
          </p>
          <Button kind="main" onClick={() => choose(place)} data-testid="pick-scripture">
            {t('details.pick')}
          </Button>
        </footer>
      )}
    </div>
  );
}
