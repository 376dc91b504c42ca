import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { ApiVideo } from '../../core/api.ts';
import { ProgressBar } from '../components/ui/progress-bar.tsx';
import { statusKey } from '../lib/status.ts';
import { leftText } from '../lib/units.ts';

/** How far a video is, in words, percent and time left. */
export function VideoProgress({ video }: { video: ApiVideo }) {
  const { t } = useTranslation();
  const text = t(statusKey(video));
  const percent = Math.floor(video.progress);
  const title = video.title || t('videos.untitled');
  if (video.status === 'queued') return <p className="text-[15px] text-muted">{t('progress.queuedText')}</p>;
  return (
    <div>
      <ProgressBar percent={video.progress} label={t('progress.label', { title, text, percent })} />
      <p className="mt-1.5 flex flex-wrap justify-between gap-x-4 text-[15px] text-muted tabular-nums">
        <span data-testid="video-percent">{t('progress.percent', { percent })}</span>
        {video.eta_ms !== null && <span>{remaining(video.eta_ms, t)}</span>}
      </p>
    </div>
  );
}

function remaining(etaMs: number, t: TFunction): string {
  const time = leftText(etaMs, t);
  return time === null ? t('progress.almost') : t('progress.left', { time });
}
