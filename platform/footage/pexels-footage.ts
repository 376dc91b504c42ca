import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { rename, rm, stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream as WebStream } from 'node:stream/web';
import { AppError, isAppError } from '../../core/errors.ts';
import type { Logger } from '../log.ts';
import { retryAfterMs, withRetries } from '../retry.ts';
import { orientationOf, rankClips, searchAnswerSchema, type FoundVideo } from './choose-file.ts';
import type { Footage } from './footage.ts';

export interface PexelsOptions {
  apiKey: string;
  /** Another server that speaks Pexels's protocol, e.g. a test peer. */
  baseUrl?: string;
  log: Pick<Logger, 'warn'>;
}

const PER_PAGE = 30;
const SEARCH_TIMEOUT_MS = 15_000;
const DOWNLOAD_TIMEOUT_MS = 180_000;
/** Two tries in all: built-in loops stand in, so there is no use in waiting long. */
const ATTEMPTS = 2;
const RETRY_MS = 300;
/** How long to keep quiet after a 429 that does not say; the limit is by the hour. */
const UNKNOWN_LIMIT_MS = 5 * 60_000;
/** Answers kept for a day, as many as a busy day brings: the hourly limit is 200 searches. */
const CACHE_MS = 24 * 60 * 60_000;
const CACHE_ENTRIES = 1000;
/** Where Pexels keeps its files. A link to anywhere else is not followed. */
const FILE_HOSTS = /(?:^|\.)(?:pexels\.com|vimeo\.com|vimeocdn\.com)$/;

class HttpStatus extends Error {
  readonly status: number;

  constructor(status: number) {
    super(`Pexels answered ${status}`);
    this.status = status;
  }
}

/** Stock footage by Pexels. Keeps what it found in memory, and asks nothing while its hourly limit is used up. */
export function openPexels({ apiKey, baseUrl = 'https://api.pexels.com', log }: PexelsOptions): Footage {
  const found = new Map<string, { videos: FoundVideo[]; untilMs: number }>();
  let limitedUntilMs = 0;

  function keep(key: string, videos: FoundVideo[]): void {
    const oldest = found.keys().next();
    if (found.size >= CACHE_ENTRIES && !oldest.done) found.delete(oldest.value);
    found.set(key, { videos, untilMs: Date.now() + CACHE_MS });
  }

  async function ask(url: URL, signal: AbortSignal): Promise<FoundVideo[]> {
    const response = await fetch(url, {
      headers: { authorization: apiKey },
      signal: AbortSignal.any([signal, AbortSignal.timeout(SEARCH_TIMEOUT_MS)]),
    });
    if (response.status === 429 || response.headers.get('x-ratelimit-remaining') === '0') {
      limitedUntilMs = limitEndMs(response.headers);
    }
    if (!response.ok) throw new HttpStatus(response.status);
    return searchAnswerSchema.parse(await response.json()).videos;
  }

  const mayFollow = (url: URL) =>
    url.origin === new URL(baseUrl).origin || (url.protocol === 'https:' && FILE_HOSTS.test(url.hostname));

  return {
    name: 'Pexels',

    async search({ query, format, minDurationMs, signal }) {
      const url = new URL(`${baseUrl}/videos/search`);
      const orientation = orientationOf(format);
      url.search = new URLSearchParams({
        query,
        orientation,
        size: 'medium',
        per_page: String(PER_PAGE),
      }).toString();
      const kept = found.get(url.search);
      if (kept && kept.untilMs > Date.now()) return rankClips(kept.videos, { format, minDurationMs });
      if (!query.trim() || limitedUntilMs > Date.now()) return [];
      try {
        const videos = await withRetries({
          attempts: ATTEMPTS,
          signal,
          delayMs: (error) => (error instanceof HttpStatus && error.status < 500 ? null : RETRY_MS),
          work: () => ask(url, signal),
        });
        keep(url.search, videos);
        return rankClips(videos, { format, minDurationMs });
      } catch (error) {
        if (isAppError(error)) throw error;
        log.warn({ err: error, query }, 'Pexels found nothing for us');
        return [];
      }
    },

    async download({ clip, path, signal }) {
      const draft = `${path}.${randomUUID()}`;
      try {
        await withRetries({
          attempts: ATTEMPTS,
          signal,
          delayMs: (error) => (error instanceof HttpStatus && error.status < 500 ? null : RETRY_MS),
          work: () => fetchFile(clip.downloadUrl, draft, signal, mayFollow),
        });
        await rename(draft, path);
      } catch (error) {
        await rm(draft, { force: true });
        if (isAppError(error)) throw error;
        log.warn({ err: error, asset: clip.clip.asset }, 'Pexels did not give us a file');
        throw new AppError('asset_missing', { asset: clip.clip.asset }, { cause: error });
      }
    },
  };
}

async function fetchFile(
  link: string,
  path: string,
  signal: AbortSignal,
  mayFollow: (url: URL) => boolean,
): Promise<void> {
  if (!mayFollow(new URL(link))) throw new HttpStatus(403);
  const response = await fetch(link, {
    signal: AbortSignal.any([signal, AbortSignal.timeout(DOWNLOAD_TIMEOUT_MS)]),
  });
  const type = response.headers.get('content-type') ?? '';
  if (!response.ok || !response.body || !mayFollow(new URL(response.url)))
    throw new HttpStatus(response.status);
  if (!/^(?:video\/|application\/octet-stream)/.test(type)) throw new Error(`not a video: ${type}`);
  await pipeline(Readable.fromWeb(response.body as WebStream), createWriteStream(path));
  const announced = Number(response.headers.get('content-length') ?? NaN);
  const { size } = await stat(path);
  if (size === 0 || (announced >= 0 && size !== announced)) throw new Error(`${size} of ${announced} bytes`);
}

/** When we may ask again: Pexels says so in Unix seconds, others by Retry-After. */
function limitEndMs(headers: Headers): number {
  const reset = Number(headers.get('x-ratelimit-reset') ?? NaN) * 1000;
  if (reset > Date.now()) return reset;
  return Date.now() + (retryAfterMs(headers.get('retry-after')) ?? UNKNOWN_LIMIT_MS);
}
