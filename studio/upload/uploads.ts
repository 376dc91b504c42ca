import i18next from 'i18next';
import { useSyncExternalStore } from 'react';
import { toast } from 'sonner';
import type { ApiFailure } from '../lib/api.ts';
import { keys } from '../lib/keys.ts';
import { noteFailure, queryClient } from '../lib/query-client.ts';
import type { NewVideo } from './new-video.ts';
import type { Transfer } from './send-recording.ts';

export type UploadState =
  | { status: 'preparing' }
  | { status: 'sending' | 'paused' | 'retrying'; sentBytes: number }
  /** All sent; the server listens whether there is sound in it. */
  | { status: 'checking' }
  /** `message` is the server's, in the reader's language; null where nobody answered. */
  | { status: 'failed'; message: string | null; resumable: boolean };

export interface UploadItem {
  id: string;
  name: string;
  totalBytes: number;
  state: UploadState;
}

/** Refused today, but not for what was sent. */
const PASSING = [401, 408, 429];

// Outside React, so that an upload goes on whichever page is shown.
let items: readonly UploadItem[] = [];
let lastId = 0;
const transfers = new Map<string, Transfer>();
const listeners = new Set<() => void>();

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

export const useUploads = (): readonly UploadItem[] => useSyncExternalStore(subscribe, () => items);

window.addEventListener('beforeunload', (event) => {
  if (items.some(({ state }) => state.status !== 'failed')) event.preventDefault();
});

/** Sends a recording and shows how far it is; resolves when it is on its way. */
export async function startUpload(video: NewVideo): Promise<void> {
  const id = String(++lastId);
  const totalBytes = video.recording.size;
  publish([
    ...items,
    { id, name: video.title || video.recording.name, totalBytes, state: { status: 'preparing' } },
  ]);
  try {
    // in a chunk of its own: most visits upload nothing
    const { openTransfer } = await import('./send-recording.ts');
    const transfer = await openTransfer(video, {
      onSent: (bytes) => {
        if (stateOf(id)?.status === 'paused') return;
        setState(id, bytes >= totalBytes ? { status: 'checking' } : { status: 'sending', sentBytes: bytes });
      },
      onWaiting: () => setState(id, { status: 'retrying', sentBytes: sentBytes(id) }),
      onAccepted: () => void accept(id, video),
      onFailed: (refusal) => fail(id, refusal),
    });
    transfers.set(id, transfer);
    transfer.start();
  } catch {
    setState(id, { status: 'failed', message: null, resumable: false });
  }
}

export function pauseUpload(id: string): void {
  transfers.get(id)?.pause();
  setState(id, { status: 'paused', sentBytes: sentBytes(id) });
}

export function resumeUpload(id: string): void {
  setState(id, { status: 'sending', sentBytes: sentBytes(id) });
  transfers.get(id)?.start();
}

export function stopUpload(id: string): void {
  transfers.get(id)?.stop();
  dismissUpload(id);
}

export function dismissUpload(id: string): void {
  transfers.delete(id);
  publish(items.filter((item) => item.id !== id));
}

/** From now on it is a video; it leaves this list when it is in that one. */
async function accept(id: string, { review }: NewVideo): Promise<void> {
  transfers.delete(id);
  void queryClient.invalidateQueries({ queryKey: keys.me });
  await queryClient.invalidateQueries({ queryKey: keys.videos });
  dismissUpload(id);
  toast.success(i18next.t(review ? 'upload.acceptedReview' : 'upload.accepted'));
}

function fail(id: string, refusal: ApiFailure | null): void {
  noteFailure(refusal);
  // a recording that was refused is refused again; everything else can go on where it stopped
  const isRefused = refusal !== null && refusal.status < 500 && !PASSING.includes(refusal.status);
  setState(id, { status: 'failed', message: refusal?.message ?? null, resumable: !isRefused });
}

function publish(next: readonly UploadItem[]): void {
  items = next;
  for (const listener of listeners) listener();
}

const stateOf = (id: string): UploadState | undefined => items.find((item) => item.id === id)?.state;

const setState = (id: string, state: UploadState): void =>
  publish(items.map((item) => (item.id === id ? { ...item, state } : item)));

const sentBytes = (id: string): number => {
  const state = stateOf(id);
  return state && 'sentBytes' in state ? state.sentBytes : 0;
};
