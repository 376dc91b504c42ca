import { RotateCcw, Upload, X } from 'lucide-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { toast } from 'sonner';
import type { AssetPurpose } from '../../core/library-item.ts';
import { Button } from '../components/ui/button.tsx';
import { ProgressBar } from '../components/ui/progress-bar.tsx';
import { cn } from '../lib/cn.ts';
import { megabytes } from '../lib/units.ts';
import { usePageDrop } from '../videos/use-page-drop.ts';
import { addUploads, dropUpload, retryUpload, useAssetUploads, type AssetUpload } from './asset-uploads.ts';

const ACCEPT: Record<AssetPurpose, string> = {
  background: 'video/*,image/jpeg,image/png,image/webp,image/heic,.heic,.mkv',
  music: 'audio/*,.m4a,.mp3,.wav,.flac',
};

interface UploadBoxProps {
  purpose: AssetPurpose;
  maxBytes: number;
}

/** Where files are chosen, or dropped anywhere on the page, and how far those are that are on their way. */
export function UploadBox({ purpose, maxBytes }: UploadBoxProps) {
  const { t } = useTranslation();
  const input = useRef<HTMLInputElement>(null);
  const uploads = useAssetUploads().filter((upload) => upload.purpose === purpose);
  const limit = megabytes(maxBytes);

  function take(files: readonly File[]) {
    const fitting = files.filter((file) => file.size <= maxBytes);
    for (const file of files) {
      if (!fitting.includes(file)) toast.error(file.name, { description: t('library.tooLarge', { limit }) });
    }
    if (fitting.length > 0) addUploads(fitting, purpose);
  }
  const dragging = usePageDrop(take);

  return (
    <section className="mb-8 flex flex-col gap-3">
      <div
        className={cn(
          'flex flex-col gap-4 rounded-card border border-dashed border-line-strong bg-raised p-4 transition-colors sm:flex-row sm:items-center sm:p-5',
          dragging && 'border-accent bg-accent-soft',
        )}
        data-testid="upload-box"
      >
        <p className="min-w-0 flex-1 text-[15px] text-muted">
          {dragging
            ? t('library.drop')
            : t(purpose === 'music' ? 'library.hintMusic' : 'library.hintBackground', { limit })}
        </p>
        <Button kind="main" onClick={() => input.current?.click()} data-testid="choose-files">
          <Upload aria-hidden />
          {t('library.choose')}
        </Button>
        <input
          ref={input}
          type="file"
          multiple
          hidden
          accept={ACCEPT[purpose]}
          data-testid="library-files"
          onChange={({ target }) => {
            take(Array.from(target.files ?? []));
            // the same file may be chosen again
            target.value = '';
          }}
        />
      </div>
      {uploads.length > 0 && (
        <ul className="flex flex-col gap-2" data-testid="library-uploads">
          {uploads.map((upload) => (
            <UploadRow key={upload.id} upload={upload} />
          ))}
        </ul>
      )}
    </section>
  );
}

function UploadRow({ upload: { id, file, state } }: { upload: AssetUpload }) {
  const { t } = useTranslation();
  const failed = state.status === 'failed';
  return (
    <li className="flex items-center gap-2 rounded-card border border-line bg-raised py-2 pr-2 pl-4">
      <div className="min-w-0 flex-1" role={failed ? 'alert' : undefined}>
        <p className="truncate font-medium">{file.name}</p>
        {state.status === 'waiting' && <p className="text-[15px] text-muted">{t('library.waiting')}</p>}
        {'share' in state && (
          <ProgressBar
            percent={state.share * 100}
            label={t('library.sending', { name: file.name })}
            className="my-2"
          />
        )}
        {state.status === 'retrying' && (
          <p className="text-[15px] text-muted" role="status">
            {t('upload.retrying')}
          </p>
        )}
        {failed && (
          <p className="text-[15px] text-danger">
            {t('library.sendFailed')}. {state.message}
          </p>
        )}
      </div>
      {failed && state.resumable && (
        <Button kind="quiet" size="icon" aria-label={t('library.again')} onClick={() => retryUpload(id)}>
          <RotateCcw aria-hidden />
        </Button>
      )}
      <Button
        kind="quiet"
        size="icon"
        aria-label={t(failed ? 'library.dismiss' : 'library.cancel')}
        onClick={() => dropUpload(id)}
      >
        <X aria-hidden />
      </Button>
    </li>
  );
}
