import { CircleAlert, CircleCheck, CircleDashed, CirclePause, Eye, LoaderCircle } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ApiVideo } from '../../core/api.ts';
import type { VideoStatus } from '../../core/jobs.ts';
import { cn } from '../lib/cn.ts';
import { statusKey } from '../lib/status.ts';

const SIGNS = {
  queued: { icon: CircleDashed, tint: 'text-muted' },
  working: { icon: LoaderCircle, tint: 'text-accent motion-safe:animate-spin' },
  review: { icon: Eye, tint: 'text-warning' },
  done: { icon: CircleCheck, tint: 'text-success' },
  failed: { icon: CircleAlert, tint: 'text-danger' },
  cancelled: { icon: CirclePause, tint: 'text-muted' },
} as const satisfies Record<VideoStatus, unknown>;

/** Where a video stands, in a sentence that is read out when it changes. */
export function StatusLine({ video, className }: { video: ApiVideo; className?: string }) {
  const { t } = useTranslation();
  const { icon: Icon, tint } = SIGNS[video.status];
  return (
    <p
      className={cn('flex items-center gap-2 font-medium', className)}
      aria-live="polite"
      data-testid="video-status"
      data-status={video.status}
      data-stage={video.stage ?? ''}
    >
      <Icon aria-hidden className={cn('size-5 shrink-0', tint)} />
      {t(statusKey(video))}
    </p>
  );
}
