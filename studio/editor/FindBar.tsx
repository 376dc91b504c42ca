import { CaseSensitive, ChevronDown, ChevronUp, X } from 'lucide-react';
import { useEffect, useRef, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { toast } from 'sonner';
import { Button } from '../components/ui/button.tsx';
import { Input } from '../components/ui/field.tsx';
import type { Find } from './use-find.ts';

interface FindBarProps {
  find: Find;
  /** What covers the upper edge of the window: it stays under that. */
  topPx: number;
  disabled: boolean;
}

/** Finds words in the captions, and puts others in their place. */
export function FindBar({ find, topPx, disabled }: FindBarProps) {
  const { t } = useTranslation();
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.select(), []);

  const onEnter = (action: (back: boolean) => void) => (event: KeyboardEvent) => {
    // while Korean is being composed, Enter ends the letter
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
    event.preventDefault();
    action(event.shiftKey);
  };
  const replaceAll = () => toast(t('timeline.find.replaced', { count: find.replaceAll() }));

  return (
    <div
      role="search"
      // its fields have the browser's own undo
      data-own-undo
      className="sticky z-10 mb-3 flex flex-col gap-2 rounded-card border border-line bg-raised p-2 shadow-lg shadow-black/5"
      style={{ top: topPx }}
      onKeyDown={(event) => event.key === 'Escape' && find.setOpen(false)}
      data-testid="find-bar"
    >
      <div className="flex items-center gap-1">
        <Input
          ref={field}
          type="search"
          value={find.query}
          onChange={({ target }) => find.setQuery(target.value)}
          onKeyDown={onEnter((back) => find.go(back ? -1 : 1))}
          aria-label={t('timeline.find.query')}
          placeholder={t('timeline.find.query')}
          className="h-11 min-w-0 flex-1 px-3"
          data-testid="find-query"
        />
        <p
          className="min-w-14 text-center text-[15px] text-muted tabular-nums"
          role="status"
          data-testid="find-count"
        >
          {find.query.trim() !== '' &&
            (find.shown === null
              ? t('timeline.find.count', { count: find.count })
              : t('timeline.find.place', { at: find.shown, count: find.count }))}
        </p>
        <Button kind="quiet" size="icon" aria-label={t('app.close')} onClick={() => find.setOpen(false)}>
          <X aria-hidden />
        </Button>
      </div>
      <div className="flex items-center gap-1">
        <Input
          value={find.replacement}
          disabled={disabled}
          onChange={({ target }) => find.setReplacement(target.value)}
          onKeyDown={onEnter(() => find.replaceOne())}
          aria-label={t('timeline.find.replacement')}
          placeholder={t('timeline.find.replacement')}
          className="h-11 min-w-0 flex-1 px-3"
          data-testid="find-replacement"
        />
        <Button
          kind="quiet"
          size="icon"
          aria-pressed={find.matchCase}
          aria-label={t('timeline.find.matchCase')}
          title={t('timeline.find.matchCase')}
          className="aria-pressed:bg-accent-soft"
          onClick={() => find.setMatchCase(!find.matchCase)}
        >
          <CaseSensitive aria-hidden />
        </Button>
        <Button
          kind="quiet"
          size="icon"
          disabled={find.count === 0}
          aria-label={t('timeline.find.previous')}
          onClick={() => find.go(-1)}
        >
          <ChevronUp aria-hidden />
        </Button>
        <Button
          kind="quiet"
          size="icon"
          disabled={find.count === 0}
          aria-label={t('timeline.find.next')}
          onClick={() => find.go(1)}
          data-testid="find-next"
        >
          <ChevronDown aria-hidden />
        </Button>
      </div>
      {!disabled && (
        <div className="flex gap-2">
          <Button
            size="small"
            className="flex-1 px-3 text-[15px]"
            disabled={find.count === 0}
            onClick={find.replaceOne}
            data-testid="replace-one"
          >
            {t('timeline.find.one')}
          </Button>
          <Button
            size="small"
            className="flex-1 px-3 text-[15px]"
            disabled={find.count === 0}
            onClick={replaceAll}
            data-testid="replace-all"
          >
            {t('timeline.find.all')}
          </Button>
        </div>
      )}
    </div>
  );
}
