import { FileUp } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ApiConfig } from '../../core/api.ts';
import { LimitsList } from '../components/limits-list.tsx';
import { Button } from '../components/ui/button.tsx';
import { SampleButton } from '../upload/SampleButton.tsx';

/** Before the first video: how to begin, and what can be uploaded. */
export function EmptyList({ config, onChoose }: { config: ApiConfig | undefined; onChoose: () => void }) {
  const { t } = useTranslation();
  return (
    <section className="flex flex-col items-center gap-4 rounded-card border-2 border-dashed border-line-strong bg-raised px-5 py-14 text-center">
      <FileUp aria-hidden className="size-10 text-accent" />
      <h2 className="font-serif text-2xl">{t('videos.emptyTitle')}</h2>
      <p className="max-w-prose text-muted">{t('videos.emptyText')}</p>
      <Button kind="main" disabled={!config} onClick={onChoose} data-testid="choose-files">
        {t('upload.chooseRecording')}
      </Button>
      {config?.sample && (
        <>
          <p className="mt-4 max-w-prose text-muted">{t('videos.emptySample')}</p>
          <SampleButton config={config} />
        </>
      )}
      {config && (
        <LimitsList config={config} className="mt-6 border-t border-line pt-6 text-left sm:grid-cols-2" />
      )}
    </section>
  );
}
