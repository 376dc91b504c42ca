import type { TFunction } from 'i18next';
import { Download, Upload } from 'lucide-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toast } from 'sonner';
import type { ApiRulesPut } from '../../core/api.ts';
import { Button } from '../components/ui/button.tsx';
import { ChoiceCards } from '../components/ui/choice-cards.tsx';
import { Dialog } from '../components/ui/dialog.tsx';
import { Notice } from '../components/ui/notice.tsx';
import { failureText } from '../lib/failure-text.ts';
import { exportDictionary, useDictionaryChanges } from './use-dictionary.ts';

const HOW = ['add', 'replace'] as const;
const COUNTS = ['added', 'changed', 'unchanged', 'removed', 'duplicates'] as const;

/** Rules from a spreadsheet, and to one. */
export function ImportExport({ count }: { count: number }) {
  const { t } = useTranslation();
  const chooser = useRef<HTMLInputElement>(null);
  const [file, setFile] = useState<File | null>(null);
  return (
    <div className="flex w-full gap-3 sm:w-auto">
      <Button className="flex-1 px-4" onClick={() => chooser.current?.click()} data-testid="rules-import">
        <Upload aria-hidden />
        {t('dictionary.import')}
      </Button>
      {count > 0 && (
        <Button className="flex-1 px-4" onClick={() => void save(t)} data-testid="rules-export">
          <Download aria-hidden />
          {t('dictionary.export')}
        </Button>
      )}
      <input
        ref={chooser}
        type="file"
        hidden
        accept=".csv,.tsv,.txt,text/csv"
        data-testid="rules-file"
        onChange={({ target }) => {
          setFile(target.files?.[0] ?? null);
          target.value = '';
        }}
      />
      <Dialog
        open={file !== null}
        onClose={() => setFile(null)}
        title={t('dictionary.importTitle')}
        description={file?.name ?? ''}
      >
        {file && <ImportPanel file={file} count={count} onDone={() => setFile(null)} />}
      </Dialog>
    </div>
  );
}

function ImportPanel({ file, count, onDone }: { file: File; count: number; onDone: () => void }) {
  const { t } = useTranslation();
  const { importFile } = useDictionaryChanges();
  const [how, setHow] = useState<(typeof HOW)[number]>('add');

  function start() {
    importFile.mutate(
      { file, replace: how === 'replace' },
      {
        onSuccess: (put) => {
          toast.success(t('dictionary.imported'), { description: countsText(put, t) });
          onDone();
        },
      },
    );
  }

  return (
    <div className="flex flex-col gap-5 overflow-y-auto p-5 sm:p-6">
      <p className="text-[15px] text-muted">{t('dictionary.importHint')}</p>
      {count > 0 && (
        <ChoiceCards
          label={t('dictionary.importHow')}
          value={how}
          onChange={setHow}
          className="sm:grid-cols-2"
          choices={HOW.map((value) => ({
            value,
            name: t(`dictionary.how.${value}`),
            testId: `import-${value}`,
            content: (
              <>
                <span className="font-semibold">{t(`dictionary.how.${value}`)}</span>
                <span className="text-[15px] text-muted">{t(`dictionary.howHint.${value}`, { count })}</span>
              </>
            ),
          }))}
        />
      )}
      {importFile.error && <Notice kind="danger">{failureText(importFile.error, t)}</Notice>}
      <Button kind="main" disabled={importFile.isPending} onClick={start} data-testid="import-start">
        {t('dictionary.import')}
      </Button>
    </div>
  );
}

const countsText = (put: ApiRulesPut, t: TFunction): string =>
  COUNTS.filter((name) => put[name] > 0)
    .map((name) => t(`dictionary.counts.${name}`, { count: put[name] }))
    .join(' · ');

async function save(t: TFunction): Promise<void> {
  try {
    const address = URL.createObjectURL(await exportDictionary());
    const link = document.createElement('a');
    link.href = address;
    link.download = t('dictionary.fileName');
    link.click();
    URL.revokeObjectURL(address);
  } catch (error) {
    toast.error(t('dictionary.exportFailed'), { description: failureText(error, t) });
  }
}
