import type { Caption } from '../../core/video.ts';

/** What the keys do in the text of a caption. */
export interface TextActions {
  type: (caption: Caption, text: string) => void;
  /** `offset`: where the cursor stands in the text. */
  split: (id: string, offset: number) => void;
  /** Joins it with the next one. */
  merge: (id: string) => void;
  /** Joins it with the one before it. */
  mergeBack: (id: string) => void;
  nudge: (id: string, edge: 'start' | 'end', byMs: number) => void;
  /** Puts the cursor into the caption before or after it. */
  neighbour: (id: string, step: 1 | -1) => void;
}

/** What can be done in the list of captions. */
export interface CaptionActions extends TextActions {
  goTo: (startMs: number) => void;
  select: (id: string, startMs: number) => void;
  insertAfter: (id: string) => void;
  /** Begins a new line where the cursor is. */
  breakLine: (id: string, offset: number) => void;
  remove: (id: string) => void;
  /** The times of the line were looked at. */
  checked: (segment: number) => void;
  /** The doubtful words were read, and are right. */
  wordsChecked: (id: string) => void;
  show: (segment: number, show: boolean) => void;
  addUnwritten: (index: number) => void;
  passOver: (index: number) => void;
}
