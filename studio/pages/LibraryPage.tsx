import { Images, Music, Search } from 'lucide-react';
import { Tabs } from 'radix-ui';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { toast } from 'sonner';
import type { ApiLibraryItem, AssetPurpose } from '../../core/library-item.ts';
import { Page } from '../components/page.tsx';
import { Button } from '../components/ui/button.tsx';
import { Input } from '../components/ui/field.tsx';
import { Notice } from '../components/ui/notice.tsx';
import { Skeleton } from '../components/ui/skeleton.tsx';
import { failureText } from '../lib/failure-text.ts';
import { useConfig } from '../lib/queries.ts';
import { BackgroundCard } from '../library/BackgroundCard.tsx';
import { EditItemDialog } from '../library/EditItemDialog.tsx';
import type { ItemActions } from '../library/ItemMenu.tsx';
import { MusicRow } from '../library/MusicRow.tsx';
import { NeverList } from '../library/NeverList.tsx';
import { RefusedList } from '../library/RefusedList.tsx';
import { UploadBox } from '../library/UploadBox.tsx';
import { useLibraryChanges } from '../library/use-library-changes.ts';
import { useRefusedClips } from '../library/use-clip-checks.ts';
import { useLibrary, useVerdicts } from '../library/use-library.ts';
import { useAudition } from '../look/use-audition.ts';

const TABS = { backgrounds: 'background', music: 'music' } as const satisfies Record<string, AssetPurpose>;
type Tab = keyof typeof TABS;
const GRID = 'grid grid-cols-2 gap-3 sm:grid-cols-[repeat(auto-fill,minmax(17rem,1fr))] sm:gap-4';

export default function LibraryPage() {
  const { t } = useTranslation();
  const [params, setParams] = useSearchParams();
  const tab: Tab = params.get('tab') === 'music' ? 'music' : 'backgrounds';
  const { data: config } = useConfig();
  return (
    <Page title={t('library.title')}>
      <h1 className="mb-2 font-serif text-3xl">{t('library.title')}</h1>
      <p className="mb-6 max-w-prose text-muted">{t('library.lead')}</p>
      <Tabs.Root
        value={tab}
        onValueChange={(next) => setParams(next === 'music' ? { tab: next } : {}, { replace: true })}
      >
        <Tabs.List className="mb-5 flex max-w-md gap-1 rounded-card bg-line/60 p-1">
          {(Object.keys(TABS) as Tab[]).map((name) => (
            <Tabs.Trigger
              key={name}
              value={name}
              data-testid={`tab-${name}`}
              className="flex h-11 flex-1 items-center justify-center gap-2 rounded-lg px-2 font-medium text-muted data-[state=active]:bg-raised data-[state=active]:text-ink [&_svg]:size-5"
            >
              {name === 'music' ? <Music aria-hidden /> : <Images aria-hidden />}
              {t(`library.${name}`)}
            </Tabs.Trigger>
          ))}
        </Tabs.List>
        <Tabs.Content value={tab}>
          {config && <UploadBox purpose={TABS[tab]} maxBytes={config.maxUploadBytes} />}
          <Shelf key={tab} purpose={TABS[tab]} />
        </Tabs.Content>
      </Tabs.Root>
    </Page>
  );
}

/** Everything of one kind: the person's own, then what is built in. */
function Shelf({ purpose }: { purpose: AssetPurpose }) {
  const { t } = useTranslation();
  const { data, error, isPending, refetch } = useLibrary(purpose);
  const { data: verdicts = [] } = useVerdicts();
  const { data: refused = [] } = useRefusedClips();
  const { change, remove, say } = useLibraryChanges();
  const [search, setSearch] = useState('');
  const [editing, setEditing] = useState<ApiLibraryItem | null>(null);
  const audition = useAudition();
  const wanted = useDeferredValue(search).trim().toLowerCase();

  if (isPending) return <ShelfSkeleton purpose={purpose} />;
  if (error) {
    return (
      <Notice kind="danger" title={t('library.loadFailed')}>
        <p>{failureText(error, t)}</p>
        <Button size="small" className="mt-3" onClick={() => void refetch()}>
          {t('app.retry')}
        </Button>
      </Notice>
    );
  }
  const items = data.items.filter(({ name, tags }) =>
    [name.ko, name.en, ...tags].some((text) => text.toLowerCase().includes(wanted)),
  );
  const own = items.filter((item) => item.own);
  const builtin = items.filter((item) => !item.own);
  const listed = new Set(data.items.map(({ asset }) => asset));
  const never = verdicts
    .filter(({ asset, verdict }) => verdict === 'never' && !listed.has(asset))
    .map(({ asset }) => asset);
  const actions: ItemActions = {
    onEdit: setEditing,
    onRemove: (item) => remove.mutate(item),
    onSay: (item, verdict) => {
      say.mutate({ asset: item.asset, verdict });
      if (verdict) toast.success(t(verdict === 'never' ? 'library.saidNever' : 'library.saidAlways'));
    },
  };
  return (
    <>
      <div className="mb-5 flex flex-wrap items-center gap-x-4 gap-y-2">
        <div className="relative w-full sm:w-80">
          <Search aria-hidden className="absolute top-3.5 left-4 size-5 text-muted" />
          <Input
            type="search"
            aria-label={t('library.search')}
            placeholder={t('library.search')}
            value={search}
            className="pl-12"
            onChange={({ target }) => setSearch(target.value)}
            data-testid="library-search"
          />
        </div>
        {wanted !== '' && (
          <p role="status" className="text-[15px] text-muted">
            {items.length > 0 ? t('library.found', { count: items.length }) : t('library.nothingFound')}
          </p>
        )}
      </div>
      {(wanted === '' || own.length > 0) && (
        <section className="mb-8">
          <h2 className="mb-3 text-xl font-semibold">{t('library.own')}</h2>
          {own.length === 0 ? (
            <Invitation purpose={purpose} />
          ) : (
            <Items items={own} purpose={purpose} actions={actions} audition={audition} />
          )}
        </section>
      )}
      {builtin.length > 0 && (
        <section>
          <h2 className="mb-3 text-xl font-semibold">{t('library.builtin')}</h2>
          <Items items={builtin} purpose={purpose} actions={actions} audition={audition} />
        </section>
      )}
      {purpose === 'background' && wanted === '' && never.length > 0 && (
        <NeverList assets={never} onAllow={(asset) => say.mutate({ asset, verdict: null })} />
      )}
      {purpose === 'background' && wanted === '' && refused.length > 0 && (
        <RefusedList clips={refused} onSay={(asset, verdict) => say.mutate({ asset, verdict })} />
      )}
      {editing && (
        <EditItemDialog
          item={editing}
          onClose={() => setEditing(null)}
          onSave={(changed) => change.mutate({ ...changed, asset: editing.asset })}
        />
      )}
    </>
  );
}

interface ItemsProps {
  items: readonly ApiLibraryItem[];
  purpose: AssetPurpose;
  actions: ItemActions;
  /** One piece of music at a time. */
  audition: ReturnType<typeof useAudition>;
}

function Items({ items, purpose, actions, audition }: ItemsProps) {
  if (purpose === 'music') {
    return (
      <ul className="flex max-w-3xl flex-col gap-2">
        {items.map((item) => (
          <MusicRow
            key={item.asset}
            item={item}
            isPlaying={item.url !== null && audition.playing === item.url}
            onToggle={audition.toggle}
            {...actions}
          />
        ))}
      </ul>
    );
  }
  return (
    <ul className={GRID}>
      {items.map((item) => (
        <BackgroundCard key={item.asset} item={item} {...actions} />
      ))}
    </ul>
  );
}

function Invitation({ purpose }: { purpose: AssetPurpose }) {
  const { t } = useTranslation();
  const Sign = purpose === 'music' ? Music : Images;
  return (
    <div
      className="flex flex-col items-center gap-2 rounded-card border border-line bg-raised px-5 py-8 text-center"
      data-testid="library-empty"
    >
      <Sign aria-hidden className="size-9 text-accent" />
      <p className="font-serif text-xl">{t('library.emptyTitle')}</p>
      <p className="max-w-prose text-[15px] text-muted">
        {t(purpose === 'music' ? 'library.emptyMusic' : 'library.emptyBackground')}
      </p>
    </div>
  );
}

const ShelfSkeleton = ({ purpose }: { purpose: AssetPurpose }) =>
  purpose === 'music' ? (
    <div className="flex max-w-3xl flex-col gap-2">
      <Skeleton className="h-16" />
      <Skeleton className="h-16" />
    </div>
  ) : (
    <div className={GRID}>
      <Skeleton className="h-56" />
      <Skeleton className="h-56" />
      <Skeleton className="h-56" />
    </div>
  );
