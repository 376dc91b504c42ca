import { DetailedError, Upload } from 'tus-js-client';
import { currentLanguage } from '../i18n/index.ts';
import { ApiFailure, failureOf, request } from '../lib/api.ts';
import type { NewVideo, Words } from './new-video.ts';

/** Below the 100 MB that common proxies let through in one request. */
const CHUNK_BYTES = 48 * 1024 * 1024;
const RETRY_DELAYS_MS = [0, 1_000, 3_000, 5_000, 10_000, 20_000];

export interface Listeners {
  onSent: (bytes: number) => void;
  /** The connection is gone for the moment; it goes on by itself. */
  onWaiting: () => void;
  /** A video was made of it. */
  onAccepted: () => void;
  /** What the server said; null where nobody answered. */
  onFailed: (refusal: ApiFailure | null) => void;
}

export interface Transfer {
  /** Starts, or goes on where it stopped. */
  start: () => void;
  pause: () => void;
  /** Gives up and deletes on the server what had arrived. */
  stop: () => void;
}

/**
 * A resumable upload (tus) of a recording with its words. After a reload the same file with the same choices
 * goes on where it stopped.
 */
export async function openTransfer(video: NewVideo, listeners: Listeners): Promise<Transfer> {
  const metadata = metadataOf(video);
  const { size, lastModified } = video.recording;
  const key = await digest(JSON.stringify([metadata, video.words, size, lastModified]));
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
    onProgress: listeners.onSent,
    onShouldRetry: (error) => {
      const retry = mayRetry(error);
      if (retry) listeners.onWaiting();
      return retry;
    },
    onError: (error) => listeners.onFailed(refusalOf(error)),
    onSuccess: listeners.onAccepted,
  });
  const [previous] = await upload.findPreviousUploads();
  if (previous) upload.resumeFromPreviousUpload(previous);
  return {
    start: () => upload.start(),
    pause: () => void upload.abort(),
    // what cannot be deleted now, the server forgets by itself after a while
    stop: () => void upload.abort(true).catch(() => undefined),
  };
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

const sendWords = (uploadUrl: string, words: Words | null): Promise<unknown> =>
  words ? request(`${uploadUrl}/${words.kind}`, { method: 'PUT', text: words.text }) : Promise.resolve();

/** What our server said, if it was our server that said something. */
function refusalOf(error: Error): ApiFailure | null {
  if (!(error instanceof DetailedError)) return null;
  const response = error.originalResponse;
  const failure = response ? failureOf(response.getStatus(), response.getBody()) : error.causingError;
  return failure instanceof ApiFailure ? failure : null;
}

/** No answer, a conflict of offsets (409), a lock (423) or a server in trouble: worth another try. */
function mayRetry(error: DetailedError): boolean {
  const status = refusalOf(error)?.status ?? error.originalResponse?.getStatus() ?? 0;
  return status === 0 || status === 409 || status === 423 || status >= 500;
}

async function digest(text: string): Promise<string> {
  // crypto.subtle is there on secure pages only; a church may open the page by an address of its own network
  if (!globalThis.crypto.subtle) return text.slice(0, 2_000);
  const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
