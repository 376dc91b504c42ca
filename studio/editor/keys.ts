/** What the editor asks of a key that was pressed, wherever the focus is. */

/** The Latin letter of a key, also while Korean is typed; empty for other keys. */
export function letterOf({ key, code }: Pick<KeyboardEvent, 'key' | 'code'>): string {
  if (/^[a-z]$/i.test(key)) return key.toLowerCase();
  return /^Key[A-Z]$/.test(code) ? code.slice(3).toLowerCase() : '';
}

/** Whether somebody is typing there. */
export const isTextField = (target: EventTarget | null): boolean =>
  target instanceof Element &&
  target.closest('textarea, select, [contenteditable=true], input:not([type=range], [type=checkbox])') !==
    null;

/** Whether what has the focus does something of its own with arrow keys. */
export const takesArrows = (target: EventTarget | null): boolean =>
  target instanceof Element &&
  (isTextField(target) ||
    target.closest('input, [role=slider], [role=radio], [role=tab], [role=menu], [data-arrows]') !== null);

/** Whether a space presses what has the focus. */
export const takesSpace = (target: EventTarget | null): boolean =>
  target instanceof Element &&
  (isTextField(target) ||
    target.closest('button:not([data-space-plays]), a, summary, input, [role=radio], [role=menu]') !== null);

/** Whether a field undoes by itself what is typed there: it is not of the document. */
export const undoesItself = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('[data-own-undo]') !== null;

/** Whether a dialog or menu is open, which has the keys to itself. */
export const isElsewhere = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('[role=dialog], [role=menu], [role=alertdialog]') !== null;
