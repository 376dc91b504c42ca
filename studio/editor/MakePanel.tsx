import { Ban, Clapperboard, Download, Eye, Image, ImagePlus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { ApiVideo } from '../../core/api.ts';
import type { Quality } from '../../core/quality.ts';
import { Button } from '../components/ui/button.tsx';
import { Notice } from '../components/ui/notice.tsx';
import { useMe } from '../lib/queries.ts';
import { isActive, noteKeys } from '../lib/status.ts';
import { RenderPlan } from '../look/RenderPlan.tsx';
import { useRenderPlan } from '../look/use-render-plan.ts';
import { CaptionFilesMenu } from './CaptionFilesMenu.tsx';
import { StatusLine } from '../videos/StatusLine.tsx';
import { useVideoActions } from '../videos/use-video-actions.ts';
import { VideoProgress } from '../videos/VideoProgress.tsx';

interface MakePanelProps {
  video: ApiVideo;
  /** There is a document to change, so that making it again may end otherwise. */
  editable: boolean;
  /** There are captions to be had as files. */
  hasCaptions: boolean;
  /** Saves what is unsaved; false where that failed. */
  onBeforeMake: () => Promise<boolean>;
}

/** Where the video stands, the way to make it, and what there is to download. */
export function MakePanel({ video, editable, hasCaptions, onBeforeMake }: MakePanelProps) {
  const { t } = useTranslation();
  const { render, cancel } = useVideoActions();
  const active = isActive(video.status);
  const canMake = !active && (editable || video.error?.retryable !== false);
  const isFirst = !video.files.mp4;
  const { data: plan } = useRenderPlan(video, editable && canMake);
  const credits = useMe().data?.credits ?? 0;
  const lacksCredits = plan !== undefined && plan.cost > credits;
  /** What was edited since is not in the finished video. */
  const outdated = video.quality === 'full' && plan !== undefined && plan.qualities.full.remake !== 'nothing';
  const canDownloadIt = video.files.mp4 && video.quality === 'full' && !outdated;

  async function make(quality: Quality) {
    if (await onBeforeMake()) render.mutate({ id: video.id, quality });
  }

  return (
    <section
      className="flex flex-col gap-4 rounded-card border border-line bg-raised p-4 sm:p-5"
      aria-label={t('editor.make')}
    >
      <StatusLine video={video} />
      {active && (
        <>
          <VideoProgress video={video} />
          <p className="text-[15px] text-muted">{t('progress.leave')}</p>
        </>
      )}
      {video.status === 'review' && <p className="text-[15px] text-muted">{t('progress.reviewText')}</p>}
      {video.status === 'cancelled' && (
        <p className="text-[15px] text-muted">{t('progress.cancelledText')}</p>
      )}
      {video.status === 'failed' && (
        <Notice kind="danger" data-testid="video-error">
          <p>{video.error?.message ?? t('status.failed')}</p>
          <p className="mt-1 text-muted">
            {t(video.error?.retryable === false ? 'progress.cannotRetry' : 'progress.noCreditUsed')}
          </p>
        </Notice>
      )}
      {noteKeys(video.notes).map((key) => (
        <Notice key={key} kind="info">
          {t(key)}
        </Notice>
      ))}
      {!active && video.quality === 'draft' && <Notice kind="info">{t('editor.isDraft')}</Notice>}
      {!active && (
        <Downloads
          video={video}
          hasCaptions={hasCaptions}
          isMain={canDownloadIt}
          onBeforeCaptions={() => void onBeforeMake()}
        />
      )}
      {canMake && outdated && <p className="text-[15px]">{t('editor.makeAgainHint')}</p>}
      {canMake && plan && <RenderPlan plan={plan} again={!isFirst} credits={credits} />}
      {canMake && lacksCredits && (
        <Notice kind="warning">{t('upload.lowCredits', { cost: plan.cost, credits })}</Notice>
      )}
      <div className="flex flex-wrap items-center gap-2 *:flex-auto sm:*:flex-none">
        {canMake && (
          <Button
            kind={canDownloadIt ? 'plain' : 'main'}
            disabled={render.isPending || lacksCredits}
            onClick={() => void make('full')}
            data-testid="render"
          >
            <Clapperboard aria-hidden />
            {t(isFirst ? 'editor.make' : 'editor.makeAgain')}
          </Button>
        )}
        {canMake && (
          <Button
            disabled={render.isPending || lacksCredits}
            onClick={() => void make('draft')}
            title={t('editor.draftHint')}
            data-testid="render-draft"
          >
            <Eye aria-hidden />
            {t('editor.draft')}
          </Button>
        )}
        {active && (
          <Button
            size="small"
            disabled={cancel.isPending}
            onClick={() => cancel.mutate(video.id)}
            data-testid="cancel-video"
          >
            <Ban aria-hidden />
            {t('videos.cancel')}
          </Button>
        )}
      </div>
    </section>
  );
}

interface DownloadsProps {
  video: ApiVideo;
  hasCaptions: boolean;
  /** To download it is the main thing: it is whole, and as the document is. */
  isMain: boolean;
  onBeforeCaptions: () => void;
}

function Downloads({ video, hasCaptions, isMain, onBeforeCaptions }: DownloadsProps) {
  const { t } = useTranslation();
  const { id, files, quality, version } = video;
  if (!files.mp4 && !hasCaptions) return null;
  const path = `/api/videos/${id}`;
  return (
    <div
      className="flex flex-wrap gap-2 *:flex-auto sm:*:flex-none"
      role="group"
      aria-label={t('editor.downloads')}
    >
      {files.mp4 && (
        <Button asChild kind={isMain ? 'main' : 'plain'} className="w-full sm:w-auto">
          <a href={`${path}/mp4?v=${version}-${quality}`} download data-testid="download-mp4">
            <Download aria-hidden />
            {t(quality === 'draft' ? 'editor.mp4Draft' : 'editor.mp4')}
          </a>
        </Button>
      )}
      {hasCaptions && <CaptionFilesMenu path={path} version={version} onOpen={onBeforeCaptions} />}
      {files.thumbnail && (
        <Button asChild size="small" className="h-12">
          <a href={`${path}/thumbnail?v=${version}`} download data-testid="download-thumbnail">
            <Image aria-hidden />
            {t('editor.thumbnail')}
          </a>
        </Button>
      )}
      <Button asChild size="small" className="h-12">
        <Link to={`/videos/${id}/thumbnail`} data-testid="open-thumbnail">
          <ImagePlus aria-hidden />
          {t('thumbnail.open')}
        </Link>
      </Button>
    </div>
  );
}
