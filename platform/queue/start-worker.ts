import { setTimeout as pause } from 'node:timers/promises';
import { UnrecoverableError, WaitingError } from 'bullmq';
import { isAppError } from '../../core/errors.ts';
import { videoJobSchema, type Lane, type VideoProgress } from '../../core/jobs.ts';
import type { Logger } from '../log.ts';
import { ALL_LANES, openBullWorker, orUnavailable, type BullProcessor } from './bull.ts';
import type { VideoJobHandler, VideoWorker } from './queue.ts';

/** A killed worker's job is free again after at most the lock and two looks: 25 s. */
const LOCK_MS = 15_000;
const STALLED_CHECK_MS = 5000;
/** Workers may die under a job again and again (deployments, crashes); that is no failure of the job. */
const MAX_STALLED = 1000;
/** What running jobs get to stop in; then their locks run out and another worker takes them. */
const CLOSE_TIMEOUT_MS = 30_000;
const OPEN_TIMEOUT_MS = 15_000;

/**
 * Takes jobs from the queue until closed, so many at a time of each lane.
 * @throws AppError queue_unavailable
 */
export async function startVideoWorker({
  url,
  concurrency,
  handler,
  log,
}: {
  url: string;
  concurrency: Record<Lane, number>;
  handler: VideoJobHandler;
  log?: Logger;
}): Promise<VideoWorker> {
  const running = new Map<string, AbortController>();
  let closing = false;

  const process: BullProcessor = async (job, token) => {
    const controller = new AbortController();
    const attempt = job.attemptsMade + 1;
    const tell = (progress: VideoProgress | number) =>
      job.updateProgress(progress).catch((error: unknown) => {
        log?.warn({ err: error, jobId: job.id }, 'progress could not be told');
      });
    running.set(job.id!, controller);
    try {
      if (closing) controller.abort();
      controller.signal.throwIfAborted();
      await handler(videoJobSchema.parse(job.data), {
        signal: controller.signal,
        attempt,
        lastAttempt: attempt >= (job.opts.attempts ?? 1),
        crashes: job.stalledCounter,
        addedAt: job.timestamp,
        progress: tell,
        share: tell,
      });
    } catch (error) {
      if (controller.signal.aborted) {
        // without the lock, somebody else has it already
        await job
          .moveToWait(token)
          .catch((cause: unknown) => log?.warn({ err: cause }, 'job not handed back'));
        throw new WaitingError();
      }
      if (isAppError(error) && !error.retryable) throw new UnrecoverableError(error.message);
      throw error;
    } finally {
      running.delete(job.id!);
    }
  };

  const workers = ALL_LANES.map((lane) =>
    openBullWorker(url, lane, process, {
      concurrency: concurrency[lane],
      lockDuration: LOCK_MS,
      stalledInterval: STALLED_CHECK_MS,
      maxStalledCount: MAX_STALLED,
    }),
  );
  for (const worker of workers) {
    worker.on('error', (error) => log?.warn({ err: error }, 'queue worker'));
    worker.on('lockRenewalFailed', (jobIds) => {
      for (const id of jobIds) running.get(id)?.abort(new Error('the job was given to another worker'));
    });
  }
  try {
    await orUnavailable(Promise.all(workers.map((worker) => worker.waitUntilReady())), {
      timeoutMs: OPEN_TIMEOUT_MS,
    });
  } catch (error) {
    for (const worker of workers) void worker.close(true).catch(() => {});
    throw error;
  }

  return {
    async close() {
      closing = true;
      const closed = Promise.all(workers.map((worker) => worker.close()));
      for (const controller of running.values()) controller.abort(new Error('the worker is shutting down'));
      await Promise.race([closed, pause(CLOSE_TIMEOUT_MS, undefined, { ref: false })]);
    },
  };
}
