/** Typing in one place is one step, until there is a pause in it. */
const SAME_STEP_MS = 2_000;

/**
 * What was there before each edit, to go back to without end, and what was undone. Steps share what they have in common,
 * so that a day of work takes little room.
 */
export class EditHistory<T> {
  private past: T[] = [];
  private future: T[] = [];
  private last: { as: string; at: number } | null = null;

  get canUndo(): boolean {
    return this.past.length > 0;
  }
  get canRedo(): boolean {
    return this.future.length > 0;
  }

  /** @param as edits of the same name, one soon after the other, are undone together */
  record(before: T, as: string | undefined): void {
    const now = Date.now();
    const goesOn = as !== undefined && this.last?.as === as && now - this.last.at < SAME_STEP_MS;
    if (!goesOn || this.past.length === 0) this.past.push(before);
    this.future = [];
    this.last = as === undefined ? null : { as, at: now };
  }

  /** What was there before; null where nothing was. */
  undo(present: T): T | null {
    const before = this.past.pop();
    if (before === undefined) return null;
    this.future.push(present);
    this.last = null;
    return before;
  }

  redo(present: T): T | null {
    const after = this.future.pop();
    if (after === undefined) return null;
    this.past.push(present);
    this.last = null;
    return after;
  }

  clear(): void {
    this.past = [];
    this.future = [];
    this.last = null;
  }
}
