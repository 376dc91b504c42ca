import { CircleAlert, LoaderCircle } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ApiLibraryItem } from '../../core/library-item.ts';
import { currentLanguage } from '../i18n/index.ts';
import { cn } from '../lib/cn.ts';
import { ItemMenu, type ItemActions } from './ItemMenu.tsx';
import { ItemPicture } from './ItemPicture.tsx';

/** A background: how it looks, what it is called, what can be done with it. */
export function BackgroundCard({ item, ...actions }: ItemActions & { item: ApiLibraryItem }) {
  const { t } = useTranslation();
  const [playing, setPlaying] = useState(false);
  const name = item.name[currentLanguage()];
  return (
    <li
      className={cn(
        'flex flex-col overflow-hidden rounded-card border border-line bg-raised',
        item.verdict === 'never' && 'opacity-75',
      )}
      data-testid="library-item"
    >
      {item.status === 'ready' ? (
        <button
          type="button"
          aria-pressed={playing}
          onClick={() => setPlaying(!playing)}
          className="outline-offset-[-3px]"
        >
          <span className="sr-only">{t(playing ? 'library.stop' : 'library.play', { name })}</span>
          <ItemPicture item={item} playing={playing} />
        </button>
      ) : (
        <ItemState item={item} />
      )}
      <div className="flex items-start gap-1 py-1.5 pr-1 pl-3">
        <div className="min-w-0 flex-1 py-2">
          <p className="truncate font-medium">{name}</p>
          {item.own && item.tags.length > 0 && (
            <p className="truncate text-[15px] text-muted">{item.tags.join(' · ')}</p>
          )}
        </div>
        <ItemMenu item={item} {...actions} />
      </div>
    </li>
  );
}

/** Stands where the picture will be, or would have been. */
export function ItemState({ item }: { item: ApiLibraryItem }) {
  const { t } = useTranslation();
  const failed = item.status === 'failed';
  return (
    <div
      role={failed ? 'alert' : 'status'}
      className={cn(
        'flex min-h-0 flex-col items-center justify-center gap-1.5 px-3 py-4 text-center text-[15px] sm:px-4',
        failed ? 'flex-1 bg-danger-soft' : 'aspect-video bg-sunken',
      )}
    >
      {failed ? (
        <>
          <p className="flex items-center gap-1.5 font-semibold text-danger">
            <CircleAlert aria-hidden className="size-5 shrink-0" />
            {t('library.failed')}
          </p>
          <p className="text-left">{item.error}</p>
        </>
      ) : (
        <>
          <LoaderCircle aria-hidden className="size-6 animate-spin text-accent" />
          <p className="font-medium">{t('library.preparing')}</p>
          <p className="hidden text-muted sm:block">{t('library.preparingHint')}</p>
        </>
      )}
    </div>
  );
}
