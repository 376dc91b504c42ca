import i18next from 'i18next';
import { DetailedError, Upload } from 'tus-js-client';
import { currentLanguage } from '../i18n/index.ts';
import { ApiFailure, failureOf, request, UnreachableFailure } from '../lib/api.ts';
import type { NewVideo, Words } from './new-video.ts';

/** Below the 100 MB that common proxies let through in one request. */
const CHUNK_BYTES = 48 * 1024 * 1024;

export interface Listeners {
  /** It has an address on the server. */
  onBegun: (uploadUrl: string) => void;
  onWordsSent: () => void;
  onSent: (bytes: number) => void;
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

/** A resumable upload (tus) of a recording with its words. `begun`: how far an earlier page had come with it. */
export function openTransfer(
  video: NewVideo,
  begun: { uploadUrl: string | null; wordsAreSent: boolean },
  listeners: Listeners,
): Transfer {
  let { uploadUrl } = begun;
  let wordsAreSent = begun.wordsAreSent || video.words === null;
  const upload = new Upload(video.recording, {
    endpoint: new URL('/api/uploads', window.location.href).href,
    uploadUrl,
    metadata: metadataOf(video),
    chunkSize: CHUNK_BYTES,
    // uploads.ts knows better when to try again: it waits for the connection
    retryDelays: null,
    // what is needed to go on after a reload is kept by upload-records.ts, with every choice
    storeFingerprintForResuming: false,
    headers: { 'Accept-Language': currentLanguage() },
    onUploadUrlAvailable: () => {
      if (!upload.url || upload.url === uploadUrl) return;
      uploadUrl = upload.url;
      // also where the server had forgotten the one that was begun, and its words with it
      wordsAreSent = video.words === null;
      listeners.onBegun(uploadUrl);
    },
    onBeforeRequest: async (req) => {
      // the words go ahead of the sound, since they are too long for tus's metadata header
      if (wordsAreSent || req.getMethod() !== 'PATCH' || !upload.url) return;
      await sendWords(upload.url, video.words);
      wordsAreSent = true;
      listeners.onWordsSent();
    },
    onAfterResponse: (req, res) => {
      // tus begins anew after any refusal here; but only what the server has forgotten has to be sent again
      if (req.getMethod() === 'HEAD' && !isTelling(res.getStatus())) throw unanswered(res.getStatus());
    },
    onProgress: listeners.onSent,
    onError: (error) => listeners.onFailed(refusalOf(error)),
    onSuccess: listeners.onAccepted,
  });
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
  overrides: JSON.stringify(video.overrides),
  format: video.format,
  rhythm: video.rhythm,
  music: video.music,
  backgrounds: video.backgrounds.join(','),
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

/** Whether an answer to "how far did we come?" says so: how far, forgotten, or locked for the moment. */
const isTelling = (status: number): boolean => status < 300 || [404, 410, 423].includes(status);

/** Such an answer has no body that would say why. */
const unanswered = (status: number): Error =>
  status === 401
    ? new ApiFailure(status, { code: 'unauthenticated', message: i18next.t('dashboard.loggedOut') })
    : new UnreachableFailure();
