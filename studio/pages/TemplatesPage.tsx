import { FileInput } from 'lucide-react';
import { useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Format } from '../../core/format.ts';
import { FormatChoice } from '../components/look-choices.tsx';
import { Page } from '../components/page.tsx';
import { Button } from '../components/ui/button.tsx';
import { Notice } from '../components/ui/notice.tsx';
import { Skeleton } from '../components/ui/skeleton.tsx';
import { currentLanguage } from '../i18n/index.ts';
import { failureText } from '../lib/failure-text.ts';
import { useConfig, useMe } from '../lib/queries.ts';
import { useOwnTemplates } from '../look/use-own-templates.ts';
import { useTemplateImport } from '../look/use-template-import.ts';
import { LookCard } from '../templates/LookCard.tsx';
import type { Look } from '../templates/looks.ts';
import type { PreviewRequest } from '../templates/preview-document.ts';
import { RenameDialog } from '../templates/RenameDialog.tsx';
import { useLooks } from '../templates/use-looks.ts';
import { useOwnTemplateDelete } from '../templates/use-own-template-delete.ts';

const NO_TEMPLATES: never[] = [];

/** Every look there is, moving, in the shape one asks for; a church's own can be kept in order here. */
export default function TemplatesPage() {
  const { t } = useTranslation();
  const { data: config, error, refetch } = useConfig();
  const { data: me } = useMe();
  const own = useOwnTemplates();
  const removeWithUndo = useOwnTemplateDelete();
  const templates = config?.templates ?? NO_TEMPLATES;
  const looks = useLooks(templates);
  const importFile = useTemplateImport(own.data?.templates ?? [], new Set(templates.map(({ id }) => id)));
  const [format, setFormat] = useState<Format>('16:9');
  const [moving, setMoving] = useState<string | null>(null);
  const [renamed, setRenamed] = useState<Look | null>(null);
  const chooser = useRef<HTMLInputElement>(null);
  const language = currentLanguage();
  const church = me?.church ?? '';

  const request = useMemo(
    (): Omit<PreviewRequest, 'template' | 'overrides'> => ({
      texts: { title: '', scripture: '', church, words: null, language },
      sample: {
        title: t('dashboard.sample.title'),
        scripture: t('dashboard.sample.scripture'),
        text: t('dashboard.sample.text'),
      },
      format,
      rhythm: 'long',
      backgrounds: [],
    }),
    [church, language, format, t],
  );

  const cards = (shown: readonly Look[]) => (
    <ul className="grid items-start gap-5 sm:grid-cols-2 lg:grid-cols-3">
      {shown.map((look) => (
        <li key={look.id} className="grid">
          <LookCard
            look={look}
            request={{ ...request, template: look.template, overrides: look.overrides }}
            moving={moving === look.id}
            onMove={(moves) => setMoving(moves ? look.id : null)}
            onRename={() => setRenamed(look)}
            onRemove={() => look.own && removeWithUndo(look.own)}
          />
        </li>
      ))}
    </ul>
  );
  const ownLooks = looks.filter((look) => look.own);

  return (
    <Page title={t('dashboard.templates.title')}>
      <h1 className="font-serif text-3xl">{t('dashboard.templates.title')}</h1>
      <p className="mt-2 max-w-prose text-muted">{t('dashboard.templates.lead')}</p>
      <div className="mt-6 max-w-xl">
        <FormatChoice value={format} onChange={setFormat} />
      </div>

      {error && !config && (
        <Notice kind="danger" className="mt-6">
          <p>{failureText(error, t)}</p>
          <Button size="small" className="mt-3" onClick={() => void refetch()}>
            {t('app.retry')}
          </Button>
        </Notice>
      )}

      <section className="mt-10" data-testid="own-looks">
        <div className="mb-4 flex flex-wrap items-center gap-3">
          <h2 className="mr-auto font-serif text-2xl">{t('dashboard.templates.own')}</h2>
          <Button
            size="small"
            disabled={!config}
            onClick={() => chooser.current?.click()}
            data-testid="import-template"
          >
            <FileInput aria-hidden />
            {t('look.import')}
          </Button>
        </div>
        {own.error && !own.data ? (
          <Notice kind="danger" title={t('dashboard.templates.loadFailed')}>
            <p>{failureText(own.error, t)}</p>
            <Button size="small" className="mt-3" onClick={() => void own.refetch()}>
              {t('app.retry')}
            </Button>
          </Notice>
        ) : ownLooks.length > 0 ? (
          cards(ownLooks)
        ) : own.isPending ? (
          <Skeleton className="h-14" />
        ) : (
          <p className="max-w-prose text-muted">{t('dashboard.templates.ownNone')}</p>
        )}
      </section>

      <section className="mt-10" data-testid="built-in-looks">
        <h2 className="mb-4 font-serif text-2xl">{t('dashboard.templates.builtIn')}</h2>
        {config ? (
          cards(looks.filter((look) => !look.own))
        ) : (
          <div className="grid gap-5 sm:grid-cols-2 lg:grid-cols-3">
            {Array.from({ length: 6 }, (_, index) => (
              <Skeleton key={index} className="h-80" />
            ))}
          </div>
        )}
      </section>

      <input
        ref={chooser}
        type="file"
        hidden
        accept=".json,application/json"
        data-testid="template-input"
        onChange={({ target }) => {
          const file = target.files?.[0];
          target.value = '';
          if (file) void importFile(file);
        }}
      />
      <RenameDialog look={renamed} onClose={() => setRenamed(null)} />
    </Page>
  );
}
