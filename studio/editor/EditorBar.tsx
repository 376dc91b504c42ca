import { useTranslation } from 'react-i18next';
import { Notice } from '../components/ui/notice.tsx';
import type { DocumentStore } from './document-store.ts';
import { KeyboardHelp } from './KeyboardHelp.tsx';
import { SavingLine, SavingProblem } from './SavingLine.tsx';
import { UndoButtons } from './UndoButtons.tsx';
import { useDocumentPart } from './use-document-store.ts';

interface EditorBarProps {
  store: DocumentStore;
  disabled: boolean;
  /** A choice made captions anew, but for those that a person edited. */
  keptCaptions: boolean;
  showsKeys: boolean;
  onKeys: (shows: boolean) => void;
}

/** Whether all is saved, the way back and forth, and what there is to be told. */
export function EditorBar({ store, disabled, keptCaptions, showsKeys, onKeys }: EditorBarProps) {
  const { t } = useTranslation();
  const saving = useDocumentPart(store, (state) => state.saving);
  const canUndo = useDocumentPart(store, (state) => state.canUndo);
  const canRedo = useDocumentPart(store, (state) => state.canRedo);
  return (
    <div className="mb-3 flex flex-col gap-3">
      <div className="flex min-h-11 items-center justify-between">
        <SavingLine saving={saving} />
        <span className="flex">
          {!disabled && (
            <UndoButtons canUndo={canUndo} canRedo={canRedo} onUndo={store.undo} onRedo={store.redo} />
          )}
          <KeyboardHelp open={showsKeys} onOpen={onKeys} />
        </span>
      </div>
      <SavingProblem saving={saving} store={store} />
      {disabled && <Notice kind="info">{t('editor.readOnly')}</Notice>}
      {keptCaptions && <Notice kind="info">{t('editor.keptCaptions')}</Notice>}
    </div>
  );
}
