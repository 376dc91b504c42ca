import { Pause, Play, RotateCcw, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../components/ui/button.tsx';
import { Notice } from '../components/ui/notice.tsx';
import { ProgressBar } from '../components/ui/progress-bar.tsx';
import { currentLanguage } from '../i18n/index.ts';
import { sizeText } from '../lib/units.ts';
import {
  dismissUpload,
  pauseUpload,
  resumeUpload,
  stopUpload,
  useUploads,
  type UploadItem,
  type UploadState,
} from './uploads.ts';

/** Recordings on their way to the server. */
export function UploadList() {
  const { t } = useTranslation();
  const uploads = useUploads();
  if (uploads.length === 0) return null;
  return (
    <section aria-label={t('upload.sectionLabel')} className="mb-6 flex flex-col gap-3">
      {uploads.map((upload) => (
        <UploadRow key={upload.id} upload={upload} />
      ))}
    </section>
  );
}

function UploadRow({ upload }: { upload: UploadItem }) {
  const { t } = useTranslation();
  const { name, totalBytes, state } = upload;
  const percent = percentOf(state, totalBytes);
  const text = t(textKey(state));
  return (
    <article
      className="rounded-card border border-line bg-raised p-4 sm:p-5"
      data-testid="upload"
      data-status={state.status}
    >
      <div className="flex items-center gap-2">
        <div className="min-w-0 flex-1">
          <h3 className="font-semibold">{name.normalize('NFC')}</h3>
          <p className="text-[15px] text-muted" aria-live="polite">
            {text}
          </p>
        </div>
        <UploadActions upload={upload} />
      </div>
      {state.status === 'failed' ? (
        <Notice kind="danger" className="mt-3" data-testid="upload-error">
          <p>{state.message ?? t('app.offline')}</p>
          {state.resumable && <p className="mt-1 text-muted">{t('upload.failedHint')}</p>}
        </Notice>
      ) : state.status === 'waiting' && state.sentBytes === 0 ? null : (
        <div className="mt-3 flex items-center gap-4">
          <ProgressBar percent={percent} label={`${name}: ${text}`} />
          {percent !== null && (
            <span className="shrink-0 text-[15px] text-muted tabular-nums">
              {t('upload.sent', {
                sent: sizeText((percent / 100) * totalBytes, currentLanguage()),
                total: sizeText(totalBytes, currentLanguage()),
              })}
            </span>
          )}
        </div>
      )}
    </article>
  );
}

function UploadActions({ upload: { id, state } }: { upload: UploadItem }) {
  const { t } = useTranslation();
  const stop = (
    <Button kind="quiet" size="icon" aria-label={t('upload.stop')} onClick={() => stopUpload(id)}>
      <X aria-hidden />
    </Button>
  );
  switch (state.status) {
    case 'sending':
    case 'retrying':
      return (
        <>
          <Button
            kind="quiet"
            size="icon"
            aria-label={t('upload.pause')}
            onClick={() => pauseUpload(id)}
            data-testid="upload-pause"
          >
            <Pause aria-hidden />
          </Button>
          {stop}
        </>
      );
    case 'paused':
      return (
        <>
          <Button
            kind="quiet"
            size="icon"
            aria-label={t('upload.resume')}
            onClick={() => resumeUpload(id)}
            data-testid="upload-resume"
          >
            <Play aria-hidden />
          </Button>
          {stop}
        </>
      );
    case 'failed':
      return (
        <>
          {state.resumable && (
            <Button
              kind="quiet"
              size="icon"
              aria-label={t('upload.tryAgain')}
              onClick={() => resumeUpload(id)}
            >
              <RotateCcw aria-hidden />
            </Button>
          )}
          <Button kind="quiet" size="icon" aria-label={t('upload.dismiss')} onClick={() => dismissUpload(id)}>
            <X aria-hidden />
          </Button>
        </>
      );
    case 'waiting':
      return stop;
    case 'preparing':
    case 'checking':
      return null;
  }
}

function textKey({ status }: UploadState) {
  switch (status) {
    case 'waiting':
      return 'dashboard.waiting';
    case 'sending':
      return 'upload.uploading';
    case 'preparing':
    case 'paused':
    case 'retrying':
    case 'checking':
    case 'failed':
      return `upload.${status}` as const;
  }
}

/** Percent sent; null while there is nothing to count. */
function percentOf(state: UploadState, totalBytes: number): number | null {
  return state.status !== 'preparing' && 'sentBytes' in state && totalBytes > 0
    ? (state.sentBytes / totalBytes) * 100
    : null;
}
