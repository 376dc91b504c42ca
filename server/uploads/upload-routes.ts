import express, { Router, type RequestHandler } from 'express';
import { isAppError } from '../../core/errors.ts';
import { MAX_DOCUMENT_BYTES } from '../../platform/documents/read-document.ts';
import { callerOf } from '../auth/require-user.ts';
import type { Guards } from '../guards.ts';
import type { ServerContext } from '../services.ts';
import { openTusServer, UPLOADS_PATH } from './tus-server.ts';
import { BESIDE, isUploadId, UploadStore, videoIdOf } from './upload-store.ts';

export function uploadRoutes(context: ServerContext, { user, limits }: Guards): Router {
  const store = new UploadStore(context.config);
  const tus = openTusServer(context, store);
  const router = Router();

  router.options(UPLOADS_PATH, tus.handle);
  router.post(UPLOADS_PATH, user, limits.uploads, tus.handle);
  router.head(`${UPLOADS_PATH}/:id`, user, tellFinished(context, store), tus.handle);
  router.patch(`${UPLOADS_PATH}/:id`, user, tus.handle);
  router.delete(`${UPLOADS_PATH}/:id`, user, tus.handle);

  const text = express.raw({ type: () => true, limit: MAX_DOCUMENT_BYTES });
  for (const name of BESIDE) {
    router.put(`${UPLOADS_PATH}/:id/${name}`, user, text, async (req, res) => {
      const id = String(req.params['id']);
      await tus.checkOwner(req, res, id);
      await store.keepBeside(id, name, Buffer.isBuffer(req.body) ? req.body : Buffer.alloc(0));
      res.status(204).end();
    });
  }
  return router;
}

/** A client that lost the answer to the last byte asks how far it was: to the end, and this is the video. */
function tellFinished({ database }: ServerContext, store: UploadStore): RequestHandler {
  return async (req, res, next) => {
    const uploadId = String(req.params['id']);
    if (!isUploadId(uploadId) || (await store.has(uploadId))) return next();
    const key = { userId: callerOf(req).id, videoId: videoIdOf(uploadId) };
    const row = await database.getVideo(key).catch((error: unknown) => {
      if (isAppError(error) && error.code === 'not_found') return null;
      throw error;
    });
    if (!row) return next();
    const length = String(row.source.sizeBytes);
    res.set({
      'Tus-Resumable': '1.0.0',
      'Upload-Offset': length,
      'Upload-Length': length,
      'Video-Id': row.id,
    });
    res.status(200).end();
  };
}
