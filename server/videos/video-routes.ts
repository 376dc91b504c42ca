import { unlink } from 'node:fs/promises';
import express, { Router, type Request } from 'express';
import { patchDocumentSchema, renderRequestSchema, uploadOptionsSchema } from '../../core/api.ts';
import { AppError } from '../../core/errors.ts';
import { callerOf } from '../auth/require-user.ts';
import { localeOf } from '../errors/error-handler.ts';
import { parseInput } from '../errors/invalid-request.ts';
import type { Guards } from '../guards.ts';
import type { ServerContext } from '../services.ts';
import { cancelVideo, deleteVideo, renderVideo, saveDocument, toApiDocument } from './change-video.ts';
import { clientGone } from './client-gone.ts';
import { createVideo } from './create-video.ts';
import { listQuerySchema, STATUSES_OF_FILTER } from './list-query.ts';
import { readFormText } from './read-words.ts';
import { receiveForm } from './receive-form.ts';
import { plainFileName } from './plain-file-name.ts';
import { toApiVideo } from './video-json.ts';
import { videoKey } from './video-key.ts';

/** Ninety minutes of words with their times are about 4 MB. */
const MAX_DOCUMENT = '25mb';

export function videoRoutes(context: ServerContext, { user, limits }: Guards): Router {
  const { database } = context;
  const router = Router();

  router.post('/api/videos', user, limits.uploads, receiveForm(context.config), async (req, res) => {
    const files = filesOf(req);
    try {
      const [audio] = files['audio'] ?? [];
      if (!audio) throw new AppError('audio_missing');
      const { manuscript, subtitles, ...options } = parseInput(
        uploadOptionsSchema,
        { ...req.body },
        localeOf(req),
      );
      const row = await createVideo(context, {
        user: callerOf(req),
        audio: { path: audio.path, fileName: plainFileName(audio.originalname), sizeBytes: audio.size },
        manuscript: await readFormText(files['manuscript']?.[0], manuscript),
        subtitles: await readFormText(files['subtitles']?.[0], subtitles),
        options,
        signal: clientGone(res),
      });
      res
        .status(202)
        .location(`/api/videos/${row.id}`)
        .json(toApiVideo(row, localeOf(req)));
    } finally {
      await Promise.all(
        Object.values(files)
          .flat()
          .map((file) => unlink(file.path)),
      );
    }
  });

  router.get('/api/videos', user, async (req, res) => {
    const query = parseInput(listQuerySchema, req.query, localeOf(req));
    const { page, per_page: limit, search, filter, sort } = query;
    const { rows, total } = await database.listVideos({
      userId: callerOf(req).id,
      limit,
      offset: (page - 1) * limit,
      sort,
      ...(search && { search }),
      ...(filter && { statuses: STATUSES_OF_FILTER[filter] }),
    });
    res.set('X-Total-Count', String(total)).json(rows.map((row) => toApiVideo(row, localeOf(req))));
  });

  router.get('/api/videos/:id', user, async (req, res) => {
    res.json(toApiVideo(await database.getVideo(videoKey(req)), localeOf(req)));
  });

  router.delete('/api/videos/:id', user, async (req, res) => {
    await deleteVideo(context, videoKey(req));
    res.status(204).end();
  });

  router.post('/api/videos/:id/render', user, limits.uploads, express.json(), async (req, res) => {
    const { quality } = parseInput(renderRequestSchema, req.body ?? {}, localeOf(req));
    const row = await renderVideo(context, { ...videoKey(req), quality });
    res.status(202).json(toApiVideo(row, localeOf(req)));
  });

  router.post('/api/videos/:id/cancel', user, async (req, res) => {
    res.json(toApiVideo(await cancelVideo(context, videoKey(req)), localeOf(req)));
  });

  router.get('/api/videos/:id/document', user, async (req, res) => {
    res.json(toApiDocument(await database.getVideo(videoKey(req))));
  });

  router.patch('/api/videos/:id/document', user, express.json({ limit: MAX_DOCUMENT }), async (req, res) => {
    const change = parseInput(patchDocumentSchema, req.body, localeOf(req));
    res.json(toApiDocument(await saveDocument(context, { ...videoKey(req), ...change })));
  });

  return router;
}

/** The files of a form received by `receiveForm`, by field. */
function filesOf(req: Request): Record<string, Express.Multer.File[]> {
  return req.files && !Array.isArray(req.files) ? req.files : {};
}
