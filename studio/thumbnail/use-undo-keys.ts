import { useEffect, useEffectEvent } from 'react';
import { isElsewhere, letterOf } from '../editor/keys.ts';

/** The usual keys of undo and redo, wherever the focus is. */
export function useUndoKeys(keys: { undo: () => void; redo: () => void }): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.isComposing) return;
    if (event.defaultPrevented || isElsewhere(event.target)) return;
    const letter = letterOf(event);
    const isRedo = letter === 'y' || (letter === 'z' && event.shiftKey);
    if (!isRedo && letter !== 'z') return;
    // fields are drawn from the document, so the browser's own undo would know only half of it
    event.preventDefault();
    if (isRedo) keys.redo();
    else keys.undo();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKey(event);
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
}
