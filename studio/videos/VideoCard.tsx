import { Ban, Download, Ellipsis, Image, RotateCcw, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { ApiVideo } from '../../core/api.ts';
import { Button } from '../components/ui/button.tsx';
import { Menu, MenuItem } from '../components/ui/menu.tsx';
import { currentLanguage } from '../i18n/index.ts';
import { cn } from '../lib/cn.ts';
import { isActive, noteKeys } from '../lib/status.ts';
import { clockText, dayText } from '../lib/units.ts';
import { StatusLine } from './StatusLine.tsx';
import { useVideoActions } from './use-video-actions.ts';
import { useVideoPrefetch } from './use-video-prefetch.ts';
import { VideoProgress } from './VideoProgress.tsx';

interface VideoCardProps {
  video: ApiVideo;
  onRemove: () => void;
  /** While several are being selected: whether this one is. The whole card is the box to tick then. */
  selection: { selected: boolean; onToggle: () => void } | null;
}

export function VideoCard({ video, onRemove, selection }: VideoCardProps) {
  const { t } = useTranslation();
  const title = video.title || t('videos.untitled');
  const prefetch = useVideoPrefetch(video.id);
  return (
    <article
      className={cn(
        'relative flex flex-col overflow-hidden rounded-card border border-line bg-raised',
        selection?.selected && 'border-accent ring-2 ring-accent',
      )}
      data-testid="video-card"
      data-video-id={video.id}
      data-status={video.status}
    >
      {selection && (
        <label className="absolute inset-0 z-10 cursor-pointer rounded-card has-focus-visible:outline-3 has-focus-visible:outline-accent">
          <input
            type="checkbox"
            checked={selection.selected}
            onChange={selection.onToggle}
            aria-label={t('dashboard.select.one', { title })}
            data-testid="select-video"
            className="absolute top-3 left-3 size-7 cursor-pointer accent-accent outline-none"
          />
        </label>
      )}
      <Link
        to={`/videos/${video.id}`}
        {...prefetch}
        inert={selection !== null}
        className="relative block aspect-video bg-stone-900 focus-visible:outline-offset-[-3px]"
        data-testid="video-link"
      >
        <Thumbnail video={video} title={title} />
        {video.duration_ms !== null && (
          <span className="absolute right-2 bottom-2 rounded-md bg-black/70 px-2 py-0.5 text-sm text-white tabular-nums">
            {clockText(video.duration_ms)}
          </span>
        )}
      </Link>
      <div inert={selection !== null} className="flex flex-1 flex-col gap-3 p-4">
        <div className="flex items-start gap-2">
          <div className="min-w-0 flex-1">
            <h2 className="-mt-2 text-lg leading-snug font-semibold" data-testid="video-title">
              <Link
                to={`/videos/${video.id}`}
                className="inline-flex min-h-11 items-center hover:underline"
                tabIndex={-1}
              >
                {title}
              </Link>
            </h2>
            {video.scripture && <p className="text-[15px] text-muted">{video.scripture}</p>}
            <p className="text-sm text-muted">
              {t('videos.madeOn', { date: dayText(video.created_at, currentLanguage()) })}
            </p>
          </div>
          <CardMenu video={video} title={title} onRemove={onRemove} />
        </div>
        <StatusLine video={video} />
        <CardBody video={video} />
        <div className="mt-auto">
          <CardAction video={video} />
        </div>
      </div>
    </article>
  );
}

function Thumbnail({ video, title }: { video: ApiVideo; title: string }) {
  const { t } = useTranslation();
  const [missing, setMissing] = useState(false);
  if (!video.files.thumbnail || missing) {
    return (
      <span className="absolute inset-0 flex flex-col items-center justify-center gap-2 bg-linear-to-t from-stone-900 to-indigo-950 px-6 text-center text-stone-100">
        <Image aria-hidden className="size-6 opacity-50" />
        {video.title && <span className="line-clamp-2 font-serif text-xl">{title}</span>}
      </span>
    );
  }
  return (
    <img
      src={`/api/videos/${video.id}/thumbnail?v=${video.version}`}
      alt={t('videos.thumbnailAlt', { title })}
      loading="lazy"
      className="absolute inset-0 size-full object-contain"
      onError={() => setMissing(true)}
    />
  );
}

/** What there is to say beyond the one line: progress, what went wrong, remarks. */
function CardBody({ video }: { video: ApiVideo }) {
  const { t } = useTranslation();
  switch (video.status) {
    case 'queued':
    case 'working':
      return <VideoProgress video={video} />;
    case 'failed':
      return (
        <div className="rounded-lg bg-danger-soft px-3 py-2 text-[15px]" data-testid="video-error">
          <p>{video.error?.message ?? t('status.failed')}</p>
          <p className="mt-1 text-muted">
            {t(video.error?.retryable === false ? 'progress.cannotRetry' : 'progress.noCreditUsed')}
          </p>
        </div>
      );
    case 'cancelled':
      return <p className="text-[15px] text-muted">{t('progress.cancelledText')}</p>;
    case 'review':
      return <p className="text-[15px] text-muted">{t('progress.reviewText')}</p>;
    case 'done':
      return noteKeys(video.notes).map((key) => (
        <p key={key} className="text-[15px] text-muted">
          {t(key)}
        </p>
      ));
  }
}

/** The next thing to do with this video. */
function CardAction({ video }: { video: ApiVideo }) {
  const { t } = useTranslation();
  const { render, cancel } = useVideoActions();
  switch (video.status) {
    case 'done':
      return (
        <div className="flex flex-wrap gap-2">
          <Button asChild size="small" className="flex-1">
            <a href={`/api/videos/${video.id}/mp4`} download data-testid="download-mp4">
              <Download aria-hidden />
              {t('videos.download')}
            </a>
          </Button>
          <Button asChild size="small" kind="quiet" className="flex-1">
            <Link to={`/videos/${video.id}`}>{t('videos.watch')}</Link>
          </Button>
        </div>
      );
    case 'review':
      return (
        <Button asChild size="small" className="w-full">
          <Link to={`/videos/${video.id}`} data-testid="check-video">
            {t('videos.check')}
          </Link>
        </Button>
      );
    case 'failed':
      if (video.error?.retryable === false) return null;
      return (
        <Again onClick={() => render.mutate({ id: video.id, quality: 'full' })} busy={render.isPending} />
      );
    case 'cancelled':
      return (
        <Again onClick={() => render.mutate({ id: video.id, quality: 'full' })} busy={render.isPending} />
      );
    case 'queued':
    case 'working':
      return (
        <Button
          size="small"
          className="w-full"
          disabled={cancel.isPending}
          onClick={() => cancel.mutate(video.id)}
          data-testid="cancel-video"
        >
          <Ban aria-hidden />
          {t('videos.cancel')}
        </Button>
      );
  }
}

function Again({ onClick, busy }: { onClick: () => void; busy: boolean }) {
  const { t } = useTranslation();
  return (
    <Button size="small" className="w-full" disabled={busy} onClick={onClick} data-testid="retry-video">
      <RotateCcw aria-hidden />
      {t('videos.retry')}
    </Button>
  );
}

function CardMenu({ video, title, onRemove }: Omit<VideoCardProps, 'selection'> & { title: string }) {
  const { t } = useTranslation();
  return (
    <Menu
      trigger={
        <Button
          kind="quiet"
          size="icon"
          className="-mt-2 -mr-2"
          aria-label={`${t('videos.more')}: ${title}`}
          data-testid="video-menu"
        >
          <Ellipsis aria-hidden />
        </Button>
      }
    >
      {video.files.srt && !isActive(video.status) && (
        <MenuItem asChild>
          <a href={`/api/videos/${video.id}/srt`} download>
            <Download aria-hidden />
            {t('editor.srt')}
          </a>
        </MenuItem>
      )}
      <MenuItem onSelect={onRemove} className="text-danger" data-testid="delete-video">
        <Trash2 aria-hidden />
        {t('videos.remove')}
      </MenuItem>
    </Menu>
  );
}
