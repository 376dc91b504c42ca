import i18next from 'i18next';
import { useSyncExternalStore } from 'react';
import type { ApiUser } from '../../core/api.ts';
import type { ApiLibraryItem, AssetPurpose } from '../../core/library-item.ts';
import type { ApiFailure } from '../lib/api.ts';
import { keys } from '../lib/keys.ts';
import { noteFailure, queryClient } from '../lib/query-client.ts';
import { kindOfRefusal } from '../lib/upload-refusals.ts';
import type { Transfer } from './send-asset.ts';

export type AssetUploadState =
  | { status: 'waiting' }
  /** `share` is 0 to 1; `retrying`: the connection is gone, it goes on by itself. */
  | { status: 'sending' | 'retrying'; share: number }
  /** `message` is in the reader's language; `resumable`: it can go on where it stopped. */
  | { status: 'failed'; message: string; resumable: boolean };

export interface AssetUpload {
  id: number;
  file: File;
  purpose: AssetPurpose;
  state: AssetUploadState;
}

const RECONNECT_MS = 5_000;
/** A server that says it is in trouble is asked again so often before a person has to. */
const MOST_TROUBLES = 4;

// Outside React, so that uploads go on whichever page is shown.
let uploads: readonly AssetUpload[] = [];
let lastId = 0;
/** The transfers of those that are sent, or wait for the connection; `troubles` since the server last took something. */
const transfers = new Map<number, { transfer: Transfer; troubles: number }>();
const listeners = new Set<() => void>();

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

export const useAssetUploads = (): readonly AssetUpload[] => useSyncExternalStore(subscribe, () => uploads);

window.addEventListener('beforeunload', (event) => {
  if (uploads.some(({ state }) => state.status !== 'failed')) event.preventDefault();
});
// a request over a connection that is gone may hang for minutes
window.addEventListener('offline', () => {
  for (const { id, state } of uploads) {
    if (state.status !== 'sending') continue;
    transfers.get(id)?.transfer.pause();
    awaitConnection(id);
  }
});
window.addEventListener('online', reconnect);
// the browser does not always know; asking now and then costs little
setInterval(reconnect, RECONNECT_MS);

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
  transfers.get(id)?.transfer.stop();
  forget(id);
}

function sendNext(): void {
  if (uploads.some(({ state }) => state.status === 'sending' || state.status === 'retrying')) return;
  const next = uploads.find(({ state }) => state.status === 'waiting');
  if (next) void send(next);
}

async function send(upload: AssetUpload): Promise<void> {
  const { id, file, purpose } = upload;
  setState(id, { status: 'sending', share: shareOf(id) });
  const begun = transfers.get(id);
  if (begun) return begun.transfer.start();
  // in a chunk of its own: most visits upload nothing
  const module = await import('./send-asset.ts').catch(() => null);
  if (!module) return awaitConnection(id);
  try {
    const transfer = await module.openTransfer(
      { file, purpose, userId: queryClient.getQueryData<ApiUser>(keys.me)?.id ?? '' },
      {
        onSent: (bytes) => {
          if (stateOf(id)?.status !== 'sending') return;
          transfers.get(id)!.troubles = 0;
          setState(id, { status: 'sending', share: file.size > 0 ? bytes / file.size : 0 });
        },
        onAccepted: (item) => void accept(id, item),
        onFailed: (refusal) => fail(id, refusal),
      },
    );
    // dropped meanwhile
    if (!stateOf(id)) return;
    transfers.set(id, { transfer, troubles: 0 });
    transfer.start();
  } catch {
    // moved or changed since it was chosen
    end(id, { status: 'failed', message: i18next.t('dashboard.fileGone'), resumable: false });
  }
}

async function accept(id: number, item: ApiLibraryItem | null): Promise<void> {
  transfers.delete(id);
  await queryClient.invalidateQueries({ queryKey: keys.library });
  forget(id);
  if (!item) return;
  queryClient.setQueryData<{ items: ApiLibraryItem[] }>(keys.library, (before) =>
    before && !before.items.some(({ asset }) => asset === item.asset)
      ? { ...before, items: [item, ...before.items] }
      : before,
  );
}

function fail(id: number, refusal: ApiFailure | null): void {
  // nobody answered: that is no reason to give up, nor to ask a person to try again
  if (refusal === null) return awaitConnection(id);
  const kind = kindOfRefusal(refusal);
  const sending = transfers.get(id);
  if (kind === 'trouble' && sending && ++sending.troubles <= MOST_TROUBLES) return awaitConnection(id);
  noteFailure(refusal);
  if (kind === 'final') transfers.delete(id);
  end(id, { status: 'failed', message: refusal.message, resumable: kind !== 'final' });
}

function end(id: number, state: AssetUploadState): void {
  setState(id, state);
  sendNext();
}

function forget(id: number): void {
  transfers.delete(id);
  publish(uploads.filter((upload) => upload.id !== id));
  sendNext();
}

const awaitConnection = (id: number): void => setState(id, { status: 'retrying', share: shareOf(id) });

/** Goes on with those whose connection was gone. */
function reconnect(): void {
  for (const upload of uploads) if (upload.state.status === 'retrying') void send(upload);
}

function publish(next: readonly AssetUpload[]): void {
  uploads = next;
  for (const listener of listeners) listener();
}

const stateOf = (id: number): AssetUploadState | undefined =>
  uploads.find((upload) => upload.id === id)?.state;

const shareOf = (id: number): number => {
  const state = stateOf(id);
  return state && 'share' in state ? state.share : 0;
};

const setState = (id: number, state: AssetUploadState): void =>
  publish(uploads.map((upload) => (upload.id === id ? { ...upload, state } : upload)));
