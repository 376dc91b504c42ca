import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import type { RequestHandler } from 'express';
import multer from 'multer';
import type { Config } from '../../platform/config.ts';
import { InvalidRequest } from '../errors/invalid-request.ts';
import { formError, incomingDir } from '../videos/receive-form.ts';

/**
 * Streams an upload to the library to disk: `file`, with `purpose`, `name` and `tags`. The handler removes `req.file`;
 * after a failure here nothing is left.
 */
export function receiveAsset(config: Pick<Config, 'dataDir' | 'limits'>): RequestHandler {
  const destination = incomingDir(config);
  mkdirSync(destination, { recursive: true });
  const receive = multer({
    storage: multer.diskStorage({ destination, filename: (_req, _file, named) => named(null, randomUUID()) }),
    defParamCharset: 'utf8',
    limits: {
      fileSize: config.limits.maxUploadBytes,
      files: 1,
      fields: 30,
      parts: 31,
      fieldNameSize: 100,
      fieldSize: 1000,
    },
  }).single('file');
  return (req, res, next) => {
    if (!req.is('multipart/form-data')) {
      throw new InvalidRequest([{ path: 'Content-Type', message: 'multipart/form-data' }]);
    }
    receive(req, res, (error: unknown) => next(error === undefined ? undefined : formError(error)));
  };
}
