import { Redo2, Undo2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../components/ui/button.tsx';

interface UndoButtonsProps {
  canUndo: boolean;
  canRedo: boolean;
  onUndo: () => void;
  onRedo: () => void;
}

/** Back and forth through the edits of the document; the usual keys do the same, see `useEditorKeys`. */
export function UndoButtons({ canUndo, canRedo, onUndo, onRedo }: UndoButtonsProps) {
  const { t } = useTranslation();
  return (
    <span className="flex">
      <Button
        kind="quiet"
        size="icon"
        disabled={!canUndo}
        aria-label={t('editor.undo')}
        title={t('editor.undo')}
        aria-keyshortcuts="Control+Z"
        onClick={onUndo}
        data-testid="undo"
      >
        <Undo2 aria-hidden />
      </Button>
      <Button
        kind="quiet"
        size="icon"
        disabled={!canRedo}
        aria-label={t('editor.redo')}
        title={t('editor.redo')}
        aria-keyshortcuts="Control+Shift+Z"
        onClick={onRedo}
        data-testid="redo"
      >
        <Redo2 aria-hidden />
      </Button>
    </span>
  );
}
