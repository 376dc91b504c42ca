import * as bull from 'bullmq';
import { Redis } from 'ioredis';
import { AppError } from '../../core/errors.ts';
import { LANES, type Lane, type VideoJob } from '../../core/jobs.ts';

/** The parts of BullMQ we use, on Redis or on PostgreSQL; the URL decides. */

export const queueKind = (url: string): 'redis' | 'postgres' =>
  /^rediss?:/.test(url) ? 'redis' : 'postgres';

const onPostgres = bull.withBackend(bull.createPostgresBackend);

/** Its own schema; BullMQ makes and updates it, under a lock, whoever comes first. */
const postgresConnection = (url: string, max: number) => ({
  connectionString: url,
  schema: 'bullmq',
  migrate: true,
  max,
  connectionTimeoutMillis: 10_000,
  keepAlive: true,
});
/** Connections of a worker of one lane, and of what only asks and adds. */
const WORKER_POOL = 4;
const ASKING_POOL = 2;

/** Blocking reads wait for ever, as BullMQ asks for. */
const redisConnection = (url: string) => ({ url, maxRetriesPerRequest: null });

interface Fails {
  on(event: 'error', listener: (error: Error) => void): unknown;
}
export type BullQueue = Pick<
  bull.Queue<VideoJob>,
  'add' | 'getJob' | 'getJobs' | 'remove' | 'getActiveCount' | 'getWorkersCount' | 'waitUntilReady' | 'close'
> &
  Fails;
export type BullFlows = Pick<bull.FlowProducer, 'add' | 'waitUntilReady' | 'close'> & Fails;
export type BullEvents = Pick<bull.QueueEvents, 'waitUntilReady' | 'close'> &
  Fails & {
    on(event: 'progress', listener: (event: { jobId: string; data: unknown }) => void): unknown;
  };
export type BullWorker = Pick<bull.Worker<VideoJob>, 'waitUntilReady' | 'close' | 'run'> &
  Fails & { on(event: 'lockRenewalFailed', listener: (jobIds: string[]) => void): unknown };
export type BullProcessor = (job: bull.Job<VideoJob>, token?: string) => Promise<void>;

/** The names of all lanes. */
export const ALL_LANES = [...new Set(Object.values(LANES))];

/** Every lane's queue, to ask and to add to, and flows across them. */
export interface BullQueues {
  lane(lane: Lane): BullQueue;
  flows: BullFlows;
  close(): Promise<void>;
}

/**
 * `close` ends at once, also while Redis is away: its connection is our own, because one of BullMQ's would wait for the
 * return of Redis to take leave of it.
 */
export function openBullQueues(url: string): BullQueues {
  const { queues, flows, disconnect } = queueKind(url) === 'redis' ? onRedis(url) : onEmbedded(url);
  const byLane = new Map<Lane, BullQueue>(ALL_LANES.map((lane, i) => [lane, queues[i]!]));
  return {
    lane: (lane) => byLane.get(lane)!,
    flows,
    async close() {
      await Promise.all([...queues, flows].map((part) => part.close()));
      disconnect();
    },
  };
}

function onRedis(url: string) {
  // a request is refused while Redis is away, rather than kept until it is back
  const connection = new Redis(url, { maxRetriesPerRequest: 1, enableOfflineQueue: false });
  const queues: BullQueue[] = ALL_LANES.map((lane) => new bull.Queue<VideoJob>(lane, { connection }));
  const flows: BullFlows = new bull.FlowProducer({ connection });
  const disconnect = () => {
    connection.on('error', () => {});
    connection.disconnect();
  };
  return { queues, flows, disconnect };
}

function onEmbedded(url: string) {
  const connection = () => postgresConnection(url, ASKING_POOL);
  const queues: BullQueue[] = ALL_LANES.map(
    (lane) => new onPostgres.Queue<VideoJob>(lane, { connection: connection() }),
  );
  const flows: BullFlows = new onPostgres.FlowProducer({ connection: connection() });
  return { queues, flows, disconnect: () => {} };
}

export const openBullEvents = (url: string, lane: Lane): BullEvents =>
  queueKind(url) === 'redis'
    ? new bull.QueueEvents(lane, { connection: redisConnection(url) })
    : new onPostgres.QueueEvents(lane, { connection: postgresConnection(url, ASKING_POOL) });

export function openBullWorker(
  url: string,
  lane: Lane,
  processor: BullProcessor,
  options: Omit<bull.WorkerOptions, 'connection'>,
): BullWorker {
  return queueKind(url) === 'redis'
    ? new bull.Worker<VideoJob>(lane, processor, { ...options, connection: redisConnection(url) })
    : new onPostgres.Worker<VideoJob>(lane, processor, {
        ...options,
        connection: postgresConnection(url, WORKER_POOL),
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
