import { randomUUID } from 'node:crypto';
import { rename, rm } from 'node:fs/promises';
import { AppError, isAppError } from '../../core/errors.ts';
import type { Logger } from '../log.ts';
import type { Media } from '../media/media.ts';
import { retryAfterMs, withRetries } from '../retry.ts';
import { orientationOf, searchAnswerSchema, type FoundVideo } from './choose-file.ts';
import { fetchClip } from './fetch-clip.ts';
import type { Footage } from './footage.ts';
import { HttpStatus } from './http-status.ts';
import { rankClips } from './rank-clips.ts';
import { openOwnMemory, type SearchMemory } from './search-memory.ts';

export interface PexelsOptions {
  apiKey: string;
  /** Another server that speaks Pexels's protocol, e.g. a test peer. */
  baseUrl?: string;
  /** Looks into what was fetched. */
  media: Media;
  /** Left out: of this process alone. */
  memory?: SearchMemory;
  log: Pick<Logger, 'warn'>;
}

/** The most there are for one request, of which there are 200 an hour. */
const PER_PAGE = 80;
const SEARCH_TIMEOUT_MS = 8_000;
/** Two tries in all: built-in loops stand in, so there is no use in waiting long. */
const ATTEMPTS = 2;
const RETRY_MS = 300;
/** How long to keep quiet after a 429 that does not say; the limit is by the hour. */
const UNKNOWN_LIMIT_MS = 5 * 60_000;
/** Where Pexels keeps its files. A link to anywhere else is not followed. */
const FILE_HOSTS = /(?:^|\.)(?:pexels\.com|vimeo\.com|vimeocdn\.com)$/;

class LimitReached extends Error {}

/** Stock footage by Pexels. Remembers what it found, and asks nothing while its limit is used up. */
export function openPexels({
  apiKey,
  baseUrl = 'https://api.pexels.com',
  media,
  memory = openOwnMemory(),
  log,
}: PexelsOptions): Footage {
  async function ask(url: URL, signal: AbortSignal): Promise<FoundVideo[]> {
    if (!(await memory.mayAsk())) throw new LimitReached('the requests of this hour are used up');
    const response = await fetch(url, {
      headers: { authorization: apiKey },
      signal: AbortSignal.any([signal, AbortSignal.timeout(SEARCH_TIMEOUT_MS)]),
    });
    if (response.status === 429 || response.headers.get('x-ratelimit-remaining') === '0') {
      await memory.pauseUntil(limitEndMs(response.headers));
    }
    if (!response.ok) throw new HttpStatus(response.status);
    return searchAnswerSchema.parse(await response.json()).videos;
  }

  const mayFollow = (url: URL) =>
    url.origin === new URL(baseUrl).origin || (url.protocol === 'https:' && FILE_HOSTS.test(url.hostname));

  return {
    name: 'Pexels',

    async search({ query, tone, format, minDurationMs, signal }) {
      if (!query.trim()) return [];
      const wanted = { query, tone, format, minDurationMs };
      const url = new URL(`${baseUrl}/videos/search`);
      // the least resolution, Full HD; lengths can only be asked for of popular videos, not in a search
      url.search = new URLSearchParams({
        query,
        orientation: orientationOf(format),
        size: 'medium',
        per_page: String(PER_PAGE),
      }).toString();
      const kept = await memory.find(url.search);
      if (kept) return rankClips(kept, wanted);
      try {
        const videos = await withRetries({
          attempts: ATTEMPTS,
          signal,
          delayMs: (error) =>
            error instanceof LimitReached || (error instanceof HttpStatus && error.status < 500)
              ? null
              : RETRY_MS,
          work: () => ask(url, signal),
        });
        await memory.keep(url.search, videos);
        return rankClips(videos, wanted);
      } catch (error) {
        if (isAppError(error)) throw error;
        log.warn({ err: error, query }, 'Pexels found nothing for us');
        return [];
      }
    },

    async download({ clip, path, signal }) {
      const draft = `${path}.${randomUUID()}`;
      try {
        const frames = await withRetries({
          attempts: ATTEMPTS,
          signal,
          // what cannot be used will be the same again
          delayMs: (error) =>
            isAppError(error) || (error instanceof HttpStatus && error.status < 500) ? null : RETRY_MS,
          work: () => fetchClip({ link: clip.downloadUrl, path: draft, media, mayFollow, signal }),
        });
        await rename(draft, path);
        return { frames };
      } catch (error) {
        await rm(draft, { force: true });
        if (isAppError(error) && !error.code.startsWith('asset_')) throw error;
        log.warn({ err: error, asset: clip.clip.asset }, 'Pexels did not give us a file');
        throw new AppError('asset_missing', { asset: clip.clip.asset }, { cause: error });
      }
    },
  };
}

/** When we may ask again: Pexels says so in Unix seconds, others by Retry-After. */
function limitEndMs(headers: Headers): number {
  const reset = Number(headers.get('x-ratelimit-reset') ?? NaN) * 1000;
  if (reset > Date.now()) return reset;
  return Date.now() + (retryAfterMs(headers.get('retry-after')) ?? UNKNOWN_LIMIT_MS);
}
