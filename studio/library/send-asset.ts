import { Upload } from 'tus-js-client';
import type { ApiLibraryItem, AssetPurpose } from '../../core/library-item.ts';
import type { ApiFailure } from '../lib/api.ts';
import { refusalOf, tusOptions } from '../lib/tus.ts';
import { markOf } from '../upload/file-mark.ts';

export interface Listeners {
  onSent: (bytes: number) => void;
  /** It is in the library; null where what became of it was not said again. */
  onAccepted: (item: ApiLibraryItem | null) => void;
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
 * A resumable upload (tus) to the library. The same file, chosen again after the page was left, goes on from where it was.
 * @throws where the file cannot be read any more
 */
export async function openTransfer(
  { file, purpose, userId }: { file: File; purpose: AssetPurpose; userId: string },
  listeners: Listeners,
): Promise<Transfer> {
  const mark = await markOf(file);
  const upload = new Upload(file, {
    ...tusOptions('/api/library/uploads'),
    metadata: { filename: file.name.normalize('NFC'), filetype: file.type, purpose },
    fingerprint: () => Promise.resolve(['qt-video-asset', userId, purpose, mark].join('-')),
    removeFingerprintOnSuccess: true,
    onProgress: listeners.onSent,
    onError: (error) => listeners.onFailed(refusalOf(error)),
    onSuccess: ({ lastResponse }) => listeners.onAccepted(itemOf(lastResponse.getBody())),
  });
  const [begun] = await upload.findPreviousUploads();
  if (begun) upload.resumeFromPreviousUpload(begun);
  return {
    start: () => upload.start(),
    pause: () => void upload.abort(),
    // what cannot be deleted now, the server forgets by itself after a while
    stop: () => void upload.abort(true).catch(() => undefined),
  };
}

/** To "how far did we come?" nothing but a number is answered. */
const itemOf = (body: string | undefined): ApiLibraryItem | null =>
  body ? (JSON.parse(body) as ApiLibraryItem) : null;
