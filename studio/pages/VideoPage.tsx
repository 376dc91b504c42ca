import { ChevronLeft } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import type { ApiDocument } from '../../core/api.ts';
import { Page } from '../components/page.tsx';
import { Editor } from '../editor/Editor.tsx';
import { loadEditorParts } from '../editor/load-editor.ts';
import { MakePanel } from '../editor/MakePanel.tsx';
import { isStatus } from '../lib/api.ts';
import { isActive } from '../lib/status.ts';
import { useOpenedVideo } from '../videos/use-opened-video.ts';
import { NoSuchVideo, VideoFailure } from '../videos/VideoFailure.tsx';
import { VideoSkeleton } from '../videos/VideoSkeleton.tsx';

// beside the document, not after it
loadEditorParts();

export default function VideoPage() {
  const { id = '' } = useParams();
  return <VideoOf key={id} id={id} />;
}

function VideoOf({ id }: { id: string }) {
  const { t } = useTranslation();
  const { video, document, opened, failure, refetchDocument, retry } = useOpenedVideo(id);

  // whatever the pipeline, or another window, made of the document meanwhile
  const version = video?.version;
  const known = document?.version;
  useEffect(() => {
    if (version !== undefined && known !== undefined && version > known) void refetchDocument();
  }, [version, known, refetchDocument]);

  if (isStatus(failure, 404)) return <NoSuchVideo />;
  const title = document?.document.title || video?.title || t('videos.untitled');
  return (
    <Page title={video ? t('editor.pageTitle', { title }) : t('videos.title')} className="pt-2" wide>
      <div className="mb-2 flex flex-wrap items-center gap-x-4">
        <Link
          to="/videos"
          className="-ml-2 inline-flex min-h-11 items-center gap-1 rounded-lg px-2 text-muted hover:text-ink"
        >
          <ChevronLeft aria-hidden className="size-5" />
          {t('editor.back')}
        </Link>
        {video && document && <h1 className="font-serif text-xl sm:text-2xl">{title}</h1>}
      </div>
      {failure && !(video && document) ? (
        <VideoFailure failure={failure} onRetry={retry} />
      ) : !opened ? (
        <VideoSkeleton />
      ) : isReady(opened.given) ? (
        <Editor {...opened} />
      ) : (
        <div className="mx-auto flex max-w-2xl flex-col gap-5">
          <MakePanel
            video={opened.video}
            editable={false}
            hasCaptions={false}
            onBeforeMake={async () => true}
          />
          {isActive(opened.video.status) && (
            <p className="text-center text-muted">{t('editor.previewLater')}</p>
          )}
        </div>
      )}
    </Page>
  );
}

/** Enough has been made of the recording for there to be something to see. */
const isReady = ({ document }: ApiDocument): boolean =>
  document.recording !== null && document.shots.length > 0;
