import { createWriteStream } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Video } from '../core/video.ts';
import { openPack } from '../platform/edit-pack/pack-index.ts';
import { openStorage } from '../platform/storage/open-storage.ts';
import { preparePack } from '../worker/edit-pack/prepare-pack.ts';
import type { PipelineContext } from '../worker/pipeline/context.ts';
import type { Renderable } from '../worker/pipeline/render.ts';
import { makeThumbnail } from '../worker/pipeline/thumbnail.ts';
import type { RenderEngine } from '../worker/render/open-render-engine.ts';

/** The edit pack of a video that was just rendered, whole or not at all. */
export async function writeEditPack(request: {
  video: Video;
  of: Renderable;
  mp4: string;
  context: PipelineContext;
  engine: RenderEngine;
  out: string;
}): Promise<void> {
  const { video, of, mp4, context, engine } = request;
  const { services, videoId, workDir, signal } = context;
  // never the configured one: nothing of a pack on this machine has to go to a bucket and back
  const dir = join(workDir, 'edit-pack');
  const storage = openStorage({ kind: 'local', dir, baseUrl: '', signingKey: '' });
  const thumbnail = join(workDir, 'edit-pack.jpg');
  const file = { size: '720', type: 'jpg' } as const;
  await makeThumbnail({ ...of, services, engine, file, out: thumbnail, workDir, signal });
  const [mp4Key, thumbnailKey] = ['video.mp4', 'thumbnail.jpg'];
  await storage.put(mp4Key, { path: mp4 }, { contentType: 'video/mp4' });
  await storage.put(thumbnailKey, { path: thumbnail }, { contentType: 'image/jpeg' });
  const index = await preparePack({
    source: { name: 'pack', video, quality: of.quality, mp4Key, thumbnailKey },
    of,
    videoId,
    voiceWav: async () => (await context.voiceWav()).path,
    engine,
    media: services.media,
    storage,
    workDir,
    signal,
    onProgress: context.report,
  });
  const out = resolve(request.out);
  await mkdir(dirname(out), { recursive: true });
  const draft = `${out}.part`;
  try {
    await pipeline((await openPack(index, storage)).stream, createWriteStream(draft), { signal });
    await rename(draft, out);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}
