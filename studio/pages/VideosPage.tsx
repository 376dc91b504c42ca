import { Coins, FileUp, Plus } from 'lucide-react';
import { lazy, Suspense, useDeferredValue, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { Page } from '../components/page.tsx';
import { Button } from '../components/ui/button.tsx';
import { Dialog } from '../components/ui/dialog.tsx';
import { Notice } from '../components/ui/notice.tsx';
import { Skeleton } from '../components/ui/skeleton.tsx';
import { failureText } from '../lib/failure-text.ts';
import { useProgressStreams } from '../lib/live.ts';
import { useConfig, useMe, useVideoPage, VIDEOS_PER_PAGE, type VideoQuery } from '../lib/queries.ts';
import { isActive } from '../lib/status.ts';
import { chooserAccept } from '../upload/accepted-types.ts';
import { InterruptedList } from '../upload/InterruptedList.tsx';
import { MAX_DRAFTS } from '../upload/max-drafts.ts';
import { SampleButton } from '../upload/SampleButton.tsx';
import { UploadList } from '../upload/UploadList.tsx';
import { useUploads } from '../upload/uploads.ts';
import { EmptyList } from '../videos/EmptyList.tsx';
import { listParams, readListState } from '../videos/list-state.ts';
import { ListToolbar } from '../videos/ListToolbar.tsx';
import { Pager } from '../videos/Pager.tsx';
import { SelectionBar } from '../videos/SelectionBar.tsx';
import { useNewVideo } from '../videos/use-new-video.ts';
import { usePageDrop } from '../videos/use-page-drop.ts';
import { useUndoableDelete } from '../videos/use-undoable-delete.ts';
import { VideoCard } from '../videos/VideoCard.tsx';
import { VideoCardSkeleton } from '../videos/VideoCardSkeleton.tsx';

const NewVideoPanel = lazy(() => import('../upload/NewVideoPanel.tsx'));

export default function VideosPage() {
  const { t } = useTranslation();
  const { data: config } = useConfig();
  const { data: me } = useMe();
  const [params, setParams] = useSearchParams();
  const state = readListState(params);
  const newVideo = useNewVideo();
  const chooser = useRef<HTMLInputElement>(null);
  const dragging = usePageDrop(newVideo.take);
  const isUploading = useUploads().length > 0;

  const [active, setActive] = useState<readonly string[]>([]);
  const streamed = useProgressStreams(active);
  const search = useDeferredValue(state.search);
  const { data, error, isPending, refetch } = useVideoPage({ ...state, search }, streamed);
  const nowActive = (data?.videos ?? []).filter((video) => isActive(video.status)).map((video) => video.id);
  if (nowActive.join() !== active.join()) setActive(nowActive);

  const { hiddenIds, removeWithUndo } = useUndoableDelete();
  const videos = (data?.videos ?? []).filter((video) => !hiddenIds.has(video.id));
  const total = Math.max(0, (data?.total ?? 0) - (data?.videos.length ?? 0) + videos.length);
  const isNarrowed = state.search !== '' || state.filter !== null;
  const isEmpty = data !== undefined && total === 0 && !isNarrowed && !isUploading;

  const [selected, setSelected] = useState<ReadonlySet<string> | null>(null);
  const chosen = videos.filter(({ id }) => selected?.has(id));
  const toggle = (id: string) => {
    const next = new Set(selected);
    if (!next.delete(id)) next.add(id);
    setSelected(next);
  };
  const nameOf = (title: string) => title || t('videos.untitled');
  const removeChosen = () => {
    const [only] = chosen;
    if (!only) return;
    const message =
      chosen.length === 1
        ? t('videos.removed', { title: nameOf(only.title) })
        : t('dashboard.select.removed', { count: chosen.length });
    removeWithUndo(
      chosen.map(({ id }) => id),
      message,
    );
    setSelected(null);
  };

  // another list begins at its first page, with nothing selected
  const change = (next: Partial<VideoQuery>) => {
    setSelected(selected && new Set());
    setParams(listParams({ ...state, page: 1, ...next }), { replace: next.page === undefined });
  };

  return (
    <Page title={t('videos.title')}>
      <div className="mb-6 flex flex-wrap items-center gap-3">
        <div className="mr-auto w-full sm:w-auto">
          <h1 className="font-serif text-3xl">{t('videos.title')}</h1>
          {!(me && config) && <Skeleton className="mt-1 h-6 w-48 sm:hidden" />}
          {me && config && config.creditCost > 0 && (
            <p
              // the header has room for it on anything wider
              className="mt-1 flex flex-wrap items-center gap-x-2 text-[15px] text-muted sm:hidden"
              data-testid="credits-left"
            >
              <Coins aria-hidden className="size-4" />
              <span>{t('dashboard.credits', { count: me.credits })}</span>
              <span aria-hidden>·</span>
              <span>{t('limits.cost', { count: config.creditCost })}</span>
            </p>
          )}
        </div>
        {!config && <Skeleton className="h-11 flex-1 sm:w-36 sm:flex-none" />}
        {!isEmpty && config?.sample && (
          <SampleButton config={config} className="flex-1 px-3 sm:flex-none sm:px-5" />
        )}
        <Button
          kind={isEmpty ? 'plain' : 'main'}
          disabled={!config}
          className="flex-1 px-3 sm:flex-none sm:px-5"
          onClick={newVideo.open}
          data-testid="new-video"
        >
          <Plus aria-hidden />
          {t('videos.new')}
        </Button>
      </div>

      {config && <InterruptedList userId={me?.id} accept={chooserAccept(config.accept)} />}
      <UploadList />

      {(isPending || total > 0 || isNarrowed) && (
        <ListToolbar
          state={state}
          onChange={change}
          onSelect={selected === null && videos.length > 0 ? () => setSelected(new Set()) : undefined}
        />
      )}

      {error && !data ? (
        <Notice kind="danger" title={t('videos.loadFailed')}>
          <p>{failureText(error, t)}</p>
          <Button size="small" className="mt-3" onClick={() => void refetch()}>
            {t('app.retry')}
          </Button>
        </Notice>
      ) : isEmpty ? (
        <EmptyList config={config} onChoose={() => chooser.current?.click()} />
      ) : (
        <ul
          aria-label={t('videos.listLabel')}
          className="grid gap-5 sm:grid-cols-2 lg:grid-cols-3"
          data-testid="video-list"
        >
          {isPending && Array.from({ length: 3 }, (_, index) => <VideoCardSkeleton key={index} />)}
          {videos.map((video) => (
            <li key={video.id} className="grid">
              <VideoCard
                video={video}
                onRemove={() =>
                  removeWithUndo([video.id], t('videos.removed', { title: nameOf(video.title) }))
                }
                selection={selected && { selected: selected.has(video.id), onToggle: () => toggle(video.id) }}
              />
            </li>
          ))}
        </ul>
      )}
      {data && total === 0 && isNarrowed && (
        <div className="py-10 text-center">
          <p className="text-muted" role="status">
            {state.search !== '' || state.filter === null
              ? t('videos.searchNone', { query: state.search })
              : t(`dashboard.filterNone.${state.filter}`)}
          </p>
          <Button className="mt-4" onClick={() => change({ search: '', filter: null })}>
            {t('videos.searchClear')}
          </Button>
        </div>
      )}
      <Pager
        page={state.page}
        pages={Math.ceil(total / VIDEOS_PER_PAGE)}
        onPage={(page) => change({ page })}
      />
      {selected && (
        <SelectionBar
          count={chosen.length}
          allSelected={chosen.length === videos.length}
          onAll={() => setSelected(new Set(videos.map(({ id }) => id)))}
          onRemove={removeChosen}
          onEnd={() => setSelected(null)}
        />
      )}

      <input
        ref={chooser}
        type="file"
        multiple
        hidden
        accept={config && chooserAccept(config.accept)}
        data-testid="file-input"
        onChange={({ target }) => {
          const files = Array.from(target.files ?? []);
          target.value = '';
          if (files.length > 0) newVideo.take(files);
        }}
      />
      {config && (
        <Dialog
          open={newVideo.start !== null}
          onClose={newVideo.close}
          title={t('upload.title')}
          description={t('upload.description')}
        >
          <Suspense fallback={<Skeleton className="m-6 h-96" />}>
            <NewVideoPanel
              config={config}
              files={newVideo.start?.files ?? []}
              initialLook={newVideo.start?.look ?? null}
              onDone={newVideo.close}
            />
          </Suspense>
        </Dialog>
      )}
      {dragging && (
        <div className="pointer-events-none fixed inset-3 z-60 flex flex-col items-center justify-center gap-2 rounded-card border-3 border-dashed border-accent bg-accent-soft/95 text-center">
          <FileUp aria-hidden className="size-12 text-accent" />
          <p className="font-serif text-3xl">{t('videos.dropTitle')}</p>
          <p className="px-6 text-muted">
            {t('videos.dropText')} {t('dashboard.dropLimit', { count: MAX_DRAFTS })}
          </p>
        </div>
      )}
    </Page>
  );
}
