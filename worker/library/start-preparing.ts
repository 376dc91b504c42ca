import { setTimeout as pause } from 'node:timers/promises';
import { libraryKeys } from '../../platform/storage/library-keys.ts';
import { LEASE_MS, prepareUpload, type PreparingServices } from './prepare-upload.ts';

/** How often is looked for uploads while there are none. */
const LOOK_MS = 2_000;
/** And after a failure of database or storage. */
const TROUBLE_MS = 20_000;
/** Workers that may die under one upload before it is given up. */
const MAX_TRIES = 3;
/** An upload that was deleted can be brought back for so long. */
const FORGET_AFTER_MS = 60 * 60 * 1000;
const FORGET_AT_ONCE = 100;

/**
 * Makes uploads ready, one at a time, until closed. The database is the queue: an upload is claimed there, so that it is
 * made ready once, by whichever worker comes first, and none is lost.
 */
export function startPreparing(services: PreparingServices & { scratchDir: string }): {
  close(): Promise<void>;
} {
  const { database, log } = services;
  const closing = new AbortController();
  const { signal } = closing;

  const work = async (): Promise<void> => {
    let troubled = false;
    while (!signal.aborted) {
      let waitMs = 0;
      try {
        const asset = await database.claimAsset({ leaseMs: LEASE_MS, maxTries: MAX_TRIES });
        troubled = false;
        if (!asset) waitMs = LOOK_MS;
        else {
          const outcome = await prepareUpload(asset, { ...services, signal });
          log.info({ assetId: asset.id, kind: asset.kind, outcome }, 'upload');
          if (outcome === 'passing') waitMs = TROUBLE_MS;
        }
      } catch (error) {
        if (!troubled) log.warn({ err: error }, 'uploads could not be looked for');
        troubled = true;
        waitMs = TROUBLE_MS;
      }
      await pause(waitMs, undefined, { signal }).catch(() => {});
    }
  };
  const working = work();
  return {
    async close() {
      closing.abort(new Error('the worker is shutting down'));
      await working;
    },
  };
}

/** Removes what was kept of uploads that were deleted and that no video shows any more. */
export async function forgetUploads({
  database,
  storage,
}: Pick<PreparingServices, 'database' | 'storage'>): Promise<number> {
  const ids = await database.forgetAssets({ olderThanMs: FORGET_AFTER_MS, limit: FORGET_AT_ONCE });
  for (const id of ids) await storage.deletePrefix(libraryKeys(id).all);
  return ids.length;
}
