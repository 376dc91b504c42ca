import { Redo2, Undo2 } from 'lucide-react';
import { useEffect, useEffectEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../components/ui/button.tsx';

interface UndoButtonsProps {
  canUndo: boolean;
  canRedo: boolean;
  onUndo: () => void;
  onRedo: () => void;
}

/** Back and forth through the edits of the document, by button and by the usual keys. */
export function UndoButtons({ canUndo, canRedo, onUndo, onRedo }: UndoButtonsProps) {
  const { t } = useTranslation();
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.isComposing) return;
    const key = event.key.toLowerCase();
    const isRedo = key === 'y' || (key === 'z' && event.shiftKey);
    if (!isRedo && key !== 'z') return;
    // fields are drawn from the document, so the browser's own undo would know only half of it
    event.preventDefault();
    if (isRedo) onRedo();
    else onUndo();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKey(event);
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
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
