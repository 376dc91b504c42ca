import { FileUp, X } from 'lucide-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toast } from 'sonner';
import { Button } from '../components/ui/button.tsx';
import { ProgressBar } from '../components/ui/progress-bar.tsx';
import { currentLanguage } from '../i18n/index.ts';
import { sizeText } from '../lib/units.ts';
import { discardInterrupted, hideInterrupted, resumeWith, useInterruptedUploads } from './interrupted.ts';
import type { UploadRecord } from './upload-records.ts';

/** Time to change one's mind. */
const UNDO_MS = 7_000;

interface InterruptedListProps {
  userId: string | undefined;
  /** For the file chooser. */
  accept: string;
}

/** Uploads that a reload has cut off: each goes on once its file is chosen again. */
export function InterruptedList({ userId, accept }: InterruptedListProps) {
  const { t } = useTranslation();
  const records = useInterruptedUploads(userId);
  if (records.length === 0) return null;
  return (
    <section aria-label={t('dashboard.interrupted.label')} className="mb-6 flex flex-col gap-3">
      {records.map((record) => (
        <InterruptedRow key={record.id} record={record} accept={accept} />
      ))}
    </section>
  );
}

function InterruptedRow({ record, accept }: { record: UploadRecord; accept: string }) {
  const { t } = useTranslation();
  const chooser = useRef<HTMLInputElement>(null);
  const [isOther, setIsOther] = useState(false);
  const name = record.options.title || record.fileName;
  const percent = Math.floor((record.sentBytes / Math.max(1, record.totalBytes)) * 100);
  const sent = t('dashboard.interrupted.sent', {
    percent,
    total: sizeText(record.totalBytes, currentLanguage()),
  });

  function discard() {
    const { restore } = hideInterrupted(record);
    const timer = setTimeout(() => discardInterrupted(record), UNDO_MS);
    toast(t('dashboard.interrupted.discarded', { name }), {
      duration: UNDO_MS,
      action: {
        label: t('app.undo'),
        onClick: () => {
          clearTimeout(timer);
          restore();
        },
      },
    });
  }

  async function take(file: File) {
    const { resumed } = await resumeWith([file]);
    setIsOther(resumed.length === 0);
  }

  return (
    <article className="rounded-card border border-line bg-raised p-4 sm:p-5" data-testid="interrupted">
      <div className="flex items-start gap-2">
        <div className="min-w-0 flex-1">
          <h3 className="font-semibold">{name}</h3>
          <p className="max-w-prose text-[15px] text-muted">{t('dashboard.interrupted.text')}</p>
        </div>
        <Button
          kind="quiet"
          size="icon"
          aria-label={t('dashboard.interrupted.discard', { name })}
          onClick={discard}
          data-testid="interrupted-discard"
        >
          <X aria-hidden />
        </Button>
      </div>
      <div className="mt-3 flex flex-wrap items-center gap-x-4 gap-y-3">
        <div className="min-w-40 flex-1">
          <ProgressBar percent={percent} label={`${name}: ${sent}`} />
          <p className="mt-1.5 text-[15px] text-muted tabular-nums">{sent}</p>
        </div>
        <Button onClick={() => chooser.current?.click()} size="small" data-testid="interrupted-choose">
          <FileUp aria-hidden />
          {t('dashboard.interrupted.choose')}
        </Button>
      </div>
      {isOther && (
        <p role="alert" className="mt-2 text-[15px] text-danger" data-testid="interrupted-other">
          {t('dashboard.interrupted.otherFile', { name: record.fileName })}
        </p>
      )}
      <input
        ref={chooser}
        type="file"
        hidden
        accept={accept}
        data-testid="interrupted-input"
        onChange={({ target }) => {
          const file = target.files?.[0];
          target.value = '';
          if (file) void take(file);
        }}
      />
    </article>
  );
}
