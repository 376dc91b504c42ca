import { useEffect, useEffectEvent } from 'react';
import { isElsewhere, isTextField, letterOf, takesArrows, takesSpace, undoesItself } from './keys.ts';

/** How far the picture goes with one press of an arrow, and of J or L. */
const STEP_MS = 1_000;
const LEAP_MS = 5_000;

export interface EditorKeys {
  toggle: () => void;
  seekBy: (ms: number) => void;
  undo: () => void;
  redo: () => void;
  find: () => void;
  help: () => void;
}

/** The keys of the editor, wherever the focus is; `keyHelp` says what they are. */
export function useEditorKeys(keys: EditorKeys): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.isComposing || event.defaultPrevented || isElsewhere(event.target)) return;
    const act = actionOf(event, keys);
    if (!act) return;
    event.preventDefault();
    act();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKey(event);
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
}

function actionOf(event: KeyboardEvent, keys: EditorKeys): (() => void) | null {
  const { target, shiftKey: shift } = event;
  const letter = letterOf(event);
  if (event.ctrlKey || event.metaKey) {
    if (event.altKey) return null;
    // a second time in its own field opens the browser's search
    if (letter === 'f') return undoesItself(target) ? null : keys.find;
    // fields are drawn from the document, so the browser's own undo would know only half of it
    if (undoesItself(target)) return null;
    if (letter === 'z') return shift ? keys.redo : keys.undo;
    return letter === 'y' ? keys.redo : null;
  }
  // with Alt also while typing
  if (event.altKey || !isTextField(target)) {
    if (letter === 'k') return keys.toggle;
    if (letter === 'j') return () => keys.seekBy(-LEAP_MS);
    if (letter === 'l') return () => keys.seekBy(LEAP_MS);
  }
  if (event.altKey) return null;
  if (event.key === ' ') return takesSpace(target) ? null : keys.toggle;
  if (event.key === 'ArrowLeft') return takesArrows(target) ? null : () => keys.seekBy(-STEP_MS);
  if (event.key === 'ArrowRight') return takesArrows(target) ? null : () => keys.seekBy(STEP_MS);
  return event.key === '?' && !isTextField(target) ? keys.help : null;
}
