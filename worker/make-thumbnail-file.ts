import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { isAppError } from '../core/errors.ts';
import type { VideoJob } from '../core/jobs.ts';
import type { VideoRow } from '../platform/database/database.ts';
import { thumbnailName } from '../platform/storage/thumbnail-name.ts';
import { videoKeys } from '../platform/storage/video-keys.ts';
import { renderable } from './pipeline/render.ts';
import { makeThumbnail } from './pipeline/thumbnail.ts';
import type { JobServices } from './work-on-job.ts';

type ThumbnailJob = Extract<VideoJob, { kind: 'thumbnail' }>;

const CONTENT_TYPES = { jpg: 'image/jpeg', png: 'image/png' } as const;

/**
 * Draws the thumbnail of a document as it stands now, and keeps it under the name of its design; files of other designs
 * are removed. The video is left as it is. Ends quietly where the video is gone.
 */
export async function makeThumbnailFile(request: {
  services: JobServices;
  job: ThumbnailJob;
  signal: AbortSignal;
}): Promise<void> {
  const { services, job, signal } = request;
  const row = await rowOf(services, job);
  if (!row) return;
  const folder = videoKeys(job.videoId).thumbnails;
  const workDir = await mkdtemp(join(services.scratchDir, 'thumbnail-'));
  try {
    const of = renderable(row.document, { services, cacheDir: workDir, quality: 'full' });
    const name = thumbnailName(of.video, of.template);
    const key = `${folder}${name.file(job.file)}`;
    if (await services.storage.stat(key)) return;
    const out = join(workDir, 'thumbnail');
    await makeThumbnail({
      ...of,
      services,
      engine: await services.engine(),
      file: job.file,
      out: `${out}.${job.file.type}`,
      workDir,
      signal,
    });
    const contentType = CONTENT_TYPES[job.file.type];
    await services.storage.put(key, { path: `${out}.${job.file.type}` }, { contentType });
    await removeOthers(services, folder, name.design);
  } finally {
    await rm(workDir, { recursive: true, force: true, maxRetries: 3 });
  }
}

async function rowOf({ database }: JobServices, { userId, videoId }: ThumbnailJob): Promise<VideoRow | null> {
  try {
    return await database.getVideo({ userId, videoId });
  } catch (error) {
    if (isAppError(error) && error.code === 'not_found') return null;
    throw error;
  }
}

async function removeOthers({ storage }: JobServices, folder: string, design: string): Promise<void> {
  for await (const { key } of storage.list(folder)) {
    if (!key.startsWith(`${folder}${design}-`)) await storage.delete(key);
  }
}
