import { useSyncExternalStore } from 'react';
import { DetailedError, Upload } from 'tus-js-client';
import type { Format } from '../../core/format.ts';
import { currentLanguage } from '../i18n/index.ts';
import { ApiFailure, failureOf, request } from '../lib/api.ts';
import { keys } from '../lib/keys.ts';
import { noteFailure, queryClient } from '../lib/query-client.ts';

export interface Words {
  kind: 'manuscript' | 'subtitles';
  text: string;
}

export interface NewVideo {
  recording: File;
  words: Words | null;
  title: string;
  scripture: string;
  template: string;
  format: Format;
  language: string;
  review: boolean;
}

export type UploadState =
  | { status: 'preparing' }
  | { status: 'sending' | 'paused' | 'retrying'; sentBytes: number }
  /** All sent; the server listens whether there is sound in it. */
  | { status: 'checking' }
  /** `message` is the server's, in the reader's language; null where nobody answered. */
  | { status: 'failed'; message: string | null; resumable: boolean }
  | { status: 'accepted'; videoId: string | null };

export interface UploadItem {
  id: string;
  name: string;
  totalBytes: number;
  review: boolean;
  state: UploadState;
}

/** Below the 100 MB that common proxies let through in one request. */
const CHUNK_BYTES = 48 * 1024 * 1024;
const RETRY_DELAYS_MS = [0, 1_000, 3_000, 5_000, 10_000, 20_000];

// Outside React, so that an upload goes on whichever page is shown.
let items: readonly UploadItem[] = [];
const running = new Map<string, Upload>();
const listeners = new Set<() => void>();

window.addEventListener('beforeunload', (event) => {
  const interrupted = items.some(({ state }) => state.status !== 'failed' && state.status !== 'accepted');
  if (interrupted) event.preventDefault();
});

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

export const useUploads = (): readonly UploadItem[] => useSyncExternalStore(subscribe, () => items);

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

/** Sends a recording, resumably: after a reload the same file with the same choices goes on where it stopped. */
export async function startUpload(video: NewVideo): Promise<void> {
  const id = crypto.randomUUID();
  const totalBytes = video.recording.size;
  publish([
    ...items,
    {
      id,
      name: video.title || video.recording.name,
      totalBytes,
      review: video.review,
      state: { status: 'preparing' },
    },
  ]);
  const metadata = metadataOf(video);
  const key = await digest(JSON.stringify([metadata, video.words, totalBytes, video.recording.lastModified]));
  let wordsAreSent = video.words === null;
  const upload = new Upload(video.recording, {
    endpoint: new URL('/api/uploads', window.location.href).href,
    metadata,
    chunkSize: CHUNK_BYTES,
    retryDelays: RETRY_DELAYS_MS,
    removeFingerprintOnSuccess: true,
    fingerprint: async () => `qt-video-${key}`,
    headers: { 'Accept-Language': currentLanguage() },
    onBeforeRequest: async (req) => {
      // the words go ahead of the sound, since they are too long for tus's metadata header
      if (wordsAreSent || req.getMethod() !== 'PATCH' || !upload.url) return;
      await sendWords(upload.url, video.words);
      wordsAreSent = true;
    },
    onProgress: (sent) => {
      if (stateOf(id)?.status === 'paused') return;
      setState(id, sent >= totalBytes ? { status: 'checking' } : { status: 'sending', sentBytes: sent });
    },
    onShouldRetry: (error) => {
      const retry = mayRetry(error);
      if (retry) setState(id, { status: 'retrying', sentBytes: sentBytes(id) });
      return retry;
    },
    onError: (error) => fail(id, error),
    onSuccess: ({ lastResponse }) => accept(id, lastResponse.getHeader('Video-Id') ?? null),
  });
  running.set(id, upload);
  const [previous] = await upload.findPreviousUploads();
  if (previous) upload.resumeFromPreviousUpload(previous);
  upload.start();
}

export function pauseUpload(id: string): void {
  void running.get(id)?.abort();
  setState(id, { status: 'paused', sentBytes: sentBytes(id) });
}

export function resumeUpload(id: string): void {
  setState(id, { status: 'sending', sentBytes: sentBytes(id) });
  running.get(id)?.start();
}

/** Gives the upload up and deletes on the server what had arrived. */
export function stopUpload(id: string): void {
  running
    .get(id)
    ?.abort(true)
    // what cannot be deleted now, the server forgets by itself after a while
    .catch(() => undefined);
  dismissUpload(id);
}

export function dismissUpload(id: string): void {
  running.delete(id);
  publish(items.filter((item) => item.id !== id));
}

function accept(id: string, videoId: string | null): void {
  running.delete(id);
  setState(id, { status: 'accepted', videoId });
  void queryClient.invalidateQueries({ queryKey: keys.videos });
  void queryClient.invalidateQueries({ queryKey: keys.me });
}

function fail(id: string, error: Error): void {
  const said = refusalOf(error);
  noteFailure(said);
  // a recording that was refused is refused again; everything else can go on where it stopped
  const refused = said !== null && said.status >= 400 && said.status < 500 && said.status !== 401;
  setState(id, { status: 'failed', message: said?.message ?? null, resumable: !refused });
}

/** What our server said, if it was our server that said something. */
function refusalOf(error: Error): ApiFailure | null {
  if (!(error instanceof DetailedError)) return null;
  const response = error.originalResponse;
  const failure = response ? failureOf(response.getStatus(), response.getBody()) : error.causingError;
  return failure instanceof ApiFailure ? failure : null;
}

const sendWords = (uploadUrl: string, words: Words | null): Promise<unknown> =>
  words ? request(`${uploadUrl}/${words.kind}`, { method: 'PUT', text: words.text }) : Promise.resolve();

/** No answer, a conflict of offsets (409), a lock (423) or a server in trouble: worth another try. */
function mayRetry(error: DetailedError): boolean {
  const status = refusalOf(error)?.status ?? error.originalResponse?.getStatus() ?? 0;
  return status === 0 || status === 409 || status === 423 || status >= 500;
}

const metadataOf = (video: NewVideo): Record<string, string> => ({
  filename: video.recording.name.normalize('NFC'),
  filetype: video.recording.type,
  title: video.title,
  scripture: video.scripture,
  template: video.template,
  format: video.format,
  language: video.language,
  review: String(video.review),
});

async function digest(text: string): Promise<string> {
  // crypto.subtle is there on secure pages only; a church may open the page by an address of its own network
  if (!globalThis.crypto.subtle) return text.slice(0, 2_000);
  const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
