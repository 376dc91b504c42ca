import { LoaderCircle } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ApiLibraryItem } from '../../../core/library-item.ts';
import { currentLanguage } from '../../i18n/index.ts';
import { cn } from '../../lib/cn.ts';
import { ItemPicture } from '../../library/ItemPicture.tsx';

interface ClipChoicesProps {
  items: readonly ApiLibraryItem[];
  /** Asset that is shown now. */
  now: string;
  /** Asset that was picked and is on its way. */
  taking?: string | null;
  onPick: (item: ApiLibraryItem) => void;
}

/** Backgrounds to pick one of; each moves while the pointer is on it. */
export function ClipChoices({ items, now, taking = null, onPick }: ClipChoicesProps) {
  const { t } = useTranslation();
  return (
    <ul className="grid grid-cols-[repeat(auto-fill,minmax(min(100%,9.5rem),1fr))] gap-3">
      {items.map((item) => {
        const name = item.name[currentLanguage()];
        const isNow = item.asset === now;
        return (
          <li key={item.asset}>
            <button
              type="button"
              disabled={isNow || taking !== null}
              onClick={() => onPick(item)}
              data-testid={`pick-${item.asset}`}
              className={cn(
                'relative block w-full overflow-hidden rounded-card border border-line bg-raised text-left transition-colors enabled:hover:border-line-strong',
                isNow && 'border-accent ring-1 ring-accent',
                taking !== null && taking !== item.asset && 'opacity-55',
              )}
            >
              <ItemPicture item={item} playing={false} />
              {taking === item.asset && (
                <span className="absolute inset-x-0 top-0 grid aspect-video place-items-center bg-black/55 text-white">
                  <span className="flex items-center gap-2 text-[15px]">
                    <LoaderCircle aria-hidden className="size-5 animate-spin" />
                    {t('scenes.taking')}
                  </span>
                </span>
              )}
              <span className="block truncate px-2.5 py-2 text-[15px]">
                {isNow ? (
                  `${t('scenes.now')} · ${name}`
                ) : (
                  <>
                    <span aria-hidden>{name}</span>
                    <span className="sr-only">{t('scenes.pick', { name })}</span>
                  </>
                )}
              </span>
              {item.check && item.verdict === null && (
                <span
                  className={cn(
                    'block px-2.5 pb-2 text-sm',
                    item.check.verdict === 'refused' ? 'text-warning' : 'text-muted',
                  )}
                >
                  {item.check.verdict === 'ok'
                    ? t('scenes.checkedFine')
                    : item.check.reason
                      ? t('scenes.refused', { reason: item.check.reason })
                      : t('scenes.refusedNoReason')}
                </span>
              )}
            </button>
          </li>
        );
      })}
    </ul>
  );
}
