import { Check, CircleAlert, Copy, LoaderCircle } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { toast } from 'sonner';
import { writeCaptions } from '../../core/captions/caption-files.ts';
import { Button } from '../components/ui/button.tsx';
import { Notice } from '../components/ui/notice.tsx';
import { failureText } from '../lib/failure-text.ts';
import type { DocumentStore, Saving } from './document-store.ts';

/** Whether what was edited is safe; quiet while it is. */
export function SavingLine({ saving }: { saving: Saving }) {
  const { t } = useTranslation();
  const { icon: Icon, text } = SIGNS[saving.status];
  return (
    <p
      className="flex items-center gap-1.5 text-[15px] text-muted"
      role="status"
      data-testid="saving"
      data-status={saving.status}
    >
      <Icon aria-hidden className="size-4 shrink-0" />
      {t(text)}
    </p>
  );
}

const SIGNS = {
  saved: { icon: Check, text: 'editor.saved' },
  saving: { icon: LoaderCircle, text: 'editor.saving' },
  unsaved: { icon: LoaderCircle, text: 'editor.unsaved' },
  failed: { icon: CircleAlert, text: 'editor.saveFailed' },
  conflict: { icon: CircleAlert, text: 'editor.saveFailed' },
} as const satisfies Record<Saving['status'], unknown>;

const TOAST = 'saving-problem';

/** What to do about edits that are not safe; whoever is far down the captions is told too. */
export function SavingProblem({ saving, store }: { saving: Saving; store: DocumentStore }) {
  const { t } = useTranslation();
  const box = useRef<HTMLDivElement>(null);
  const { status } = saving;

  useEffect(() => {
    if (status !== 'conflict' && status !== 'failed') return;
    const top = box.current?.getBoundingClientRect().top ?? 0;
    if (top >= 0 && top < window.innerHeight) return;
    toast.warning(t(status === 'conflict' ? 'editor.conflictTitle' : 'editor.saveFailed'), {
      id: TOAST,
      duration: Infinity,
      action: {
        label: t('timeline.lookAtIt'),
        onClick: () => box.current?.scrollIntoView({ block: 'center' }),
      },
    });
    return () => void toast.dismiss(TOAST);
  }, [status, t]);

  return (
    <div ref={box} className="empty:hidden">
      <Problem saving={saving} store={store} />
    </div>
  );
}

function Problem({ saving, store }: { saving: Saving; store: DocumentStore }) {
  const { t } = useTranslation();

  /** Keeps what was written here, whichever version stays. */
  async function copyCaptions() {
    try {
      await navigator.clipboard.writeText(writeCaptions(store.snapshot().document, 'txt'));
      toast(t('timeline.copied'));
    } catch {
      toast.error(t('timeline.copyFailed'));
    }
  }

  switch (saving.status) {
    case 'conflict':
      return (
        <Notice kind="warning" title={t('editor.conflictTitle')} data-testid="conflict">
          <p>{t('editor.conflictText')}</p>
          <div className="mt-3 flex flex-wrap gap-2">
            <Button size="small" onClick={() => void store.settle('mine')} data-testid="conflict-mine">
              {t('editor.conflictMine')}
            </Button>
            <Button size="small" onClick={() => void store.settle('theirs')} data-testid="conflict-theirs">
              {t('editor.conflictTheirs')}
            </Button>
            <Button size="small" onClick={() => void copyCaptions()} data-testid="conflict-copy">
              <Copy aria-hidden />
              {t('timeline.copyMine')}
            </Button>
          </div>
        </Notice>
      );
    case 'failed':
      return (
        <Notice kind="danger" title={t('editor.saveFailed')}>
          <p>{failureText(saving.error, t)}</p>
          <Button size="small" className="mt-3" onClick={() => void store.flush()}>
            {t('editor.saveAgain')}
          </Button>
        </Notice>
      );
    case 'saved':
    case 'saving':
    case 'unsaved':
      return null;
  }
}
