import { videoJobId, videoJobSchema, videoProgressSchema, type VideoProgress } from '../../core/jobs.ts';
import type { Logger } from '../log.ts';
import { openBullEvents, openBullQueue, orUnavailable, queueKind, type BullEvents } from './bull.ts';
import type { VideoQueue } from './queue.ts';

export { startVideoWorker } from './start-worker.ts';

/** Tries of a job before it is given up; only failures that may pass are tried again. */
const ATTEMPTS = 3;
/** Wait before the second try; doubles for the third. */
const RETRY_DELAY_MS = 5000;
const DAY_SECONDS = 24 * 60 * 60;
const OPEN_TIMEOUT_MS = 15_000;

/**
 * The queue of videos: on Redis (`redis:`, `rediss:`) or in the schema `bullmq` of a PostgreSQL (`postgres:`).
 * @param retryDelayMs wait before the second try of a job added here
 * @throws AppError queue_unavailable
 */
export async function openVideoQueue({
  url,
  log,
  retryDelayMs = RETRY_DELAY_MS,
}: {
  url: string;
  log?: Logger;
  retryDelayMs?: number;
}): Promise<VideoQueue> {
  const { queue, close } = openBullQueue(url);
  let trouble: { error: Error; at: number } | null = null;
  queue.on('error', (error) => {
    trouble = { error, at: Date.now() };
    log?.warn({ err: error }, 'queue connection');
  });
  const lastError = () => (trouble && Date.now() - trouble.at < 30_000 ? trouble.error : undefined);
  const ask = <T>(call: Promise<T>, timeoutMs?: number) =>
    orUnavailable(call, { lastError, ...(timeoutMs && { timeoutMs }) });
  try {
    await ask(queue.waitUntilReady(), OPEN_TIMEOUT_MS);
  } catch (error) {
    void close().catch(() => {});
    throw error;
  }

  const listeners = new Set<(progress: VideoProgress) => void>();
  let events: Promise<BullEvents> | null = null;

  return {
    kind: queueKind(url),
    async add(job) {
      const jobId = videoJobId(job);
      const known = await ask(queue.getJob(jobId));
      // the row says it is to be made, so a job that has ended (its worker could not tell the row) makes way
      if (known?.finishedOn) await ask(queue.remove(jobId));
      await ask(
        queue.add('make', videoJobSchema.parse(job), {
          jobId,
          attempts: ATTEMPTS,
          backoff: { type: 'exponential', delay: retryDelayMs },
          removeOnComplete: { age: DAY_SECONDS, count: 1000 },
          removeOnFail: { age: 7 * DAY_SECONDS, count: 1000 },
        }),
      );
    },
    async remove(job) {
      // one that runs is locked and stays: its worker sees at the row that the run is over
      await ask(queue.remove(videoJobId(job)));
    },
    async onProgress(listener) {
      listeners.add(listener);
      events ??= listen(url, listeners, log);
      await ask(events, OPEN_TIMEOUT_MS);
      return async () => void listeners.delete(listener);
    },
    hasWorkers: async () => (await ask(queue.getWorkersCount())) > 0,
    async ping() {
      await ask(queue.getActiveCount());
    },
    async close() {
      const open = await events?.catch(() => null);
      // with Redis away, a polite end would wait for its return
      await ask(Promise.resolve(open?.close())).catch(() => {});
      await close();
    },
  };
}

/** One connection listens for all of this process. */
async function listen(
  url: string,
  listeners: Set<(progress: VideoProgress) => void>,
  log?: Logger,
): Promise<BullEvents> {
  const events = openBullEvents(url);
  events.on('error', (error) => log?.warn({ err: error }, 'queue events'));
  events.on('progress', ({ data }) => {
    const progress = videoProgressSchema.safeParse(data);
    if (progress.success) for (const listener of listeners) listener(progress.data);
  });
  await events.waitUntilReady();
  return events;
}
