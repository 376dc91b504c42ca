import { Download, LoaderCircle } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Format } from '../../core/format.ts';
import {
  THUMBNAIL_FILE_TYPES,
  THUMBNAIL_SIZES,
  thumbnailPixels,
  type ThumbnailFileType,
  type ThumbnailSize,
} from '../../core/thumbnail.ts';
import { Button } from '../components/ui/button.tsx';
import { Notice } from '../components/ui/notice.tsx';
import { failureText } from '../lib/failure-text.ts';
import { OneOf } from './OneOf.tsx';
import { useThumbnailFile } from './use-thumbnail-file.ts';

interface DownloadPanelProps {
  videoId: string;
  format: Format;
  /** Saves what is unsaved; false where that failed. */
  onBefore: () => Promise<boolean>;
}

/** Size and type of the file, and the way to have it. */
export function DownloadPanel({ videoId, format, onBefore }: DownloadPanelProps) {
  const { t } = useTranslation();
  const [size, setSize] = useState<ThumbnailSize>('720');
  const [type, setType] = useState<ThumbnailFileType>('jpg');
  const { making, download } = useThumbnailFile(videoId);
  const busy = making.status === 'making';
  return (
    <section
      aria-label={t('thumbnail.file')}
      // on a phone, after all there is to design
      className="order-last flex flex-col gap-4 rounded-card border border-line bg-raised p-4 sm:p-5 lg:order-none"
    >
      <div className="grid gap-4 sm:grid-cols-2">
        <OneOf
          label={t('thumbnail.fileSize')}
          value={size}
          choices={THUMBNAIL_SIZES.map((value) => {
            const { width, height } = thumbnailPixels(format, value);
            return { value, content: `${width} × ${height}`, name: `${width} × ${height}` };
          })}
          onChange={setSize}
        />
        <OneOf
          label={t('thumbnail.fileType')}
          value={type}
          choices={THUMBNAIL_FILE_TYPES.map((value) => ({
            value,
            content: value.toUpperCase(),
            name: value.toUpperCase(),
          }))}
          onChange={setType}
        />
      </div>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <Button
          kind="main"
          className="w-full sm:w-auto"
          disabled={busy}
          onClick={() => void download({ size, type }, onBefore)}
          data-testid="thumbnail-download"
        >
          {busy ? <LoaderCircle aria-hidden className="animate-spin" /> : <Download aria-hidden />}
          {t('thumbnail.download')}
        </Button>
        <p className="min-w-0 flex-1 text-[15px] text-muted" role="status">
          {busy ? t(making.late ? 'thumbnail.late' : 'thumbnail.making') : t('thumbnail.fileHint')}
        </p>
      </div>
      {making.status === 'failed' && (
        <Notice kind="danger" title={t('thumbnail.failed')}>
          <p>{making.error === null ? t('thumbnail.failedText') : failureText(making.error, t)}</p>
        </Notice>
      )}
    </section>
  );
}
