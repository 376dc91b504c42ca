import { ChevronLeft } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import type { ApiDocument } from '../../core/api.ts';
import { DeadEnd, Page } from '../components/page.tsx';
import { Button } from '../components/ui/button.tsx';
import { Notice } from '../components/ui/notice.tsx';
import { Skeleton } from '../components/ui/skeleton.tsx';
import { Editor } from '../editor/Editor.tsx';
import { MakePanel } from '../editor/MakePanel.tsx';
import { isStatus } from '../lib/api.ts';
import { failureText } from '../lib/failure-text.ts';
import { useProgressStreams } from '../lib/live.ts';
import { useConfig, useDocument, useVideo } from '../lib/queries.ts';
import { isActive } from '../lib/status.ts';

export default function VideoPage() {
  const { id = '' } = useParams();
  return <VideoOf key={id} id={id} />;
}

function VideoOf({ id }: { id: string }) {
  const { t } = useTranslation();
  const { data: config } = useConfig();
  const streamed = useProgressStreams([id]);
  const video = useVideo(id, streamed);
  const document = useDocument(id, video.data !== undefined);
  const failure = video.error ?? document.error;

  // whatever the pipeline, or another window, made of the document meanwhile
  const version = video.data?.version;
  const { refetch } = document;
  const known = document.data?.version;
  useEffect(() => {
    if (version !== undefined && known !== undefined && version > known) void refetch();
  }, [version, known, refetch]);

  if (isStatus(failure, 404)) {
    return (
      <Page title={t('editor.notFoundTitle')}>
        <DeadEnd title={t('editor.notFoundTitle')} text={t('editor.notFoundText')}>
          <Button asChild kind="main">
            <Link to="/videos">{t('app.myVideos')}</Link>
          </Button>
        </DeadEnd>
      </Page>
    );
  }

  const title = document.data?.document.title || video.data?.title || t('videos.untitled');
  return (
    <Page title={video.data ? t('editor.pageTitle', { title }) : t('videos.title')} className="pt-2" wide>
      <div className="mb-2 flex flex-wrap items-center gap-x-4">
        <Link
          to="/videos"
          className="-ml-2 inline-flex min-h-11 items-center gap-1 rounded-lg px-2 text-muted hover:text-ink"
        >
          <ChevronLeft aria-hidden className="size-5" />
          {t('editor.back')}
        </Link>
        {video.data && document.data && <h1 className="font-serif text-xl sm:text-2xl">{title}</h1>}
      </div>
      {failure && !(video.data && document.data) ? (
        <Notice kind="danger" title={t('editor.loadFailed')}>
          <p>{failureText(failure, t)}</p>
          <Button
            size="small"
            className="mt-3"
            onClick={() => {
              void video.refetch();
              if (video.data) void refetch();
            }}
          >
            {t('app.retry')}
          </Button>
        </Notice>
      ) : !video.data || !document.data || !config ? (
        <PageSkeleton />
      ) : (
        <>
          {isReady(document.data) ? (
            <Editor video={video.data} given={document.data} config={config} />
          ) : (
            <div className="mx-auto flex max-w-2xl flex-col gap-5">
              <MakePanel
                video={video.data}
                editable={false}
                hasCaptions={false}
                onBeforeMake={async () => true}
              />
              {isActive(video.data.status) && (
                <p className="text-center text-muted">{t('editor.previewLater')}</p>
              )}
            </div>
          )}
        </>
      )}
    </Page>
  );
}

/** Enough has been made of the recording for there to be something to see. */
const isReady = ({ document }: ApiDocument): boolean =>
  document.recording !== null && document.shots.length > 0;

function PageSkeleton() {
  const { t } = useTranslation();
  return (
    <div>
      <p className="sr-only" role="status">
        {t('app.loading')}
      </p>
      <Skeleton className="mb-4 h-9 w-64" />
      <div className="grid gap-6 lg:grid-cols-[minmax(0,1fr)_27rem]">
        <Skeleton className="aspect-video" />
        <Skeleton className="h-96" />
      </div>
    </div>
  );
}
