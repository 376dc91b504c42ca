import { useSyncExternalStore } from 'react';
import type { ApiLibraryItem, AssetPurpose } from '../../core/library-item.ts';
import { currentLanguage } from '../i18n/index.ts';
import { ApiFailure, failureOf } from '../lib/api.ts';
import { keys } from '../lib/keys.ts';
import { noteFailure, queryClient } from '../lib/query-client.ts';

export type AssetUploadState =
  | { status: 'waiting' }
  /** 0 to 1. */
  | { status: 'sending'; share: number }
  /** `message` is the server's, in the reader's language; null where nobody answered. */
  | { status: 'failed'; message: string | null };

export interface AssetUpload {
  id: number;
  file: File;
  purpose: AssetPurpose;
  state: AssetUploadState;
}

// Outside React, so that uploads go on whichever page is shown.
let uploads: readonly AssetUpload[] = [];
let lastId = 0;
const running = new Map<number, XMLHttpRequest>();
const listeners = new Set<() => void>();

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

export const useAssetUploads = (): readonly AssetUpload[] => useSyncExternalStore(subscribe, () => uploads);

window.addEventListener('beforeunload', (event) => {
  if (uploads.some(({ state }) => state.status !== 'failed')) event.preventDefault();
});

/** Sends files one after the other; each leaves the list when it is in the library. */
export function addUploads(files: readonly File[], purpose: AssetPurpose): void {
  publish([
    ...uploads,
    ...files.map((file) => ({ id: ++lastId, file, purpose, state: { status: 'waiting' } as const })),
  ]);
  sendNext();
}

export function retryUpload(id: number): void {
  setState(id, { status: 'waiting' });
  sendNext();
}

/** Stops it where it runs, and takes it off the list. */
export function dropUpload(id: number): void {
  running.get(id)?.abort();
  running.delete(id);
  publish(uploads.filter((upload) => upload.id !== id));
  sendNext();
}

function sendNext(): void {
  const next = uploads.find(({ state }) => state.status === 'waiting');
  if (running.size > 0 || !next) return;
  const { id, file, purpose } = next;
  const request = new XMLHttpRequest();
  running.set(id, request);
  setState(id, { status: 'sending', share: 0 });
  // fetch tells nothing of how far an upload is
  request.upload.addEventListener('progress', ({ loaded, total }) =>
    setState(id, { status: 'sending', share: total > 0 ? loaded / total : 0 }),
  );
  request.addEventListener('load', () => {
    running.delete(id);
    if (request.status < 300) void accept(id, JSON.parse(request.responseText) as ApiLibraryItem);
    else fail(id, failureOf(request.status, request.responseText));
    sendNext();
  });
  request.addEventListener('error', () => {
    running.delete(id);
    fail(id, null);
    sendNext();
  });
  request.open('POST', '/api/library');
  request.setRequestHeader('Accept-Language', currentLanguage());
  const form = new FormData();
  // what comes after the file is not read where the file is refused
  form.set('purpose', purpose);
  form.set('file', file, file.name.normalize('NFC'));
  request.send(form);
}

async function accept(id: number, item: ApiLibraryItem): Promise<void> {
  await queryClient.invalidateQueries({ queryKey: keys.library });
  publish(uploads.filter((upload) => upload.id !== id));
  queryClient.setQueryData<{ items: ApiLibraryItem[] }>(keys.library, (before) =>
    before && !before.items.some(({ asset }) => asset === item.asset)
      ? { ...before, items: [item, ...before.items] }
      : before,
  );
}

function fail(id: number, failure: Error | null): void {
  noteFailure(failure);
  setState(id, { status: 'failed', message: failure instanceof ApiFailure ? failure.message : null });
}

function publish(next: readonly AssetUpload[]): void {
  uploads = next;
  for (const listener of listeners) listener();
}

const setState = (id: number, state: AssetUploadState): void =>
  publish(uploads.map((upload) => (upload.id === id ? { ...upload, state } : upload)));
