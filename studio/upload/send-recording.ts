import { Upload } from 'tus-js-client';
import { request, type ApiFailure } from '../lib/api.ts';
import { refusalOf, tusOptions } from '../lib/tus.ts';
import type { NewVideo, Words } from './new-video.ts';

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
    ...tusOptions('/api/uploads'),
    uploadUrl,
    metadata: metadataOf(video),
    // what is needed to go on after a reload is kept by upload-records.ts, with every choice
    storeFingerprintForResuming: false,
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
