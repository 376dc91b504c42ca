import { mkdtemp, rm } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { isAppError, toAppError, type AppError } from '../../core/errors.ts';
import type { AssetFiles, AssetRow } from '../../platform/database/library-store.ts';
import type { Database } from '../../platform/database/database.ts';
import type { Logger } from '../../platform/log.ts';
import type { Media } from '../../platform/media/media.ts';
import { libraryKeys } from '../../platform/storage/library-keys.ts';
import type { Storage } from '../../platform/storage/storage.ts';
import type { PrepareRequest, PreparedAsset } from './prepared-asset.ts';
import { prepareClip, preparePicture } from './prepare-film.ts';
import { prepareMusic } from './prepare-music.ts';

export interface PreparingServices {
  database: Database;
  storage: Storage;
  media: Media;
  log: Logger;
}

/** A worker says so often that it lives; silent for the lease, another takes over. */
const BEAT_MS = 20_000;
export const LEASE_MS = 90_000;

/** What became of an upload: `passing` is a failure of ours, so that it is tried again. */
export type Outcome = 'ready' | 'failed' | 'passing' | 'given up';

/**
 * Makes one claimed upload ready, or says why it cannot be. Never throws.
 * @param signal hands the upload back
 */
export async function prepareUpload(
  asset: AssetRow,
  request: PreparingServices & { scratchDir: string; signal: AbortSignal },
): Promise<Outcome> {
  const { database, scratchDir, log } = request;
  const over = new AbortController();
  const beat = setInterval(() => {
    database.keepAsset(asset).then(
      (ours) => ours || over.abort(new Error('the claim is over')),
      (error: unknown) => log.warn({ err: error, assetId: asset.id }, 'a claim could not be kept'),
    );
  }, BEAT_MS);
  const signal = AbortSignal.any([request.signal, over.signal]);
  const workDir = await mkdtemp(join(scratchDir, 'upload-'));
  try {
    const made = await prepare(asset, { ...request, workDir, signal });
    const files = await keep(asset, made, request.storage);
    const { durationMs, width, height, loops } = made;
    const finished = await database.finishAsset({ ...asset, durationMs, width, height, loops, files });
    return finished ? 'ready' : 'given up';
  } catch (error) {
    if (request.signal.aborted) {
      await database.releaseAsset(asset).catch(() => false);
      return 'given up';
    }
    if (over.signal.aborted) return 'given up';
    return await settle(asset, toAppError(error), request);
  } finally {
    clearInterval(beat);
    await rm(workDir, { recursive: true, force: true, maxRetries: 3 });
  }
}

async function prepare(
  asset: AssetRow,
  { storage, media, workDir, signal }: Omit<PrepareRequest, 'path'> & { storage: Storage },
): Promise<PreparedAsset> {
  const path = join(workDir, `upload${extname(asset.originalKey)}`);
  await storage.download(asset.originalKey, path);
  const request = { path, workDir, media, signal };
  switch (asset.kind) {
    case 'clip':
      return prepareClip(request);
    case 'picture':
      return preparePicture({ ...request, assetId: asset.id });
    case 'music':
      return prepareMusic(request);
  }
}

/** What videos are made of comes last: where it is, all is. */
async function keep(asset: AssetRow, made: PreparedAsset, storage: Storage): Promise<AssetFiles> {
  const { main, proxy, still, poster } = libraryKeys(asset.id);
  const { views } = made;
  if (views) {
    await storage.put(poster, { path: views.poster }, { contentType: 'image/jpeg' });
    await storage.put(still, { path: views.still }, { contentType: 'image/jpeg' });
    await storage.put(proxy, { path: views.proxy }, { contentType: 'video/mp4' });
  }
  await storage.put(main, { path: made.main }, { contentType: views ? 'video/mp4' : 'audio/mp4' });
  return views ? { main, proxy, still, poster } : { main, proxy: null, still: null, poster: null };
}

/** What is wrong with the upload is told; what is wrong with us passes. */
async function settle(
  asset: AssetRow,
  error: AppError,
  { database, log }: PreparingServices,
): Promise<Outcome> {
  const about = { err: error.cause ?? error, code: error.code, assetId: asset.id };
  if (error.retryable && error.code !== 'internal') {
    log.warn(about, 'an upload could not be made ready for now');
    await database.releaseAsset(asset).catch(() => false);
    return 'passing';
  }
  log.warn(about, 'an upload cannot be used');
  const known = isAppError(error) && error.code.startsWith('asset_');
  const told = known
    ? { code: error.code, params: error.params }
    : { code: 'asset_unreadable' as const, params: {} };
  await database.failAsset({ ...asset, error: told }).catch((failure: unknown) => {
    log.warn({ err: failure, assetId: asset.id }, 'a failure could not be told');
  });
  return 'failed';
}
