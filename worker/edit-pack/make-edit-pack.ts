import { mkdtemp, rm } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { isAppError } from '../../core/errors.ts';
import type { VideoJob } from '../../core/jobs.ts';
import type { VideoRow } from '../../platform/database/database.ts';
import { readPackIndex } from '../../platform/edit-pack/pack-index.ts';
import { packSource } from '../../platform/edit-pack/pack-source.ts';
import { renderable } from '../pipeline/render.ts';
import type { JobServices } from '../work-on-job.ts';
import { preparePack } from './prepare-pack.ts';

type PackJob = Extract<VideoJob, { kind: 'pack' }>;

/** The queue is told at most so often. */
const TELL_EVERY_MS = 500;

/**
 * Prepares the edit pack of a finished video, unless it is there; the video is left as it is. Ends quietly where the
 * video is gone, or is being made again.
 */
export async function makeEditPack(request: {
  services: JobServices;
  job: PackJob;
  signal: AbortSignal;
  share: (share: number) => Promise<void>;
}): Promise<void> {
  const { services, job, signal, share } = request;
  const { storage, media } = services;
  const row = await rowOf(services, job);
  if (!row?.files) return;
  const source = await packSource(row, services);
  if (await readPackIndex({ storage, videoId: row.id, name: source.name })) return;
  const workDir = await mkdtemp(join(services.scratchDir, 'pack-'));
  let toldAt = 0;
  try {
    await preparePack({
      source,
      of: renderable(source.video, { services, cacheDir: workDir, quality: 'full' }),
      videoId: row.id,
      voiceWav: async () => {
        const recording = join(workDir, `recording${extname(row.source.audioKey)}`);
        await storage.download(row.source.audioKey, recording);
        const out = join(workDir, 'voice.wav');
        await media.toWav({ path: recording, out, signal });
        return out;
      },
      engine: await services.engine(),
      media,
      storage,
      workDir,
      signal,
      onProgress: (done) => {
        if (Date.now() - toldAt < TELL_EVERY_MS) return;
        toldAt = Date.now();
        void share(done);
      },
    });
  } finally {
    await rm(workDir, { recursive: true, force: true, maxRetries: 3 });
  }
}

async function rowOf({ database }: JobServices, { userId, videoId }: PackJob): Promise<VideoRow | null> {
  try {
    return await database.getVideo({ userId, videoId });
  } catch (error) {
    if (isAppError(error) && error.code === 'not_found') return null;
    throw error;
  }
}
