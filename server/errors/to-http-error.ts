import multer from 'multer';
import { AppError, isAppError } from '../../core/errors.ts';
import { InvalidRequest } from './invalid-request.ts';

const DISK_FULL = new Set(['ENOSPC', 'EDQUOT']);

/**
 * Whatever was thrown on the way, as the error the caller is told. What Express and its body readers refuse keeps
 * its meaning; everything unforeseen is `internal`, with its cause for the log alone.
 */
export function toHttpError(error: unknown, limits: { maxUploadBytes: number }): AppError {
  if (isAppError(error)) return error;
  const tooLarge = (limitBytes: number) =>
    new AppError('file_too_large', { limitMb: megabytes(limitBytes) }, { cause: error });
  if (error instanceof multer.MulterError) {
    if (error.code === 'LIMIT_FILE_SIZE') return tooLarge(limits.maxUploadBytes);
    return new InvalidRequest([{ path: error.field ?? '', message: error.message }]);
  }
  if (error instanceof Error && 'code' in error && DISK_FULL.has(String(error.code))) {
    return new AppError('disk_full', {}, { cause: error });
  }
  switch (clientStatus(error)) {
    case null:
      return new AppError('internal', {}, { cause: error });
    case 404:
      return new AppError('not_found', {}, { cause: error });
    case 413:
      return tooLarge(bodyLimit(error) ?? limits.maxUploadBytes);
    case 416:
      return new AppError('range_not_satisfiable', {}, { cause: error });
    default:
      return new AppError('bad_request', {}, { cause: error });
  }
}

/** The 4xx that Express, body-parser or send put on an error of theirs; null for anything else. */
function clientStatus(error: unknown): number | null {
  if (!(error instanceof Error) || !('status' in error)) return null;
  const status = Number(error.status);
  return status >= 400 && status < 500 ? status : null;
}

/** The limit that a body reader put on its error; a document and a manuscript have others than a recording. */
const bodyLimit = (error: unknown): number | null =>
  error instanceof Error && 'limit' in error && typeof error.limit === 'number' ? error.limit : null;

/** As people say it: at most one decimal, never more than it is. */
const megabytes = (bytes: number): number => Math.floor((bytes / 1024 / 1024) * 10) / 10 || 0.1;
