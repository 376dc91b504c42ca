import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useState, useSyncExternalStore } from 'react';
import type { ApiDocument } from '../../core/api.ts';
import { toast } from 'sonner';
import { useTranslation } from 'react-i18next';
import { requestJson } from '../lib/api.ts';
import { keys } from '../lib/keys.ts';
import { noteFailure } from '../lib/query-client.ts';
import { DocumentStore, type DocumentState } from './document-store.ts';

/** What windows of one browser tell each other: a version of a document was saved. */
interface SavedMessage {
  id: string;
  version: number;
}
const CHANNEL = 'qt-video:documents';

/** The store of one video's document, fed by the query cache and saved when the page is left. */
export function useDocumentStore(id: string, given: ApiDocument): DocumentStore {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const [store] = useState(() => {
    const path = `/api/videos/${id}/document`;
    return new DocumentStore(given, {
      load: () => requestJson<ApiDocument>(path),
      save: async (change) => {
        try {
          const saved = await requestJson<ApiDocument>(path, { method: 'PATCH', body: change });
          queryClient.setQueryData(keys.document(id), saved);
          tellOthers({ id, version: saved.version });
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

  const onSavedElsewhere = useEffectEvent(async (message: SavedMessage) => {
    if (message.id === id && (await store.hearOf(message.version))) toast(t('timeline.newer'));
  });
  useEffect(() => {
    const channel = new BroadcastChannel(CHANNEL);
    const listen = ({ data }: MessageEvent<SavedMessage>) => void onSavedElsewhere(data);
    channel.addEventListener('message', listen);
    return () => channel.close();
  }, []);

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

function tellOthers(message: SavedMessage): void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.postMessage(message);
  channel.close();
}

/** A part of the state; whoever asks for it is drawn again only when that part is another. */
export const useDocumentPart = <T>(store: DocumentStore, part: (state: DocumentState) => T): T =>
  useSyncExternalStore(store.subscribe, () => part(store.snapshot()));

export const useDocumentState = (store: DocumentStore): DocumentState =>
  useDocumentPart(store, (state) => state);
