import type { ApiDocument } from '../../core/api.ts';
import { AppError } from '../../core/errors.ts';
import type { Quality } from '../../core/quality.ts';
import type { Video } from '../../core/video.ts';
import type { VideoRow } from '../../platform/database/database.ts';
import type { VideoKey } from '../../platform/database/video-key.ts';
import { checkAssets } from '../library/check-assets.ts';
import type { ServerContext } from '../services.ts';
import { assetsOf, assetUrls } from './asset-urls.ts';
import { packKeys } from '../../platform/storage/pack-keys.ts';
import { videoKeys } from '../../platform/storage/video-keys.ts';
import { costOf } from './create-video.ts';

export const toApiDocument = (row: VideoRow): ApiDocument => ({
  version: row.version,
  document: row.document,
  assets: assetUrls(row.id, row.document),
});

/**
 * Keeps an edited document. What was measured from the recording stays as measured, only the pipeline sets it; and what
 * was asked for at first stays what was asked for.
 * @throws AppError template_unknown | asset_missing | version_conflict | wrong_state | not_found
 */
export async function saveDocument(
  context: ServerContext,
  change: VideoKey & { version: number; document: Video },
): Promise<VideoRow> {
  const { database, templates } = context;
  const { userId, videoId, version, document } = change;
  const row = await database.getVideo({ userId, videoId });
  if (!templates.has(document.template.id))
    throw new AppError('template_unknown', { template: document.template.id });
  await checkAssets(context, { userId, assets: assetsOf(document), known: assetsOf(row.document) });
  return database.updateDocument({
    userId,
    videoId,
    version,
    document: { ...document, recording: row.document.recording, choices: row.document.choices },
  });
}

/** Queues a new run. Where it cannot be queued, the video is as good as cancelled and nothing is held. */
export async function renderVideo(
  { config, database, queue }: ServerContext,
  { quality, ...key }: VideoKey & { quality: Quality },
): Promise<VideoRow> {
  const row = await database.requestRun({ ...key, quality, cost: costOf(config) });
  try {
    await queue.add({ videoId: row.id, run: row.run, userId: row.userId });
  } catch (error) {
    await database.cancelVideo(key);
    throw error;
  }
  return row;
}

export async function cancelVideo({ database, queue, log }: ServerContext, key: VideoKey): Promise<VideoRow> {
  const row = await database.cancelVideo(key);
  await forgetJob({ queue, log }, row);
  return row;
}

/** Removes the row, then all that was kept for it. */
export async function deleteVideo(
  { database, queue, storage, log }: ServerContext,
  key: VideoKey,
): Promise<void> {
  const row = await database.deleteVideo(key);
  await forgetJob({ queue, log }, row);
  await storage.deletePrefix(videoKeys(row.id).all);
  await storage.deletePrefix(packKeys(row.id).all);
}

/** A job that stays behind finds its row changed and does nothing, so this may fail. */
async function forgetJob({ queue, log }: Pick<ServerContext, 'queue' | 'log'>, row: VideoRow): Promise<void> {
  await queue
    .remove({ videoId: row.id, run: row.run, userId: row.userId })
    .catch((error: unknown) => log.warn({ err: error, videoId: row.id }, 'a job stayed in the queue'));
}
