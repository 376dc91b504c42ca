import { LoaderCircle, PackageOpen } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../components/ui/button.tsx';
import { failureText } from '../lib/failure-text.ts';
import { useEditPack } from './use-edit-pack.ts';

/** The material of the video as one archive, for Premiere, DaVinci and CapCut: prepared when asked for, then saved. */
export function EditPack({ videoId }: { videoId: string }) {
  const { t } = useTranslation();
  const { making, download } = useEditPack(videoId);
  const busy = making.status === 'making';
  return (
    <>
      <Button
        size="small"
        className="h-12"
        disabled={busy}
        title={t('editor.pack.hint')}
        onClick={() => void download()}
        data-testid="download-pack"
      >
        {busy ? <LoaderCircle aria-hidden className="animate-spin" /> : <PackageOpen aria-hidden />}
        {busy ? t('editor.pack.making', { percent: making.progress }) : t('editor.pack.download')}
      </Button>
      <p className="w-full flex-none text-[15px] text-muted empty:hidden" role="status">
        {busy && t('editor.pack.wait')}
        {making.status === 'saved' && t('editor.pack.saved')}
      </p>
      {(making.status === 'failed' || making.status === 'broken') && (
        <p className="w-full flex-none text-[15px] text-danger" role="alert" data-testid="pack-failed">
          {t('editor.pack.failed')}{' '}
          {making.status === 'broken' ? failureText(making.error, t) : making.message}
        </p>
      )}
    </>
  );
}
