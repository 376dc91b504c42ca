import { ChevronLeft } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { Page } from '../components/page.tsx';
import { isStatus } from '../lib/api.ts';
import { ThumbnailEditor } from '../thumbnail/ThumbnailEditor.tsx';
import { useOpenedVideo } from '../videos/use-opened-video.ts';
import { NoSuchVideo, VideoFailure } from '../videos/VideoFailure.tsx';
import { VideoSkeleton } from '../videos/VideoSkeleton.tsx';

export default function ThumbnailPage() {
  const { id = '' } = useParams();
  return <ThumbnailOf key={id} id={id} />;
}

function ThumbnailOf({ id }: { id: string }) {
  const { t } = useTranslation();
  const { opened, failure, retry } = useOpenedVideo(id);

  if (isStatus(failure, 404)) return <NoSuchVideo />;
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
      {opened ? (
        <ThumbnailEditor {...opened} />
      ) : failure ? (
        <VideoFailure failure={failure} onRetry={retry} />
      ) : (
        <VideoSkeleton />
      )}
    </Page>
  );
}
