import { createHash, randomUUID } from 'node:crypto';
import { Redis } from 'ioredis';
import { z } from 'zod';
import type { Logger } from '../log.ts';
import { searchAnswerSchema, type FoundVideo } from './choose-file.ts';

/** What was found lately, and how often it was asked: shared by all processes where there is Redis, else of this one. */
export interface SearchMemory {
  find(query: string): Promise<FoundVideo[] | null>;
  keep(query: string, videos: readonly FoundVideo[]): Promise<void>;
  /** Takes one of the hour's requests; false where none is left, or the service said to wait. */
  mayAsk(): Promise<boolean>;
  /** Nothing is asked until then. */
  pauseUntil(timeMs: number): Promise<void>;
}

/** The limit of a free key (Pexels, "API documentation": 200 requests per hour). */
const REQUESTS_AN_HOUR = 200;
const HOUR_MS = 60 * 60_000;
/** Answers kept for a day, as many as a busy day brings. */
const KEPT_MS = 24 * HOUR_MS;
const MAX_KEPT = 1000;
/** Longer than this, a search is quicker without. */
const REDIS_TIMEOUT_MS = 1000;
/** How long it is not asked again after it failed. */
const REDIS_REST_MS = 30_000;

/** Of this process alone. */
export function openOwnMemory(): SearchMemory {
  const found = new Map<string, { videos: FoundVideo[]; untilMs: number }>();
  let asked: number[] = [];
  let pausedUntilMs = 0;
  return {
    async find(query) {
      const kept = found.get(query);
      return kept && kept.untilMs > Date.now() ? kept.videos : null;
    },
    async keep(query, videos) {
      const oldest = found.keys().next();
      if (found.size >= MAX_KEPT && !oldest.done) found.delete(oldest.value);
      found.set(query, { videos: [...videos], untilMs: Date.now() + KEPT_MS });
    },
    async mayAsk() {
      const now = Date.now();
      asked = asked.filter((timeMs) => timeMs > now - HOUR_MS);
      if (pausedUntilMs > now || asked.length >= REQUESTS_AN_HOUR) return false;
      asked.push(now);
      return true;
    },
    async pauseUntil(timeMs) {
      pausedUntilMs = Math.max(pausedUntilMs, timeMs);
    },
  };
}

/** Takes one of the hour's requests, where it may: keys paused, asked; now, hour, limit, a name for the request. */
const TAKE = `
if redis.call('EXISTS', KEYS[1]) == 1 then return 0 end
redis.call('ZREMRANGEBYSCORE', KEYS[2], '-inf', ARGV[1] - ARGV[2])
if redis.call('ZCARD', KEYS[2]) >= tonumber(ARGV[3]) then return 0 end
redis.call('ZADD', KEYS[2], ARGV[1], ARGV[4])
redis.call('PEXPIRE', KEYS[2], ARGV[2])
return 1`;

const keptSchema = z
  .string()
  .transform((text): unknown => JSON.parse(text))
  .pipe(searchAnswerSchema.shape.videos);

/**
 * Shared by all processes that use this key of the service. Each asks for itself while Redis is away. Searches are few: a
 * connection is made for each, and none has to be kept or closed.
 */
export function openSharedMemory(options: {
  redisUrl: string;
  apiKey: string;
  log: Pick<Logger, 'warn'>;
}): SearchMemory {
  const { redisUrl, apiKey, log } = options;
  const own = openOwnMemory();
  const name = `qt-footage:${sha256(apiKey).slice(0, 16)}`;
  const keyOf = (query: string) => `${name}:found:${sha256(query)}`;
  let restsUntilMs = 0;

  /** The answer of Redis; null where it has none to give. */
  async function shared<T>(work: (redis: Redis) => Promise<T>): Promise<T | null> {
    if (restsUntilMs > Date.now()) return null;
    const redis = new Redis(redisUrl, {
      lazyConnect: true,
      connectTimeout: REDIS_TIMEOUT_MS,
      commandTimeout: REDIS_TIMEOUT_MS,
      maxRetriesPerRequest: 0,
      retryStrategy: () => null,
    });
    redis.on('error', () => {});
    try {
      await redis.connect();
      return await work(redis);
    } catch (error) {
      restsUntilMs = Date.now() + REDIS_REST_MS;
      log.warn({ err: error }, 'searches of footage are not shared while Redis is away');
      return null;
    } finally {
      redis.disconnect();
    }
  }

  return {
    async find(query) {
      const mine = await own.find(query);
      if (mine) return mine;
      const kept = await shared((redis) => redis.get(keyOf(query)));
      const { data } = keptSchema.safeParse(kept);
      if (data) await own.keep(query, data);
      return data ?? null;
    },
    async keep(query, videos) {
      await own.keep(query, videos);
      await shared((redis) => redis.set(keyOf(query), JSON.stringify(videos), 'PX', KEPT_MS));
    },
    async mayAsk() {
      if (!(await own.mayAsk())) return false;
      const taken = await shared((redis) =>
        redis.eval(
          TAKE,
          2,
          `${name}:paused`,
          `${name}:asked`,
          Date.now(),
          HOUR_MS,
          REQUESTS_AN_HOUR,
          randomUUID(),
        ),
      );
      return taken !== 0;
    },
    async pauseUntil(timeMs) {
      await own.pauseUntil(timeMs);
      const restMs = Math.ceil(timeMs - Date.now());
      if (restMs > 0) await shared((redis) => redis.set(`${name}:paused`, '1', 'PX', restMs));
    },
  };
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
