import { Tabs } from 'radix-ui';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Format } from '../../../core/format.ts';
import type { ApiLibraryItem } from '../../../core/library-item.ts';
import type { Shot } from '../../../core/video.ts';
import { Dialog } from '../../components/ui/dialog.tsx';
import { Notice } from '../../components/ui/notice.tsx';
import { Skeleton } from '../../components/ui/skeleton.tsx';
import { failureText } from '../../lib/failure-text.ts';
import { clockText } from '../../lib/units.ts';
import { useLibrary } from '../../library/use-library.ts';
import { ClipChoices } from './ClipChoices.tsx';
import { FootageSearch } from './FootageSearch.tsx';

interface SwapDialogProps {
  shot: Shot;
  /** What the scene should show, in English. */
  query: string;
  format: Format;
  onClose: () => void;
  onPick: (item: ApiLibraryItem) => void;
}

/** Another background for a scene: of the church's own, of what is built in, or found by a search. */
export function SwapDialog({ shot, query, format, onClose, onPick }: SwapDialogProps) {
  const { t } = useTranslation();
  const { data, error, isPending } = useLibrary('background');
  const times = { from: clockText(shot.startMs), to: clockText(shot.endMs) };
  const usable = data?.items.filter(({ status, verdict }) => status === 'ready' && verdict !== 'never') ?? [];
  const own = usable.filter((item) => item.own);
  const tabs = data?.footage ? (['ours', 'builtin', 'search'] as const) : (['ours', 'builtin'] as const);

  return (
    <Dialog open onClose={onClose} title={t('scenes.swapTitle')} description={t('scenes.swapText', times)}>
      <div className="min-h-0 flex-1 overflow-y-auto p-5 sm:p-6" data-testid="swap-dialog">
        {isPending && <Skeleton className="h-64" />}
        {error && <Notice kind="danger">{failureText(error, t)}</Notice>}
        {data && (
          <Tabs.Root defaultValue={own.length > 0 ? 'ours' : 'builtin'}>
            <Tabs.List className="mb-4 flex gap-1 rounded-card bg-line/60 p-1">
              {tabs.map((tab) => (
                <Tabs.Trigger
                  key={tab}
                  value={tab}
                  data-testid={`swap-${tab}`}
                  className="h-11 flex-1 rounded-lg px-2 font-medium text-muted data-[state=active]:bg-raised data-[state=active]:text-ink"
                >
                  {t(`scenes.${tab}`)}
                </Tabs.Trigger>
              ))}
            </Tabs.List>
            <Tabs.Content value="ours">
              {own.length > 0 ? (
                <ClipChoices items={own} now={shot.clip.asset} onPick={onPick} />
              ) : (
                <p className="py-6 text-center text-muted">
                  {t('scenes.noOurs')}{' '}
                  <Link to="/library" className="font-medium text-accent underline underline-offset-4">
                    {t('scenes.toLibrary')}
                  </Link>
                </p>
              )}
            </Tabs.Content>
            <Tabs.Content value="builtin">
              <ClipChoices items={usable.filter((item) => !item.own)} now={shot.clip.asset} onPick={onPick} />
            </Tabs.Content>
            {data.footage && (
              <Tabs.Content value="search">
                <FootageSearch
                  initialQuery={query}
                  format={format}
                  minDurationMs={shot.endMs - shot.startMs}
                  now={shot.clip.asset}
                  onPick={onPick}
                />
              </Tabs.Content>
            )}
          </Tabs.Root>
        )}
      </div>
    </Dialog>
  );
}
