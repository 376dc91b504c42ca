import { isErrorCode, type ErrorCode } from '../../core/errors.ts';
import {
  LANES,
  videoJobSchema,
  videoProgressSchema,
  type Lane,
  type VideoProgress,
  type VideoRun,
} from '../../core/jobs.ts';
import type { Logger } from '../log.ts';
import {
  ALL_LANES,
  openBullEvents,
  openBullQueues,
  orUnavailable,
  queueKind,
  type BullEvents,
} from './bull.ts';
import type { VideoQueue } from './queue.ts';
import { laterTurn, nextTurn, type Turn } from './turns.ts';

export { startVideoWorker } from './start-worker.ts';

/** Tries of a job before it is given up; only failures that may pass are tried again. */
const ATTEMPTS = 3;
/** Somebody waits for a thumbnail: one more try, soon. */
const THUMBNAIL_TRIES = { attempts: 2, backoff: { type: 'fixed', delay: 500 } };
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
  const { lane, flows, close } = openBullQueues(url);
  let trouble: { error: Error; at: number } | null = null;
  for (const part of [...ALL_LANES.map(lane), flows]) {
    part.on('error', (error) => {
      trouble = { error, at: Date.now() };
      log?.warn({ err: error }, 'queue connection');
    });
  }
  const lastError = () => (trouble && Date.now() - trouble.at < 30_000 ? trouble.error : undefined);
  const ask = <T>(call: Promise<T>, timeoutMs?: number) =>
    orUnavailable(call, { lastError, ...(timeoutMs && { timeoutMs }) });
  try {
    for (const part of [...ALL_LANES.map(lane), flows]) await ask(part.waitUntilReady(), OPEN_TIMEOUT_MS);
  } catch (error) {
    void close().catch(() => {});
    throw error;
  }

  const listeners = new Set<(progress: VideoProgress) => void>();
  let events: Promise<BullEvents[]> | null = null;

  const options = {
    attempts: ATTEMPTS,
    backoff: { type: 'exponential', delay: retryDelayMs },
    removeOnComplete: { age: DAY_SECONDS, count: 1000 },
    removeOnFail: { age: 7 * DAY_SECONDS, count: 1000 },
  };
  /** Turns that wait or are taken in a lane. */
  const turnsIn = async (name: Lane): Promise<Turn[]> => {
    const of = async (states: ('waiting' | 'prioritized' | 'active')[], running: boolean) =>
      (await ask(lane(name).getJobs(states))).map((job) => ({
        userId: job.data.userId,
        turn: job.priority,
        running,
      }));
    return [...(await of(['waiting', 'prioritized'], false)), ...(await of(['active'], true))];
  };
  /** Parts of a run that have not ended. */
  const partsOf = async ({ videoId, run }: VideoRun) =>
    (await ask(lane('parts').getJobs(['waiting', 'prioritized', 'active', 'delayed']))).filter(
      ({ data }) => data.videoId === videoId && data.run === run,
    );
  const isRendering = async (run: VideoRun): Promise<boolean> => {
    const waitsForParts = async () => {
      const stitch = await ask(lane(LANES.stitch).getJob(jobId('stitch', run)));
      return stitch && !stitch.finishedOn ? (await ask(stitch.getState())) === 'waiting-children' : null;
    };
    const waits = await waitsForParts();
    if (!waits || (await partsOf(run)).length > 0) return waits !== null;
    // its parts have just ended; or they are lost, and it would wait for ever
    return (await waitsForParts()) === false;
  };

  return {
    kind: queueKind(url),
    isRendering,
    async add(run) {
      const queue = lane(LANES.make);
      const id = jobId('make', run);
      const known = await ask(queue.getJob(id));
      if (known && !known.finishedOn) return;
      // the row says it is to be made, so a job that has ended (its worker could not tell the row) makes way
      if (known) await ask(queue.remove(id));
      const priority = nextTurn(await turnsIn(LANES.make), run.userId);
      await ask(
        queue.add('make', videoJobSchema.parse({ kind: 'make', ...keyOf(run) }), {
          ...options,
          jobId: id,
          priority,
        }),
      );
    },
    async addRender(run, segments) {
      if (await isRendering(run)) return;
      const id = jobId('stitch', run);
      await ask(lane(LANES.stitch).remove(id));
      const turn = nextTurn(await turnsIn('parts'), run.userId);
      // a part that fails has failed the run; the stitching then finds that out from the row
      const part = { ...options, ignoreDependencyOnFailure: true };
      await ask(
        flows.add({
          name: 'stitch',
          queueName: LANES.stitch,
          data: videoJobSchema.parse({ kind: 'stitch', parts: segments.length + 1, ...keyOf(run) }),
          opts: { ...options, jobId: id },
          children: [
            {
              name: 'sound',
              queueName: LANES.sound,
              data: videoJobSchema.parse({ kind: 'sound', ...keyOf(run) }),
              opts: { ...part, priority: turn },
            },
            ...segments.map((chunks, i) => ({
              name: 'segment',
              queueName: LANES.segment,
              data: videoJobSchema.parse({ kind: 'segment', part: `segment-${i}`, chunks, ...keyOf(run) }),
              opts: { ...part, priority: laterTurn(turn, i) },
            })),
          ],
        }),
      );
    },
    async addThumbnail({ name, file, ...run }) {
      const queue = lane(LANES.thumbnail);
      const id = thumbnailJobId(run.videoId, name);
      const known = await ask(queue.getJob(id));
      if (known && !known.finishedOn) return;
      if (known) await ask(queue.remove(id));
      const data = videoJobSchema.parse({ kind: 'thumbnail', file, ...keyOf(run) });
      // a turn of its own kind: behind nobody's videos
      await ask(queue.add('thumbnail', data, { ...options, ...THUMBNAIL_TRIES, jobId: id, priority: 1 }));
    },
    async thumbnailState({ videoId, name }) {
      const job = await ask(lane(LANES.thumbnail).getJob(thumbnailJobId(videoId, name)));
      if (!job) return 'none';
      if (!job.finishedOn) return 'making';
      return job.failedReason ? 'failed' : 'none';
    },
    async addPack({ name, ...run }) {
      const queue = lane(LANES.pack);
      const id = packJobId(run.videoId, name);
      const known = await ask(queue.getJob(id));
      if (known && !known.finishedOn) return;
      if (known) await ask(queue.remove(id));
      const priority = nextTurn(await turnsIn(LANES.pack), run.userId);
      const data = videoJobSchema.parse({ kind: 'pack', ...keyOf(run) });
      await ask(queue.add('pack', data, { ...options, jobId: id, priority }));
    },
    async packState({ videoId, name }) {
      const job = await ask(lane(LANES.pack).getJob(packJobId(videoId, name)));
      if (!job) return { status: 'none' };
      const share = typeof job.progress === 'number' ? job.progress : 0;
      if (!job.finishedOn) return { status: 'making', share };
      return job.failedReason ? { status: 'failed', code: codeOf(job.failedReason) } : { status: 'none' };
    },
    async remove(run) {
      // one that runs is locked and stays: its worker sees at the row that the run is over
      await ask(lane(LANES.make).remove(jobId('make', run)));
      for (const { id } of await partsOf(run)) await ask(lane('parts').remove(id!));
      await ask(lane(LANES.stitch).remove(jobId('stitch', run)));
    },
    async onProgress(listener) {
      listeners.add(listener);
      events ??= Promise.all(ALL_LANES.map((name) => listen(url, name, listeners, log)));
      await ask(events, OPEN_TIMEOUT_MS);
      return async () => void listeners.delete(listener);
    },
    hasWorkers: async () => (await ask(lane(LANES.make).getWorkersCount())) > 0,
    async ping() {
      await ask(lane(LANES.make).getActiveCount());
    },
    async close() {
      const open = await events?.catch(() => null);
      // with Redis away, a polite end would wait for its return
      await ask(Promise.all((open ?? []).map((part) => part.close()))).catch(() => {});
      await close();
    },
  };
}

/** Same video, same run: same id, so that adding a job twice is adding it once. No colon in it (BullMQ). */
const jobId = (kind: 'make' | 'stitch', { videoId, run }: VideoRun): string => `${kind}-${videoId}-${run}`;

const thumbnailJobId = (videoId: string, name: string): string => `thumbnail-${videoId}-${name}`;

const packJobId = (videoId: string, name: string): string => `pack-${videoId}-${name}`;

/** Of the error that ended a job: its message begins with its code. */
function codeOf(reason: string): ErrorCode {
  const [code = ''] = reason.split(' ');
  return isErrorCode(code) ? code : 'internal';
}

/** Just that, also of a job of the run. */
const keyOf = ({ videoId, run, userId }: VideoRun): VideoRun => ({ videoId, run, userId });

/** One connection a lane listens for all of this process. */
async function listen(
  url: string,
  lane: Lane,
  listeners: Set<(progress: VideoProgress) => void>,
  log?: Logger,
): Promise<BullEvents> {
  const events = openBullEvents(url, lane);
  events.on('error', (error) => log?.warn({ err: error }, 'queue events'));
  events.on('progress', ({ data }) => {
    const progress = videoProgressSchema.safeParse(data);
    if (progress.success) for (const listener of listeners) listener(progress.data);
  });
  await events.waitUntilReady();
  return events;
}
