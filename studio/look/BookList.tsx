import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Book } from '../../core/scripture/books.ts';
import { findBooks, isOldTestament, soleReference } from '../../core/scripture/find-books.ts';
import type { Reference } from '../../core/scripture/find-references.ts';
import { formatReference } from '../../core/scripture/format-reference.ts';
import { Button } from '../components/ui/button.tsx';
import { Field, Input } from '../components/ui/field.tsx';
import { currentLanguage } from '../i18n/index.ts';

interface BookListProps {
  onBook: (book: Book) => void;
  onReference: (reference: Reference) => void;
}

/** All books, or those that are being typed; a whole reference that is typed is taken as it is. */
export function BookList({ onBook, onReference }: BookListProps) {
  const { t } = useTranslation();
  const language = currentLanguage();
  const [typed, setTyped] = useState('');
  const whole = soleReference(typed);
  // the name before chapter and verse
  const books = findBooks(typed.replace(/(?<=\D)\s*\d.*$/, ''));
  const parts = [
    { name: 'old', books: books.filter(isOldTestament) },
    { name: 'new', books: books.filter((book) => !isOldTestament(book)) },
  ] as const;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (whole) onReference(whole);
        else if (books[0] && typed.trim() !== '') onBook(books[0]);
      }}
    >
      <Field label={t('details.findBook')} hint={t('details.findBookHint')}>
        {(ids) => (
          <Input
            {...ids}
            value={typed}
            autoFocus
            autoComplete="off"
            enterKeyHint="go"
            placeholder={t('details.findBookPlaceholder')}
            onChange={({ target }) => setTyped(target.value)}
            data-testid="find-book"
          />
        )}
      </Field>
      {whole && (
        <Button type="submit" kind="main" className="mt-4 w-full" data-testid="pick-typed">
          {formatReference(whole, language)}
        </Button>
      )}
      {books.length === 0 && <p className="mt-4 text-muted">{t('details.noBook')}</p>}
      {parts.map(
        (part) =>
          part.books.length > 0 && (
            <section key={part.name} className="mt-5">
              <h3 className="mb-2 text-[15px] font-medium text-muted">
                {t(`details.testaments.${part.name}`)}
              </h3>
              <ul className="grid grid-cols-2 gap-2 sm:grid-cols-3">
                {part.books.map((book) => (
                  <li key={book.id}>
                    <Button
                      className="w-full justify-start px-3 font-medium whitespace-normal"
                      onClick={() => onBook(book)}
                      data-testid={`book-${book.id}`}
                    >
                      {book[language]}
                    </Button>
                  </li>
                ))}
              </ul>
            </section>
          ),
      )}
    </form>
  );
}
