import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Request, Response } from 'express';
import { AppError } from '../../core/errors.ts';
import { contentDisposition } from '../../platform/storage/content-disposition.ts';
import type { Storage } from '../../platform/storage/storage.ts';

/** A person's own: kept by their browser alone, and asked about each time since a new one may replace it. */
export const OWN = 'private, no-cache';

export interface SentFile {
  storage: Storage;
  key: string;
  /** The stored one where absent. */
  contentType?: string;
  /** What it is saved as, in any script; absent for files that are only shown. */
  fileName?: string;
  cacheControl: string;
}

/**
 * Answers with a stored file: GET and HEAD, whole or one range, with validators. `?download=1` saves it.
 * @throws AppError not_found | range_not_satisfiable (with the length in Content-Range) | storage_*
 */
export async function sendFile(req: Request, res: Response, file: SentFile): Promise<void> {
  const { storage, key, fileName } = file;
  const found = await storage.stat(key);
  if (!found) throw new AppError('not_found');
  const { sizeBytes, modifiedAt } = found;

  res.set({
    // Compressing would break ranges; what is big is compressed already.
    'Cache-Control': `${file.cacheControl}, no-transform`,
    'Accept-Ranges': 'bytes',
    'Content-Type': file.contentType ?? found.contentType,
    ETag: `"${sizeBytes.toString(36)}-${modifiedAt.getTime().toString(36)}"`,
    'Last-Modified': modifiedAt.toUTCString(),
  });
  if (fileName) setDisposition(req, res, fileName);
  if (req.fresh) {
    res.status(304).end();
    return;
  }

  const range = requestedRange(req, res, sizeBytes);
  if (range === 'outside') {
    res.set('Content-Range', `bytes */${sizeBytes}`);
    throw new AppError('range_not_satisfiable');
  }
  if (range) res.status(206).set('Content-Range', `bytes ${range.start}-${range.end}/${sizeBytes}`);
  res.set('Content-Length', String(range ? range.end - range.start + 1 : sizeBytes));
  if (req.method === 'HEAD' || sizeBytes === 0) {
    res.end();
    return;
  }
  await send(await storage.get(key, range ?? undefined), res);
}

/** Answers with a text that was just written. `?download=1` saves it. */
export function sendText(
  req: Request,
  res: Response,
  file: { text: string; contentType: string; fileName: string },
): void {
  res.set({ 'Cache-Control': 'private, no-cache', 'Content-Type': file.contentType });
  setDisposition(req, res, file.fileName);
  res.send(Buffer.from(file.text));
}

function setDisposition(req: Request, res: Response, fileName: string): void {
  const kind = req.query['download'] === undefined ? 'inline' : 'attachment';
  res.set('Content-Disposition', contentDisposition(fileName, kind));
}

/** The one range asked for; null for the whole file, also where several are asked for or If-Range names another version. */
function requestedRange(
  req: Request,
  res: Response,
  sizeBytes: number,
): { start: number; end: number } | 'outside' | null {
  const condition = req.get('if-range');
  if (condition && condition !== res.get('ETag') && condition !== res.get('Last-Modified')) return null;
  const ranges = req.range(sizeBytes);
  if (ranges === -1) return 'outside';
  if (ranges === undefined || ranges === -2 || ranges.type !== 'bytes' || ranges.length !== 1) return null;
  return ranges[0] ?? null;
}

async function send(body: Readable, res: Response): Promise<void> {
  try {
    await pipeline(body, res);
  } catch (error) {
    // The caller closed the connection: players do that whenever somebody seeks.
    if ((error as NodeJS.ErrnoException).code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error;
  }
}
