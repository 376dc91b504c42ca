import { AudioLines, X } from 'lucide-react';
import { useId } from 'react';
import { useFormContext, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { ApiConfig } from '../../core/api.ts';
import { Button } from '../components/ui/button.tsx';
import { Field, Input } from '../components/ui/field.tsx';
import { Notice } from '../components/ui/notice.tsx';
import { currentLanguage } from '../i18n/index.ts';
import { megabytes, sizeText } from '../lib/units.ts';
import type { NewVideosForm } from './drafts.ts';
import { useRecordingMinutes } from './use-recording-minutes.ts';
import { WordsField } from './WordsField.tsx';

interface DraftCardProps {
  index: number;
  config: ApiConfig;
  onChoose: () => void;
  /** Only where there are several. */
  onRemove?: () => void;
}

/** One recording with its words and what is known about it. */
export function DraftCard({ index, config, onChoose, onRemove }: DraftCardProps) {
  const { t } = useTranslation();
  const headingId = useId();
  const { register, control, formState } = useFormContext<NewVideosForm>();
  const recording = useWatch({ control, name: `drafts.${index}.recording` });
  const minutes = useRecordingMinutes(recording);
  const errors = formState.errors.drafts?.[index];
  return (
    <section
      aria-labelledby={headingId}
      className="flex flex-col gap-4 rounded-card border border-line bg-raised p-4 sm:p-5"
    >
      <h3 id={headingId} className="sr-only">
        {recording?.name ?? t('upload.recording')}
      </h3>
      {recording ? (
        <div className="flex items-center gap-3">
          <AudioLines aria-hidden className="size-6 shrink-0 text-accent" />
          <div className="min-w-0 flex-1">
            <p className="font-semibold" data-testid="chosen-recording">
              {recording.name.normalize('NFC')}
            </p>
            <p className="text-[15px] text-muted">
              {sizeText(recording.size, currentLanguage())}
              {minutes !== null &&
                ` · ${t('time.about', { time: t('time.minutes', { count: Math.max(1, Math.round(minutes)) }) })}`}
            </p>
          </div>
          {onRemove ? (
            <Button kind="quiet" size="icon" aria-label={t('upload.remove')} onClick={onRemove}>
              <X aria-hidden />
            </Button>
          ) : (
            <Button kind="quiet" size="small" onClick={onChoose}>
              {t('upload.change')}
            </Button>
          )}
        </div>
      ) : (
        <button
          type="button"
          onClick={onChoose}
          data-testid="choose-recording"
          className="flex min-h-28 flex-col items-center justify-center gap-1 rounded-card border-2 border-dashed border-line-strong px-4 py-6 text-center hover:border-accent hover:bg-accent-soft"
        >
          <AudioLines aria-hidden className="size-7 text-accent" />
          <span className="font-semibold">{t('upload.chooseRecording')}</span>
          <span className="text-[15px] text-muted">{t('upload.chooseHint')}</span>
        </button>
      )}
      <RecordingProblem code={errors?.recording?.message} name={recording?.name ?? ''} config={config} />
      {minutes !== null && minutes > config.maxDurationMinutes && (
        <Notice kind="warning">
          {t('upload.tooLongHint', { minutes: Math.round(minutes), limit: config.maxDurationMinutes })}
        </Notice>
      )}
      <WordsField index={index} needed={!config.speechToText} />
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={t('upload.itemTitle')} error={errors?.title && t('upload.errors.title')}>
          {(ids) => (
            <Input
              {...ids}
              {...register(`drafts.${index}.title`)}
              placeholder={t('upload.titlePlaceholder')}
              data-testid="draft-title"
            />
          )}
        </Field>
        <Field label={t('upload.scripture')} error={errors?.scripture && t('upload.errors.title')}>
          {(ids) => (
            <Input
              {...ids}
              {...register(`drafts.${index}.scripture`)}
              placeholder={t('upload.scripturePlaceholder')}
              data-testid="draft-scripture"
            />
          )}
        </Field>
      </div>
    </section>
  );
}

function RecordingProblem({ code, name, config }: { code?: string; name: string; config: ApiConfig }) {
  const { t } = useTranslation();
  if (!code) return null;
  const text =
    code === 'tooLarge'
      ? t('upload.errors.tooLarge', { name, mb: megabytes(config.maxUploadBytes) })
      : code === 'empty'
        ? t('upload.errors.empty', { name })
        : t('upload.errors.recording');
  return <Notice kind="danger">{text}</Notice>;
}
