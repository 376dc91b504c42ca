import { PACKS_PREFIX } from '../../platform/storage/pack-keys.ts';
import type { Storage } from '../../platform/storage/storage.ts';

/** Packs are large, wanted once or twice, and made again when they are wanted again. */
const MAX_AGE_MS = 7 * 24 * 60 * 60 * 1000;

/**
 * Removes edit packs to which nothing was added for a week.
 * @returns how many
 */
export async function sweepPacks(storage: Storage, now: number): Promise<number> {
  const latest = new Map<string, number>();
  for await (const { key, modifiedAt } of storage.list(PACKS_PREFIX)) {
    const [videoId = ''] = key.slice(PACKS_PREFIX.length).split('/');
    const folder = `${PACKS_PREFIX}${videoId}/`;
    latest.set(folder, Math.max(latest.get(folder) ?? 0, modifiedAt.getTime()));
  }
  const old = [...latest].filter(([, at]) => now - at > MAX_AGE_MS);
  for (const [folder] of old) await storage.deletePrefix(folder);
  return old.length;
}
