import express, { Router } from 'express';
import { uploadOptionsSchema } from '../../core/api.ts';
import { MAX_DOCUMENT_BYTES } from '../../platform/documents/read-document.ts';
import { callerOf } from '../auth/require-user.ts';
import { localeOf } from '../errors/error-handler.ts';
import type { Guards } from '../guards.ts';
import type { ServerContext } from '../services.ts';
import { checkBeforeUpload, createVideo } from '../videos/create-video.ts';
import { toApiVideo } from '../videos/video-json.ts';
import { tellFinished } from './tell-finished.ts';
import { openTusServer, type TusUse } from './tus-server.ts';
import { readMetadata } from './upload-metadata.ts';
import { BESIDE, UploadStore, uuidOf } from './upload-store.ts';

const UPLOADS_PATH = '/api/uploads';

/**
 * Recordings in parts: the metadata are the fields of the form; texts too long for a header are PUT to
 * `/api/uploads/<id>/manuscript` or `/subtitles` before the last byte. The answer to that is the one of `POST
 * /api/videos`.
 */
export function uploadRoutes(context: ServerContext, { user, limits }: Guards): Router {
  const { database } = context;
  const use = recordings(context);
  const { store } = use;
  const tus = openTusServer(context, use);
  const router = Router();

  router.options(UPLOADS_PATH, tus.handle);
  router.post(UPLOADS_PATH, user, limits.uploads, tus.handle);
  const tell = tellFinished(use, async (req, videoId) => {
    const { source } = await database.getVideo({ userId: callerOf(req).id, videoId });
    return source;
  });
  router.head(`${UPLOADS_PATH}/:id`, user, tell, tus.handle);
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

/** What becomes a video. */
function recordings(context: ServerContext): TusUse {
  const store = new UploadStore(context.config, 'recording');
  return {
    path: UPLOADS_PATH,
    store,
    idHeader: 'Video-Id',
    async check({ req, metadata }) {
      const { fields } = readMetadata(metadata, uploadOptionsSchema, localeOf(req));
      await checkBeforeUpload(context, { user: callerOf(req), options: fields });
    },
    async finish({ req, upload: { id, size, metadata }, path, signal }) {
      const { fileName, fields } = readMetadata(metadata, uploadOptionsSchema, localeOf(req));
      const { manuscript, subtitles, ...options } = fields;
      const row = await createVideo(context, {
        videoId: uuidOf(id),
        user: callerOf(req),
        audio: { path, fileName, sizeBytes: size ?? 0 },
        manuscript: (await store.readBeside(id, 'manuscript')) ?? manuscript ?? null,
        subtitles: (await store.readBeside(id, 'subtitles')) ?? subtitles ?? null,
        options,
        signal,
      });
      const video = toApiVideo(row, localeOf(req));
      return { status: 202, id: video.id, body: video };
    },
  };
}
