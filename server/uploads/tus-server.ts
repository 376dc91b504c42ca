import { AsyncLocalStorage } from 'node:async_hooks';
import { Server, type Upload } from '@tus/server';
import type { Request, RequestHandler, Response } from 'express';
import { AppError } from '../../core/errors.ts';
import { callerOf } from '../auth/require-user.ts';
import { apiError, localeOf } from '../errors/error-handler.ts';
import { InvalidRequest } from '../errors/invalid-request.ts';
import { toHttpError } from '../errors/to-http-error.ts';
import type { ServerContext } from '../services.ts';
import { clientGone } from '../videos/client-gone.ts';
import { isUploadId, newUploadId, type UploadStore } from './upload-store.ts';

/** How tus refuses (wrong offset, expired …). Its status is what its clients go by, so it stays. */
interface TusRefusal {
  status_code: number;
  body: string;
}
const isTusRefusal = (thrown: unknown): thrown is TusRefusal =>
  typeof thrown === 'object' && thrown !== null && 'status_code' in thrown && 'body' in thrown;

/** What is uploaded in parts, and what becomes of it when it is whole. */
export interface TusUse {
  path: string;
  store: UploadStore;
  /** Header that names what an upload has become. */
  idHeader: string;
  /** Refuses by its metadata what needs not be sent at all. */
  check(asked: { req: Request; metadata: Upload['metadata'] }): void | Promise<void>;
  /** Makes something of it; `signal` aborts where the client goes away meanwhile. */
  finish(whole: {
    req: Request;
    upload: Upload;
    path: string;
    signal: AbortSignal;
  }): Promise<{ status: number; id: string; body: unknown }>;
}

export interface TusServer {
  handle: RequestHandler;
  /** Throws `not_found` unless the upload is the caller's. */
  checkOwner(req: Request, res: Response, uploadId: string): Promise<void>;
}

/**
 * Resumable uploads (tus 1.0). The answer to the last byte says what became of the upload, with its id in a header too. The
 * upload is gone then, also where it was refused; only a failure that may pass lets the client send the last byte again.
 */
export function openTusServer(
  { config, log }: Pick<ServerContext, 'config' | 'log'>,
  { path, store, idHeader, check, finish }: TusUse,
): TusServer {
  /** tus's hooks get a request of its own kind; whose it is, and in which language, stands on Express's. */
  const current = new AsyncLocalStorage<{ req: Request; res: Response }>();
  const now = () => {
    const found = current.getStore();
    if (!found) throw new Error('a tus hook ran outside a request');
    return found;
  };

  const tus = new Server({
    path,
    datastore: store,
    maxSize: config.limits.maxUploadBytes,
    relativeLocation: true,
    namingFunction: newUploadId,
    // CORS is the app's matter.
    allowedOrigins: () => false,
    exposedHeaders: [idHeader, 'X-Request-Id'],
    getFileIdFromRequest: (_req, lastPart) => (isUploadId(lastPart) ? lastPart : undefined),
    async onIncomingRequest(_req, id) {
      if (now().req.method !== 'POST') await checkOwner(id);
    },
    async onUploadCreate(_req, upload) {
      const { req } = now();
      await check({ req, metadata: upload.metadata });
      return { metadata: { ...upload.metadata, owner: callerOf(req).id } };
    },
    async onUploadFinish(_req, upload) {
      const { status, id, body } = await make(upload);
      const headers = { [idHeader]: id, 'Content-Type': 'application/json; charset=utf-8' };
      return { status_code: status, headers, body: JSON.stringify(body) };
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

  async function make(upload: Upload): ReturnType<TusUse['finish']> {
    const { req, res } = now();
    const sizeBytes = upload.size ?? 0;
    const gone = clientGone(res);
    try {
      const made = await finish({ req, upload, path: store.pathOf(upload.id), signal: gone });
      await store.remove(upload.id);
      return made;
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
