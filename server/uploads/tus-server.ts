import { AsyncLocalStorage } from 'node:async_hooks';
import { Server, type Upload } from '@tus/server';
import type { Request, RequestHandler, Response } from 'express';
import { AppError } from '../../core/errors.ts';
import { callerOf } from '../auth/require-user.ts';
import { apiError, localeOf } from '../errors/error-handler.ts';
import { InvalidRequest } from '../errors/invalid-request.ts';
import { toHttpError } from '../errors/to-http-error.ts';
import type { VideoRow } from '../../platform/database/database.ts';
import type { ServerContext } from '../services.ts';
import { clientGone } from '../videos/client-gone.ts';
import { checkBeforeUpload, createVideo } from '../videos/create-video.ts';
import { toApiVideo } from '../videos/video-json.ts';
import { readMetadata } from './upload-metadata.ts';
import { isUploadId, newUploadId, videoIdOf, type UploadStore } from './upload-store.ts';

export const UPLOADS_PATH = '/api/uploads';

/** How tus refuses (wrong offset, expired …). Its status is what its clients go by, so it stays. */
interface TusRefusal {
  status_code: number;
  body: string;
}
const isTusRefusal = (thrown: unknown): thrown is TusRefusal =>
  typeof thrown === 'object' && thrown !== null && 'status_code' in thrown && 'body' in thrown;

export interface TusServer {
  handle: RequestHandler;
  /** Throws `not_found` unless the upload is the caller's. */
  checkOwner(req: Request, res: Response, uploadId: string): Promise<void>;
}

/**
 * Resumable uploads (tus 1.0): the metadata are the fields of the form; texts too long for a header are PUT to
 * `/api/uploads/<id>/manuscript` or `/subtitles` before the last byte. The answer to the last byte is that of
 * `POST /api/videos`, with the id in `Video-Id` too. The upload is gone then, also where the recording was refused;
 * only a failure that may pass lets the client send the last byte again.
 */
export function openTusServer(context: ServerContext, store: UploadStore): TusServer {
  const { config, log } = context;
  /** tus's hooks get a request of its own kind; whose it is, and in which language, stands on Express's. */
  const current = new AsyncLocalStorage<{ req: Request; res: Response }>();
  const now = () => {
    const found = current.getStore();
    if (!found) throw new Error('a tus hook ran outside a request');
    return found;
  };

  const tus = new Server({
    path: UPLOADS_PATH,
    datastore: store,
    maxSize: config.limits.maxUploadBytes,
    relativeLocation: true,
    namingFunction: newUploadId,
    // CORS is the app's matter.
    allowedOrigins: () => false,
    exposedHeaders: ['Video-Id', 'X-Request-Id'],
    getFileIdFromRequest: (_req, lastPart) => (isUploadId(lastPart) ? lastPart : undefined),
    async onIncomingRequest(_req, id) {
      if (now().req.method !== 'POST') await checkOwner(id);
    },
    async onUploadCreate(_req, upload) {
      const { req } = now();
      await checkBeforeUpload(context, {
        user: callerOf(req),
        ...readMetadata(upload.metadata, localeOf(req)),
      });
      return { metadata: { ...upload.metadata, owner: callerOf(req).id } };
    },
    async onUploadFinish(_req, upload) {
      const video = toApiVideo(await finish(upload), localeOf(now().req));
      const headers = { 'Video-Id': video.id, 'Content-Type': 'application/json; charset=utf-8' };
      return { status_code: 202, headers, body: JSON.stringify(video) };
    },
    onResponseError: (_req, thrown) => {
      const { req } = now();
      // tus's own refusals are put into our words by `write` below
      if (isTusRefusal(thrown)) return thrown;
      const error = toHttpError(thrown, config.limits);
      if (error.status >= 500 && !now().res.closed)
        log.error({ err: error, requestId: req.id }, 'upload failed');
      return { status_code: error.status, body: JSON.stringify(apiError(error, localeOf(req))) };
    },
  });

  const write = tus.write.bind(tus);
  tus.write = (tusContext, headers, status, body = '') => {
    if (status < 400) return write(tusContext, headers, status, body);
    headers.set('Content-Type', 'application/json; charset=utf-8');
    const ours = body.startsWith('{');
    const told = ours ? body : JSON.stringify(apiError(errorOfRefusal(status, body), localeOf(now().req)));
    return write(tusContext, headers, status, told);
  };

  async function checkOwner(id: string): Promise<void> {
    const upload = await store.getUpload(id);
    if (upload.metadata?.['owner'] !== callerOf(now().req).id) throw new AppError('not_found');
  }

  async function finish(upload: Upload): Promise<VideoRow> {
    const { req, res } = now();
    const { fileName, options: given } = readMetadata(upload.metadata, localeOf(req));
    const { manuscript, subtitles, ...options } = given;
    const sizeBytes = upload.size ?? 0;
    const gone = clientGone(res);
    try {
      const row = await createVideo(context, {
        videoId: videoIdOf(upload.id),
        user: callerOf(req),
        audio: { path: store.pathOf(upload.id), fileName, sizeBytes },
        manuscript: (await store.readBeside(upload.id, 'manuscript')) ?? manuscript ?? null,
        subtitles: (await store.readBeside(upload.id, 'subtitles')) ?? subtitles ?? null,
        options,
        signal: gone,
      });
      await store.remove(upload.id);
      return row;
    } catch (error) {
      // What may pass (the client went away, a service is down) is no reason to send 200 MB again.
      const mayPass = gone.aborted || toHttpError(error, config.limits).status >= 500;
      if (mayPass && sizeBytes > 0) {
        await store.takeLastByteBack(upload.id, sizeBytes);
      } else {
        await store.remove(upload.id);
      }
      throw error;
    }
  }

  function errorOfRefusal(status: number, body: string): AppError {
    if (status === 413) return toHttpError(Object.assign(new Error(body), { status }), config.limits);
    if (status === 404 || status === 410) return new AppError('not_found');
    if (status === 409) return new AppError('wrong_state');
    if (status >= 500) return new AppError('internal');
    return new InvalidRequest([{ path: 'tus', message: body.trim() }]);
  }

  return {
    handle: (req, res) => current.run({ req, res }, () => tus.handle(req, res)),
    async checkOwner(req, res, uploadId) {
      if (!isUploadId(uploadId)) throw new AppError('not_found');
      await current
        .run({ req, res }, () => checkOwner(uploadId))
        .catch((thrown: unknown) => {
          throw isTusRefusal(thrown) ? errorOfRefusal(thrown.status_code, thrown.body) : thrown;
        });
    },
  };
}
