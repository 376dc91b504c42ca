import { FileUp, Plus, Search } from 'lucide-react';
import { lazy, Suspense, useDeferredValue, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { LimitsList } from '../components/limits-list.tsx';
import { Page } from '../components/page.tsx';
import { Button } from '../components/ui/button.tsx';
import { Dialog } from '../components/ui/dialog.tsx';
import { Input } from '../components/ui/field.tsx';
import { Notice } from '../components/ui/notice.tsx';
import { Skeleton } from '../components/ui/skeleton.tsx';
import { failureText } from '../lib/failure-text.ts';
import { useProgressStreams } from '../lib/live.ts';
import { useConfig, useVideoPage, VIDEOS_PER_PAGE } from '../lib/queries.ts';
import { isActive } from '../lib/status.ts';
import { chooserAccept } from '../upload/accepted-types.ts';
import { SampleButton } from '../upload/SampleButton.tsx';
import { UploadList } from '../upload/UploadList.tsx';
import { useUploads } from '../upload/uploads.ts';
import { Pager } from '../videos/Pager.tsx';
import { usePageDrop } from '../videos/use-page-drop.ts';
import { useUndoableDelete } from '../videos/use-undoable-delete.ts';
import { VideoCard } from '../videos/VideoCard.tsx';
import { VideoCardSkeleton } from '../videos/VideoCardSkeleton.tsx';

const NewVideoPanel = lazy(() => import('../upload/NewVideoPanel.tsx'));

export default function VideosPage() {
  const { t } = useTranslation();
  const { data: config } = useConfig();
  const [params, setParams] = useSearchParams();
  const page = Math.max(1, Number(params.get('page')) || 1);
  const search = params.get('search') ?? '';
  const [dropped, setDropped] = useState<File[] | null>(null);
  const chooser = useRef<HTMLInputElement>(null);
  const dragging = usePageDrop(setDropped);
  const isUploading = useUploads().length > 0;

  const [active, setActive] = useState<readonly string[]>([]);
  const streamed = useProgressStreams(active);
  const { data, error, isPending, refetch } = useVideoPage(page, useDeferredValue(search), streamed);
  const nowActive = (data?.videos ?? []).filter((video) => isActive(video.status)).map((video) => video.id);
  if (nowActive.join() !== active.join()) setActive(nowActive);

  const { hiddenIds, removeWithUndo } = useUndoableDelete();
  const videos = (data?.videos ?? []).filter((video) => !hiddenIds.has(video.id));
  const total = Math.max(0, (data?.total ?? 0) - (data?.videos.length ?? 0) + videos.length);
  const isEmpty = data !== undefined && total === 0 && search === '' && !isUploading;

  return (
    <Page title={t('videos.title')}>
      <div className="mb-6 flex flex-wrap items-center gap-3">
        <h1 className="mr-auto w-full font-serif text-3xl sm:w-auto">{t('videos.title')}</h1>
        {!isEmpty && config?.sample && (
          <SampleButton config={config} className="flex-1 px-3 sm:flex-none sm:px-5" />
        )}
        <Button
          kind={isEmpty ? 'plain' : 'main'}
          disabled={!config}
          className="flex-1 px-3 sm:flex-none sm:px-5"
          onClick={() => setDropped([])}
          data-testid="new-video"
        >
          <Plus aria-hidden />
          {t('videos.new')}
        </Button>
      </div>

      <UploadList />

      {(total > VIDEOS_PER_PAGE || search !== '') && (
        <div className="relative mb-6 max-w-md">
          <Search aria-hidden className="absolute top-3.5 left-4 size-5 text-muted" />
          <Input
            type="search"
            aria-label={t('videos.search')}
            placeholder={t('videos.search')}
            value={search}
            className="pl-12"
            data-testid="search"
            onChange={({ target }) =>
              setParams(target.value ? { search: target.value } : {}, { replace: true })
            }
          />
        </div>
      )}

      {error && !data ? (
        <Notice kind="danger" title={t('videos.loadFailed')}>
          <p>{failureText(error, t)}</p>
          <Button size="small" className="mt-3" onClick={() => void refetch()}>
            {t('app.retry')}
          </Button>
        </Notice>
      ) : isEmpty ? (
        <section className="flex flex-col items-center gap-4 rounded-card border-2 border-dashed border-line-strong bg-raised px-5 py-14 text-center">
          <FileUp aria-hidden className="size-10 text-accent" />
          <h2 className="font-serif text-2xl">{t('videos.emptyTitle')}</h2>
          <p className="max-w-prose text-muted">{t('videos.emptyText')}</p>
          <Button
            kind="main"
            disabled={!config}
            onClick={() => chooser.current?.click()}
            data-testid="choose-files"
          >
            {t('upload.chooseRecording')}
          </Button>
          {config?.sample && (
            <>
              <p className="mt-4 max-w-prose text-muted">{t('videos.emptySample')}</p>
              <SampleButton config={config} />
            </>
          )}
          {config && (
            <LimitsList config={config} className="mt-6 border-t border-line pt-6 text-left sm:grid-cols-2" />
          )}
        </section>
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
                onRemove={() => removeWithUndo(video.id, video.title || t('videos.untitled'))}
              />
            </li>
          ))}
        </ul>
      )}
      {data && total === 0 && search !== '' && (
        <div className="py-10 text-center">
          <p className="text-muted">{t('videos.searchNone', { query: search })}</p>
          <Button className="mt-4" onClick={() => setParams({})}>
            {t('videos.searchClear')}
          </Button>
        </div>
      )}
      <Pager
        page={page}
        pages={Math.ceil(total / VIDEOS_PER_PAGE)}
        onPage={(next) => setParams({ page: String(next), ...(search && { search }) })}
      />

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
          if (files.length > 0) setDropped(files);
        }}
      />
      {config && (
        <Dialog
          open={dropped !== null}
          onClose={() => setDropped(null)}
          title={t('upload.title')}
          description={t('upload.description')}
        >
          <Suspense fallback={<Skeleton className="m-6 h-96" />}>
            <NewVideoPanel config={config} files={dropped ?? []} onDone={() => setDropped(null)} />
          </Suspense>
        </Dialog>
      )}
      {dragging && (
        <div className="pointer-events-none fixed inset-3 z-60 flex flex-col items-center justify-center gap-2 rounded-card border-3 border-dashed border-accent bg-accent-soft/95 text-center">
          <FileUp aria-hidden className="size-12 text-accent" />
          <p className="font-serif text-3xl">{t('videos.dropTitle')}</p>
          <p className="px-6 text-muted">{t('videos.dropText')}</p>
        </div>
      )}
    </Page>
  );
}
