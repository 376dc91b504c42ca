import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState, useSyncExternalStore } from 'react';
import type { ApiDocument } from '../../core/api.ts';
import { requestJson } from '../lib/api.ts';
import { keys } from '../lib/keys.ts';
import { noteFailure } from '../lib/query-client.ts';
import { DocumentStore } from './document-store.ts';

/** The store of one video's document, fed by the query cache and saved when the page is left. */
export function useDocumentStore(id: string, given: ApiDocument): DocumentStore {
  const queryClient = useQueryClient();
  const [store] = useState(() => {
    const path = `/api/videos/${id}/document`;
    return new DocumentStore(given, {
      load: () => requestJson<ApiDocument>(path),
      save: async (change) => {
        try {
          const saved = await requestJson<ApiDocument>(path, { method: 'PATCH', body: change });
          queryClient.setQueryData(keys.document(id), saved);
          void queryClient.invalidateQueries({ queryKey: keys.video(id) });
          void queryClient.invalidateQueries({ queryKey: keys.videos });
          return saved;
        } catch (error) {
          noteFailure(error);
          throw error;
        }
      },
    });
  });

  useEffect(() => store.receive(given), [store, given]);

  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (store.snapshot().saving.status !== 'saved') event.preventDefault();
    };
    window.addEventListener('beforeunload', warn);
    return () => {
      window.removeEventListener('beforeunload', warn);
      void store.flush();
    };
  }, [store]);

  return store;
}

export const useDocumentState = (store: DocumentStore) =>
  useSyncExternalStore(store.subscribe, store.snapshot);
