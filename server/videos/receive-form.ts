import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { RequestHandler } from 'express';
import multer from 'multer';
import { MAX_MANUSCRIPT_LENGTH } from '../../core/captions/read-manuscript.ts';
import { AppError, isAppError } from '../../core/errors.ts';
import type { Config } from '../../platform/config.ts';
import { InvalidRequest } from '../errors/invalid-request.ts';
import { MAX_FIELD_BYTES } from './read-words.ts';

/** Where recordings wait while they are checked; emptied of leftovers by `uploads/sweep-uploads.ts`. */
export const incomingDir = (config: Pick<Config, 'dataDir'>): string =>
  join(config.dataDir, 'uploads', 'incoming');

/**
 * Streams a multipart upload to disk: `audio`, and `manuscript` and `subtitles` where they are files.
 * The handler removes `req.files`; after a failure here nothing is left.
 */
export function receiveForm(config: Pick<Config, 'dataDir' | 'limits'>): RequestHandler {
  const destination = incomingDir(config);
  mkdirSync(destination, { recursive: true });
  const receive = multer({
    storage: multer.diskStorage({ destination, filename: (_req, _file, named) => named(null, randomUUID()) }),
    defParamCharset: 'utf8',
    limits: {
      fileSize: config.limits.maxUploadBytes,
      files: 3,
      fields: 20,
      parts: 23,
      fieldNameSize: 100,
      fieldSize: MAX_FIELD_BYTES,
    },
  }).fields([
    { name: 'audio', maxCount: 1 },
    { name: 'manuscript', maxCount: 1 },
    { name: 'subtitles', maxCount: 1 },
  ]);
  return (req, res, next) => {
    if (!req.is('multipart/form-data')) {
      throw new InvalidRequest([{ path: 'Content-Type', message: 'multipart/form-data' }]);
    }
    receive(req, res, (error: unknown) => next(error === undefined ? undefined : formError(error)));
  };
}

/** Busboy throws plain errors at forms that are not well-formed; the disk throws errors with a code. */
export function formError(error: unknown): unknown {
  if (error instanceof multer.MulterError && error.code === 'LIMIT_FIELD_VALUE') {
    return error.field === 'manuscript' || error.field === 'subtitles'
      ? new AppError('manuscript_too_long', { limit: MAX_MANUSCRIPT_LENGTH }, { cause: error })
      : error;
  }
  if (isAppError(error) || !(error instanceof Error) || 'code' in error || 'status' in error) return error;
  return new AppError('bad_request', {}, { cause: error });
}
