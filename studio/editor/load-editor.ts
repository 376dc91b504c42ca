/** Remotion and the compositions; apart from the editor's own chunk, and loaded beside it. */
export const loadPreview = () => import('./Preview.tsx');
export const loadTimeline = () => import('./timeline/Timeline.tsx');

/** Begins to load what the editor is made of, before it is drawn. What fails is asked for again by whoever needs it. */
export function loadEditorParts(): void {
  loadPreview().catch(() => {});
  loadTimeline().catch(() => {});
}
