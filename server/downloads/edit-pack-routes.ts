import { pipeline } from 'node:stream/promises';
import { Router, type Request, type Response } from 'express';
import type { ApiEditPackState } from '../../core/api.ts';
import { errorMessage } from '../../core/messages.ts';
import { AppError } from '../../core/errors.ts';
import type { VideoRow } from '../../platform/database/database.ts';
import { openPack, readPackIndex } from '../../platform/edit-pack/pack-index.ts';
import { packSource } from '../../platform/edit-pack/pack-source.ts';
import type { Zip } from '../../platform/edit-pack/zip-pack.ts';
import { contentDisposition } from '../../platform/storage/content-disposition.ts';
import { localeOf } from '../errors/error-handler.ts';
import type { Guards } from '../guards.ts';
import type { ServerContext } from '../services.ts';
import { videoKey } from '../videos/video-key.ts';
import { downloadName } from './file-name.ts';

/** The edit pack of a finished video: asked for, prepared by a worker, then sent as it is read out of storage. */
export function editPackRoutes(context: ServerContext, { user }: Guards): Router {
  const { database, storage, queue, log } = context;
  const router = Router();
  const wanted = async (req: Request): Promise<{ row: VideoRow; name: string }> => {
    const row = await database.getVideo(videoKey(req));
    const { name } = await packSource(row, context);
    return { row, name };
  };
  const indexOf = ({ row, name }: { row: VideoRow; name: string }) =>
    readPackIndex({ storage, videoId: row.id, name });

  router.get('/api/videos/:id/edit-pack', user, async (req, res) => {
    const pack = await wanted(req);
    const index = await indexOf(pack);
    if (!index) throw new AppError('not_ready');
    const zip = await openPack(index, storage);
    res.set({
      'Cache-Control': 'private, no-store, no-transform',
      'Content-Type': 'application/zip',
      'Content-Length': String(zip.sizeBytes),
      'Accept-Ranges': 'none',
      'Content-Disposition': contentDisposition(downloadName(pack.row, 'zip')),
    });
    if (req.method === 'HEAD') {
      zip.stream.destroy();
      res.end();
      return;
    }
    await send(zip, res, (error) => log.warn({ err: error, videoId: pack.row.id }, 'an edit pack broke off'));
  });

  /** Whether it can be had; asking for it is the other route's matter. */
  router.get('/api/videos/:id/edit-pack/state', user, async (req, res) => {
    const pack = await wanted(req);
    if (await indexOf(pack)) {
      res.json({ status: 'ready' } satisfies ApiEditPackState);
      return;
    }
    const job = await queue.packState({ videoId: pack.row.id, name: pack.name });
    const state: ApiEditPackState =
      job.status === 'failed'
        ? { ...job, message: errorMessage(job.code, localeOf(req)) }
        : job.status === 'making'
          ? { status: 'making', progress: Math.round(job.share * 100) }
          : job;
    res.json(state);
  });

  /** Has it prepared, unless that was done. The video stays as it is, and costs nothing. */
  router.post('/api/videos/:id/edit-pack', user, async (req, res) => {
    const pack = await wanted(req);
    if (await indexOf(pack)) {
      res.json({ status: 'ready' } satisfies ApiEditPackState);
      return;
    }
    const { id, run, userId } = pack.row;
    await queue.addPack({ videoId: id, run, userId, name: pack.name });
    res.status(202).json({ status: 'making', progress: 0 } satisfies ApiEditPackState);
  });

  return router;
}

/** An answer that has begun can only break off: the browser then says that the download failed. */
async function send({ stream }: Zip, res: Response, onBroken: (error: unknown) => void): Promise<void> {
  try {
    await pipeline(stream, res);
  } catch (error) {
    // the person went away: nothing is read any more
    if ((error as NodeJS.ErrnoException).code !== 'ERR_STREAM_PREMATURE_CLOSE') onBroken(error);
    res.destroy();
  }
}
