import { createWriteStream } from 'node:fs';
import { dirname } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream as WebStream } from 'node:stream/web';
import { AppError } from '../../core/errors.ts';
import { sampleClip } from '../media/clip-samples.ts';
import { containerShape } from '../media/container-shape.ts';
import type { Media } from '../media/media.ts';
import { HttpStatus } from './http-status.ts';

/** A minute of 4K is about this; whatever a header claims, no more is ever written. */
const MAX_BYTES = 400 * 1024 * 1024;
/** From the first byte asked for to the last one had. */
const TIMEOUT_MS = 90_000;
const MAX_REDIRECTS = 3;

/**
 * Fetches a clip, and takes it only where it is one: of a size that can be, whole, and decoded near its end: what is cut
 * off, or claims to be longer than it is, has no frame there.
 * @returns its frames
 * @throws HttpStatus, AppError (see sampleClip), or what the connection failed with; a part may lie at `path` then
 */
export async function fetchClip(request: {
  link: string;
  path: string;
  media: Media;
  mayFollow: (url: URL) => boolean;
  signal: AbortSignal;
  maxBytes?: number;
}): Promise<Buffer[]> {
  const { path, media, signal, maxBytes = MAX_BYTES } = request;
  const response = await follow({ ...request, signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]) }); // prettier-ignore
  const type = response.headers.get('content-type') ?? '';
  const announced = Number(response.headers.get('content-length') ?? NaN);
  try {
    if (!response.ok || !response.body) throw new HttpStatus(response.status);
    if (!/^(?:video\/|application\/octet-stream)/.test(type)) throw new Error(`not a video: ${type}`);
    if (announced > maxBytes) throw new HttpStatus(413);
  } catch (error) {
    await response.body?.cancel();
    throw error;
  }
  let sizeBytes = 0;
  const counted = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      sizeBytes += chunk.length;
      if (sizeBytes > maxBytes) done(new HttpStatus(413));
      else done(null, chunk);
    },
  });
  await pipeline(Readable.fromWeb(response.body as WebStream), counted, createWriteStream(path));
  if (sizeBytes === 0 || (announced >= 0 && sizeBytes !== announced))
    throw new Error(`${sizeBytes} of ${announced} bytes`);
  if ((await containerShape(path)).cutOff) throw new AppError('asset_cut_off');
  return sampleClip({ media, path, dir: dirname(path), signal });
}

/** The answer at the end of redirects, none of which leads to where we do not go. */
async function follow(request: {
  link: string;
  mayFollow: (url: URL) => boolean;
  signal: AbortSignal;
}): Promise<Response> {
  let url = new URL(request.link);
  for (let hops = 0; hops <= MAX_REDIRECTS; hops++) {
    if (!request.mayFollow(url)) throw new HttpStatus(403);
    const response = await fetch(url, { signal: request.signal, redirect: 'manual' });
    const to = response.headers.get('location');
    if (response.status < 300 || response.status >= 400 || !to) return response;
    await response.body?.cancel();
    url = new URL(to, url);
  }
  throw new HttpStatus(310);
}
