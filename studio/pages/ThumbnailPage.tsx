import { ChevronLeft } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { DeadEnd, Page } from '../components/page.tsx';
import { Button } from '../components/ui/button.tsx';
import { Notice } from '../components/ui/notice.tsx';
import { Skeleton } from '../components/ui/skeleton.tsx';
import { isStatus } from '../lib/api.ts';
import { failureText } from '../lib/failure-text.ts';
import { useProgressStreams } from '../lib/live.ts';
import { useConfig, useDocument, useVideo } from '../lib/queries.ts';
import { ThumbnailEditor } from '../thumbnail/ThumbnailEditor.tsx';

export default function ThumbnailPage() {
  const { id = '' } = useParams();
  return <ThumbnailOf key={id} id={id} />;
}

function ThumbnailOf({ id }: { id: string }) {
  const { t } = useTranslation();
  const { data: config } = useConfig();
  const video = useVideo(id, useProgressStreams([id]));
  const document = useDocument(id, video.data !== undefined);
  const failure = video.error ?? document.error;

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
  return (
    <Page title={t('thumbnail.title')} className="pt-4">
      <Link
        to={`/videos/${id}`}
        className="-ml-2 inline-flex min-h-11 items-center gap-1 rounded-lg px-2 text-muted hover:text-ink"
        data-testid="thumbnail-back"
      >
        <ChevronLeft aria-hidden className="size-5" />
        {t('thumbnail.back')}
      </Link>
      <h1 className="mb-4 font-serif text-2xl sm:text-3xl">{t('thumbnail.title')}</h1>
      {failure && !(video.data && document.data) ? (
        <Notice kind="danger" title={t('editor.loadFailed')}>
          <p>{failureText(failure, t)}</p>
          <Button
            size="small"
            className="mt-3"
            onClick={() => {
              void video.refetch();
              if (video.data) void document.refetch();
            }}
          >
            {t('app.retry')}
          </Button>
        </Notice>
      ) : video.data && document.data && config ? (
        <ThumbnailEditor video={video.data} given={document.data} config={config} />
      ) : (
        <div>
          <p className="sr-only" role="status">
            {t('app.loading')}
          </p>
          <div className="grid gap-6 lg:grid-cols-[minmax(0,1fr)_26rem]">
            <Skeleton className="aspect-video" />
            <Skeleton className="h-96" />
          </div>
        </div>
      )}
    </Page>
  );
}
