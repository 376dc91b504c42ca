import { CircleAlert, LoaderCircle, Music, Pause, Play } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ApiLibraryItem } from '../../core/library-item.ts';
import { Button } from '../components/ui/button.tsx';
import { currentLanguage } from '../i18n/index.ts';
import { clockText } from '../lib/units.ts';
import { ItemMenu, type ItemActions } from './ItemMenu.tsx';

interface MusicRowProps extends ItemActions {
  item: ApiLibraryItem;
  isPlaying: boolean;
  onToggle: (url: string) => void;
}

/** A piece of music, to be listened to. */
export function MusicRow({ item, isPlaying, onToggle, ...actions }: MusicRowProps) {
  const { t } = useTranslation();
  const { url, status, error, durationMs, tags } = item;
  const name = item.name[currentLanguage()];
  return (
    <li
      className="flex items-center gap-3 rounded-card border border-line bg-raised py-2 pr-2 pl-3"
      data-testid="library-item"
    >
      {url === null ? (
        <StateSign status={status} />
      ) : (
        <Button
          kind={isPlaying ? 'main' : 'plain'}
          size="icon"
          className="rounded-full"
          aria-label={t(isPlaying ? 'library.stop' : 'library.play', { name })}
          onClick={() => onToggle(url)}
          data-testid={`listen-${item.asset}`}
        >
          {isPlaying ? <Pause aria-hidden /> : <Play aria-hidden />}
        </Button>
      )}
      <div className="min-w-0 flex-1">
        <p className="truncate font-medium">{name}</p>
        {status === 'failed' ? (
          <p className="text-[15px] text-danger" role="alert">
            {t('library.failed')}. {error}
          </p>
        ) : (
          <p className="truncate text-[15px] text-muted" role={status === 'preparing' ? 'status' : undefined}>
            {status === 'preparing' ? t('library.preparing') : [clockText(durationMs), ...tags].join(' · ')}
          </p>
        )}
      </div>
      <ItemMenu item={item} {...actions} />
    </li>
  );
}

function StateSign({ status }: { status: ApiLibraryItem['status'] }) {
  const Sign = status === 'failed' ? CircleAlert : status === 'preparing' ? LoaderCircle : Music;
  return (
    <span className="grid size-11 shrink-0 place-items-center rounded-full bg-sunken text-muted">
      <Sign aria-hidden className={status === 'preparing' ? 'size-5 animate-spin' : 'size-5'} />
    </span>
  );
}
