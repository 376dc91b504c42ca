import * as bull from 'bullmq';
import { Redis } from 'ioredis';
import { AppError } from '../../core/errors.ts';
import { VIDEO_QUEUE, type VideoJob } from '../../core/jobs.ts';

/** The parts of BullMQ we use, on Redis or on PostgreSQL; the URL decides. */

export const queueKind = (url: string): 'redis' | 'postgres' =>
  /^rediss?:/.test(url) ? 'redis' : 'postgres';

const onPostgres = bull.withBackend(bull.createPostgresBackend);

/** Its own schema; BullMQ makes and updates it, under a lock, whoever comes first. */
const postgresConnection = (url: string) => ({
  connectionString: url,
  schema: 'bullmq',
  migrate: true,
  max: 4,
  connectionTimeoutMillis: 10_000,
  keepAlive: true,
});

/** Blocking reads wait for ever, as BullMQ asks for. */
const redisConnection = (url: string) => ({ url, maxRetriesPerRequest: null });

export type BullQueue = Pick<
  bull.Queue<VideoJob>,
  'add' | 'getJob' | 'remove' | 'getActiveCount' | 'getWorkersCount' | 'waitUntilReady' | 'close'
> & { on(event: 'error', listener: (error: Error) => void): unknown };
export type BullEvents = Pick<bull.QueueEvents, 'waitUntilReady' | 'close'> & {
  on(event: 'progress', listener: (event: { jobId: string; data: unknown }) => void): unknown;
  on(event: 'error', listener: (error: Error) => void): unknown;
};
export type BullWorker = Pick<bull.Worker<VideoJob>, 'waitUntilReady' | 'close' | 'run'> & {
  on(event: 'error', listener: (error: Error) => void): unknown;
  on(event: 'lockRenewalFailed', listener: (jobIds: string[]) => void): unknown;
};
export type BullProcessor = (job: bull.Job<VideoJob>, token?: string) => Promise<void>;

/**
 * A queue to ask and to add to. `close` ends at once, also while Redis is away: its connection is our own, because one
 * of BullMQ's would wait for the return of Redis to take leave of it.
 */
export function openBullQueue(url: string): { queue: BullQueue; close(): Promise<void> } {
  if (queueKind(url) === 'postgres') {
    const queue = new onPostgres.Queue<VideoJob>(VIDEO_QUEUE, { connection: postgresConnection(url) });
    return { queue, close: () => queue.close() };
  }
  // a request is refused while Redis is away, rather than kept until it is back
  const connection = new Redis(url, { maxRetriesPerRequest: 1, enableOfflineQueue: false });
  const queue = new bull.Queue<VideoJob>(VIDEO_QUEUE, { connection });
  return {
    queue,
    async close() {
      await queue.close();
      connection.on('error', () => {});
      connection.disconnect();
    },
  };
}

export const openBullEvents = (url: string): BullEvents =>
  queueKind(url) === 'redis'
    ? new bull.QueueEvents(VIDEO_QUEUE, { connection: redisConnection(url) })
    : new onPostgres.QueueEvents(VIDEO_QUEUE, { connection: postgresConnection(url) });

export function openBullWorker(
  url: string,
  processor: BullProcessor,
  options: Omit<bull.WorkerOptions, 'connection'>,
): BullWorker {
  return queueKind(url) === 'redis'
    ? new bull.Worker<VideoJob>(VIDEO_QUEUE, processor, {
        ...options,
        connection: redisConnection(url),
      })
    : new onPostgres.Worker<VideoJob>(VIDEO_QUEUE, processor, {
        ...options,
        connection: postgresConnection(url),
      });
}

/** What a queue call may take before we say that the queue is away. */
const CALL_TIMEOUT_MS = 5000;

/** @throws AppError queue_unavailable when it fails or takes too long; `lastError` is what the connection said last */
export async function orUnavailable<T>(
  call: Promise<T>,
  { timeoutMs = CALL_TIMEOUT_MS, lastError }: { timeoutMs?: number; lastError?: () => unknown } = {},
): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer in ${timeoutMs} ms`)), timeoutMs);
  });
  try {
    return await Promise.race([call, late]);
  } catch (error) {
    throw new AppError('queue_unavailable', {}, { cause: lastError?.() ?? error });
  } finally {
    clearTimeout(timer);
  }
}
