import { isAppError } from '../../core/errors.ts';
import type { Storage } from '../../platform/storage/storage.ts';

const keyOf = (key: string): string => `cache/chunks/${key}.mp4`;

/** Finished chunks, kept for the next render of the same pictures: after an edit, a crash, or by another worker. */
export interface ChunkStore {
  /** Puts the chunk at `path`; false when it is not kept. */
  fetch(key: string, path: string): Promise<boolean>;
  /** A chunk that could not be kept is only a chunk to make again: failures go to `onFailure`. */
  keep(key: string, path: string): Promise<void>;
}

export function openChunkStore(storage: Storage | null, onFailure: (error: unknown) => void): ChunkStore {
  if (!storage) return { fetch: async () => false, keep: async () => {} };
  return {
    fetch: (key, path) =>
      storage.download(keyOf(key), path).then(
        () => true,
        (error: unknown) => {
          if (!isAppError(error) || error.code !== 'not_found') onFailure(error);
          return false;
        },
      ),
    keep: (key, path) =>
      storage
        .put(keyOf(key), { path }, { contentType: 'video/mp4' })
        .catch((error: unknown) => onFailure(error)),
  };
}
