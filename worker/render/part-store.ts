import { isAppError } from '../../core/errors.ts';
import type { Storage } from '../../platform/storage/storage.ts';

/** Where parts stand in storage. */
const PREFIX = 'cache/parts/';

/**
 * Finished parts of renders (chunks of picture, whole sounds), kept for the next render that needs the same: after
 * an edit, a crash, or by another worker. Names say all that is in a part, so that it never changes.
 */
export interface PartStore {
  has(name: string): Promise<boolean>;
  /** Puts the part at `path`; false when it is not kept. */
  fetch(name: string, path: string): Promise<boolean>;
  /**
   * A part that could not be kept is only a part to make again: failures go to `onFailure`, which throws where nobody
   * would come to make it again.
   */
  keep(name: string, path: string): Promise<void>;
}

export function openPartStore(storage: Storage | null, onFailure: (error: unknown) => void): PartStore {
  if (!storage) return { has: async () => false, fetch: async () => false, keep: async () => {} };
  return {
    has: (name) =>
      storage.stat(`${PREFIX}${name}`).then(
        (found) => found !== null,
        (error: unknown) => {
          onFailure(error);
          return false;
        },
      ),
    fetch: (name, path) =>
      storage.download(`${PREFIX}${name}`, path).then(
        () => true,
        (error: unknown) => {
          if (!isAppError(error) || error.code !== 'not_found') onFailure(error);
          return false;
        },
      ),
    keep: (name, path) =>
      storage
        .put(`${PREFIX}${name}`, { path }, { contentType: 'video/mp4' })
        .catch((error: unknown) => onFailure(error)),
  };
}

/**
 * Deletes parts that are older than the limit, and then the oldest until the rest is small enough.
 * @returns bytes that were freed
 */
export async function sweepParts(
  storage: Storage,
  { maxAgeMs, maxBytes, now }: { maxAgeMs: number; maxBytes: number; now: number },
): Promise<number> {
  const parts: { key: string; sizeBytes: number; modifiedAt: Date }[] = [];
  for await (const part of storage.list(PREFIX)) parts.push(part);
  parts.sort((a, b) => b.modifiedAt.getTime() - a.modifiedAt.getTime());
  let kept = 0;
  let freed = 0;
  for (const { key, sizeBytes, modifiedAt } of parts) {
    if (now - modifiedAt.getTime() <= maxAgeMs && kept + sizeBytes <= maxBytes) {
      kept += sizeBytes;
    } else {
      await storage.delete(key);
      freed += sizeBytes;
    }
  }
  return freed;
}
