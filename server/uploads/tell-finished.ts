import type { Request, RequestHandler } from 'express';
import { isAppError } from '../../core/errors.ts';
import type { TusUse } from './tus-server.ts';
import { isUploadId, uuidOf } from './upload-store.ts';

/**
 * A client that lost the answer to the last byte asks how far it was: to the end, and this is what it has become.
 * @param find what it has become, by the id that its upload gave it; `not_found` where it is none of the caller's
 */
export function tellFinished(
  { store, idHeader }: Pick<TusUse, 'store' | 'idHeader'>,
  find: (req: Request, id: string) => Promise<{ sizeBytes: number }>,
): RequestHandler {
  return async (req, res, next) => {
    const uploadId = String(req.params['id']);
    if (!isUploadId(uploadId) || (await store.has(uploadId))) return next();
    const id = uuidOf(uploadId);
    const made = await find(req, id).catch((error: unknown) => {
      if (isAppError(error) && error.code === 'not_found') return null;
      throw error;
    });
    if (!made) return next();
    const length = String(made.sizeBytes);
    res.set({
      'Tus-Resumable': '1.0.0',
      'Upload-Offset': length,
      'Upload-Length': length,
      [idHeader]: id,
    });
    res.status(200).end();
  };
}
