import { useEffect } from 'react';
import type { DocumentStore } from '../editor/document-store.ts';
import { drawForLists } from './use-thumbnail-file.ts';

/** A thumbnail that was changed here is drawn for the lists once the page is left. */
export function useDrawnOnLeaving(videoId: string, store: DocumentStore): void {
  useEffect(() => {
    const before = store.snapshot().document.thumbnail;
    return () => {
      if (store.snapshot().document.thumbnail === before) return;
      const draw = async () => {
        if (await store.flush()) drawForLists(videoId);
      };
      void draw();
    };
  }, [videoId, store]);
}
