import { Ban, Clapperboard, Eye } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ApiVideo } from '../../core/api.ts';
import type { Quality } from '../../core/quality.ts';
import { Button } from '../components/ui/button.tsx';
import { Notice } from '../components/ui/notice.tsx';
import { useMe } from '../lib/queries.ts';
import { isActive, noteKeys } from '../lib/status.ts';
import { RenderPlan } from '../look/RenderPlan.tsx';
import { useRenderPlan } from '../look/use-render-plan.ts';
import { Downloads } from './Downloads.tsx';
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
  const { data: me } = useMe();
  const credits = me?.credits ?? 0;
  const lacksCredits = plan !== undefined && me !== undefined && plan.cost > credits;
  /** What was edited since is not in the finished video. */
  const outdated = video.quality === 'full' && plan !== undefined && plan.qualities.full.remake !== 'nothing';
  const canDownloadIt = video.files.mp4 && video.quality === 'full' && !outdated;

  async function make(quality: Quality) {
    if (await onBeforeMake()) render.mutate({ id: video.id, quality });
  }

  const downloads = !active && (
    <Downloads
      video={video}
      hasCaptions={hasCaptions}
      isMain={canDownloadIt}
      onBeforeCaptions={() => void onBeforeMake()}
    />
  );
  const buttons = (canMake || active) && (
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
  );
  const making = (
    <>
      {canMake && outdated && <p className="text-[15px]">{t('editor.makeAgainHint')}</p>}
      {canMake && plan && <RenderPlan plan={plan} again={!isFirst} credits={credits} />}
      {canMake && lacksCredits && (
        <Notice kind="warning">{t('upload.lowCredits', { cost: plan.cost, credits })}</Notice>
      )}
      {canDownloadIt && buttons}
    </>
  );

  return (
    <section
      className="flex flex-col gap-4 rounded-card border border-line bg-raised p-4 sm:p-5"
      aria-label={t('editor.make')}
    >
      {/* beside each other where there is room: the main button is in sight without scrolling */}
      <div className="flex flex-wrap items-center justify-between gap-3">
        <StatusLine video={video} />
        {!canDownloadIt && buttons}
      </div>
      {/* what a finished video is for comes before what there is to say about it */}
      {canDownloadIt && downloads}
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
      {making}
      {!canDownloadIt && downloads}
    </section>
  );
}
