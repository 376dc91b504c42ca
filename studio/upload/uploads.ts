import i18next from 'i18next';
import { useSyncExternalStore } from 'react';
import { toast } from 'sonner';
import type { ApiUser } from '../../core/api.ts';
import type { ApiFailure } from '../lib/api.ts';
import { keys } from '../lib/keys.ts';
import { noteFailure, queryClient } from '../lib/query-client.ts';
import { kindOfRefusal } from '../lib/upload-refusals.ts';
import { markOf } from './file-mark.ts';
import type { NewVideo } from './new-video.ts';
import type { Listeners, Transfer } from './send-recording.ts';
import { removeRecord, writeRecord, type UploadRecord } from './upload-records.ts';

export type UploadState =
  /** `waiting`: until one before it is there; `retrying`: the connection is gone, it goes on by itself. */
  | { status: 'waiting' | 'preparing' | 'sending' | 'paused' | 'retrying'; sentBytes: number }
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

/** What an item needs beside what is shown of it. */
interface Sending {
  video: NewVideo;
  /** What is remembered of it beyond a reload; null until the file has been looked at. */
  record: UploadRecord | null;
  transfer: Transfer | null;
  /** How often the server was in trouble since it had come farthest. */
  troubles: number;
  farthestBytes: number;
}

/** Browsers allow six connections to one host over HTTP/1.1; most stay free for requests and progress. */
const MAX_AT_ONCE = 2;
const RECONNECT_MS = 5_000;
/** A server that says it is in trouble is asked again so often before a person has to. */
const MOST_TROUBLES = 4;
/** How often the record of an upload is brought up to date. */
const REMEMBER_MS = 2_000;
/** How often a page that sends says that it is there. */
const SEEN_MS = 15_000;

// Outside React, so that an upload goes on whichever page is shown.
let items: readonly UploadItem[] = [];
let lastId = 0;
const sendings = new Map<string, Sending>();
const listeners = new Set<() => void>();

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

export const useUploads = (): readonly UploadItem[] => useSyncExternalStore(subscribe, () => items);

window.addEventListener('beforeunload', (event) => {
  if (items.some(({ state }) => state.status !== 'failed')) event.preventDefault();
});
// another page may go on from where this one was left; one that comes back from the browser's cache goes on itself
window.addEventListener('pagehide', () => rememberAll(0));
window.addEventListener('pageshow', () => rememberAll(Date.now()));
setInterval(() => rememberAll(Date.now()), SEEN_MS);

// a request over a connection that is gone may hang for minutes
window.addEventListener('offline', () => {
  for (const { id, state } of items) {
    if (state.status !== 'sending') continue;
    sendings.get(id)?.transfer?.pause();
    awaitConnection(id);
  }
});
window.addEventListener('online', reconnect);
// the browser does not always know; asking now and then costs little
setInterval(reconnect, RECONNECT_MS);

/** Sends a recording and shows how far it is. With the `record` of an interrupted upload it goes on from there. */
export function startUpload(video: NewVideo, record: UploadRecord | null = null): void {
  const id = record?.id ?? `${Date.now()}-${++lastId}`;
  sendings.set(id, { video, record, transfer: null, troubles: 0, farthestBytes: 0 });
  const state = { status: 'waiting', sentBytes: record?.sentBytes ?? 0 } as const;
  publish([
    ...items,
    { id, name: video.title || video.recording.name, totalBytes: video.recording.size, state },
  ]);
  startNext();
}

export function pauseUpload(id: string): void {
  sendings.get(id)?.transfer?.pause();
  setState(id, { status: 'paused', sentBytes: sentBytes(id) });
  startNext();
}

export function resumeUpload(id: string): void {
  setState(id, { status: 'waiting', sentBytes: sentBytes(id) });
  startNext();
}

export function stopUpload(id: string): void {
  sendings.get(id)?.transfer?.stop();
  dismissUpload(id);
}

export function dismissUpload(id: string): void {
  sendings.delete(id);
  removeRecord(localStorage, id);
  publish(items.filter((item) => item.id !== id));
  startNext();
}

/** Sends those whose turn it is. */
function startNext(): void {
  const busy = items.filter(({ state }) =>
    ['preparing', 'sending', 'retrying', 'checking'].includes(state.status),
  );
  const waiting = items.filter(({ state }) => state.status === 'waiting');
  for (const { id } of waiting.slice(0, Math.max(0, MAX_AT_ONCE - busy.length))) void send(id);
}

async function send(id: string): Promise<void> {
  const sending = sendings.get(id);
  if (!sending) return;
  setState(id, { status: 'preparing', sentBytes: sentBytes(id) });
  const { video } = sending;
  // a file that was moved or changed cannot be read any more, which looks like a lost connection later on
  const mark = await markOf(video.recording).catch(() => null);
  if (mark === null || (sending.record && sending.record.mark !== mark)) return loseFile(id);
  sending.record ??= newRecord(id, video, mark);
  try {
    // in a chunk of its own: most visits upload nothing
    const { openTransfer } = await import('./send-recording.ts');
    sending.transfer ??= openTransfer(video, sending.record, listenersOf(id, sending));
  } catch {
    return awaitConnection(id);
  }
  if (sendings.get(id) !== sending) return;
  remember(sending, {});
  setState(id, { status: 'sending', sentBytes: sentBytes(id) });
  sending.transfer.start();
}

function loseFile(id: string): void {
  giveUpRecord(id);
  setState(id, { status: 'failed', message: i18next.t('dashboard.fileGone'), resumable: false });
  startNext();
}

function listenersOf(id: string, sending: Sending): Listeners {
  const totalBytes = sending.video.recording.size;
  let rememberedAt = 0;
  return {
    onBegun: (uploadUrl) => remember(sending, { uploadUrl, wordsAreSent: false, sentBytes: 0 }),
    onWordsSent: () => remember(sending, { wordsAreSent: true }),
    onSent: (bytes) => {
      if (stateOf(id)?.status === 'paused') return;
      if (bytes > sending.farthestBytes) Object.assign(sending, { farthestBytes: bytes, troubles: 0 });
      setState(id, bytes >= totalBytes ? { status: 'checking' } : { status: 'sending', sentBytes: bytes });
      if (Date.now() - rememberedAt < REMEMBER_MS && bytes < totalBytes) return;
      rememberedAt = Date.now();
      remember(sending, { sentBytes: bytes });
    },
    onAccepted: () => void accept(id, sending.video),
    onFailed: (refusal) => fail(id, refusal),
  };
}

const newRecord = (id: string, { recording, ...options }: NewVideo, mark: string): UploadRecord => ({
  id,
  userId: queryClient.getQueryData<ApiUser>(keys.me)?.id ?? '',
  fileName: recording.name.normalize('NFC'),
  totalBytes: recording.size,
  mark,
  options,
  uploadUrl: null,
  wordsAreSent: false,
  sentBytes: 0,
  startedAt: Date.now(),
  seenAt: Date.now(),
});

function remember(sending: Sending, change: Partial<UploadRecord>): void {
  if (!sending.record || sendings.get(sending.record.id) !== sending) return;
  sending.record = { ...sending.record, seenAt: Date.now(), ...change };
  writeRecord(localStorage, sending.record);
}

function rememberAll(seenAt: number): void {
  for (const sending of sendings.values()) remember(sending, { seenAt });
}

/** From now on it is a video; it leaves this list when it is in that one. */
async function accept(id: string, { review }: NewVideo): Promise<void> {
  sendings.delete(id);
  removeRecord(localStorage, id);
  void queryClient.invalidateQueries({ queryKey: keys.me });
  await queryClient.invalidateQueries({ queryKey: keys.videos });
  dismissUpload(id);
  toast.success(i18next.t(review ? 'upload.acceptedReview' : 'upload.accepted'));
}

function fail(id: string, refusal: ApiFailure | null): void {
  // nobody answered: that is no reason to give up, nor to ask a person to try again
  if (refusal === null) return awaitConnection(id);
  const sending = sendings.get(id);
  const kind = kindOfRefusal(refusal);
  if (kind === 'trouble' && sending && ++sending.troubles <= MOST_TROUBLES) return awaitConnection(id);
  noteFailure(refusal);
  // a recording that was refused is refused again; everything else can go on where it stopped
  const isRefused = kind === 'final';
  if (isRefused) giveUpRecord(id);
  setState(id, { status: 'failed', message: refusal.message, resumable: !isRefused });
  startNext();
}

const awaitConnection = (id: string): void => setState(id, { status: 'retrying', sentBytes: sentBytes(id) });

/** Goes on with those whose connection was gone. */
function reconnect(): void {
  for (const { id, state } of items) if (state.status === 'retrying') void send(id);
}

/** There is nothing to go on from. */
function giveUpRecord(id: string): void {
  const sending = sendings.get(id);
  if (sending) sending.record = null;
  removeRecord(localStorage, id);
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
  return state && 'sentBytes' in state ? state.sentBytes : (sendings.get(id)?.record?.sentBytes ?? 0);
};
