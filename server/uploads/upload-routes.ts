import express, { Router } from 'express';
import type { Guards } from '../guards.ts';
import type { ServerContext } from '../services.ts';
import { MAX_WORDS_BYTES } from '../videos/read-words.ts';
import { openTusServer, UPLOADS_PATH } from './tus-server.ts';
import { BESIDE, UploadStore } from './upload-store.ts';

export function uploadRoutes(context: ServerContext, { user, limits }: Guards): Router {
  const store = new UploadStore(context.config);
  const tus = openTusServer(context, store);
  const router = Router();

  router.options(UPLOADS_PATH, tus.handle);
  router.post(UPLOADS_PATH, user, limits.uploads, tus.handle);
  router.head(`${UPLOADS_PATH}/:id`, user, tus.handle);
  router.patch(`${UPLOADS_PATH}/:id`, user, tus.handle);
  router.delete(`${UPLOADS_PATH}/:id`, user, tus.handle);

  const text = express.raw({ type: () => true, limit: MAX_WORDS_BYTES });
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
