import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { NO_PICTURES, RECENT_VIDEOS, type ChurchPictures } from '../core/church-pictures.ts';
import type { DictionaryRule } from '../core/dictionary/rule.ts';
import { AppError, toAppError } from '../core/errors.ts';
import type { Stage, VideoJob } from '../core/jobs.ts';
import { ownAsset } from '../core/library-item.ts';
import { DEFAULT_POLICY } from '../core/picture-policy.ts';
import type { Database, RunKey, VideoRow } from '../platform/database/database.ts';
import type { VideoJobContext, VideoQueue } from '../platform/queue/queue.ts';
import type { ClipChecks, PipelineContext, PipelineServices } from './pipeline/context.ts';
import { StageError } from './pipeline/make-document.ts';
import { openContext } from './pipeline/open-context.ts';
import type { RenderEngine } from './render/open-render-engine.ts';
import type { RunRoom, RunRooms } from './run-rooms.ts';
import { trackRun, type RunTracker } from './track-run.ts';

export interface JobServices extends PipelineServices {
  database: Database;
  queue: VideoQueue;
  engine: () => Promise<RenderEngine>;
  rooms: RunRooms;
  /** Scratch space of this worker. */
  scratchDir: string;
  /** Videos of one person that are in work at once. */
  videosAtOnce: number;
  log: Logger;
}

/** A job while it is worked on. */
export interface Work<J extends VideoJob = VideoJob> {
  services: JobServices;
  job: J;
  run: RunKey;
  row: VideoRow;
  /** Of this run, on this worker. */
  room: RunRoom;
  tracker: RunTracker;
  /** What a stage of the pipeline works with; its folder is this job's alone. */
  context(stage: Stage, report: (share: number) => void): PipelineContext;
  /** Remarks for the person, of earlier stages included. */
  notes: Set<string>;
  /** Tells listeners that the run has come to a state in which it stays. */
  announce(status: 'review' | 'done' | 'failed'): Promise<void>;
  log: Logger;
}

/** Workers that may die under one job (deployments, a full memory) before its run is given up. */
const MAX_CRASHES = 5;

/**
 * What all jobs have in common: the row is asked whether the run goes on, again each second; a failure that is final
 * fails the run. Ends quietly when the run is over (cancelled, deleted, overtaken); throws to be tried again.
 *
 * @param beat tells the row how far the work is; answers false where the run is over
 */
export async function workOnJob<J extends VideoJob>(request: {
  services: JobServices;
  job: J;
  queued: VideoJobContext;
  row: VideoRow;
  beat: () => Promise<boolean>;
  work: (work: Work<J>) => Promise<void>;
}): Promise<void> {
  const { services, job, queued, row } = request;
  const log = services.log.child({ videoId: job.videoId, run: job.run, job: job.kind });
  if (queued.crashes >= MAX_CRASHES) return giveUpCrashing({ services, job, row, log });

  const dictionary = job.kind === 'make' ? await dictionaryOf(services, row) : [];
  const pictures = job.kind === 'make' ? await picturesOf(services, row) : NO_PICTURES;
  const policy = job.kind === 'make' ? await services.database.getPicturePolicy(row.userId) : DEFAULT_POLICY;
  const { room, leave } = await services.rooms.enter(job);
  const workDir = await mkdtemp(join(services.scratchDir, 'job-'));
  const tracker = trackRun({ beat: request.beat, signal: queued.signal, log });
  const notes = new Set<string>(row.notes);
  const shared = openContext({
    videoId: job.videoId,
    services,
    source: row.source,
    dictionary,
    pictures,
    policy,
    checks: checksOf(services, row),
    workDir,
    signal: tracker.signal,
    log,
    report: () => {},
    note: (key) => void notes.add(key),
  });
  const work: Work<J> = {
    services,
    job,
    run: { videoId: job.videoId, run: job.run },
    row,
    room,
    tracker,
    notes,
    log,
    context: (stage, report) => ({ ...shared, log: log.child({ stage }), report }),
    async announce(status) {
      await tracker.stop();
      const progress = status === 'done' ? 100 : row.progress;
      await queued.progress({ videoId: job.videoId, status, stage: null, progress, etaMs: null });
    },
  };
  try {
    await request.work(work);
  } catch (error) {
    await settleFailure({ work, queued, error });
  } finally {
    await tracker.stop();
    await rm(workDir, { recursive: true, force: true, maxRetries: 3 });
    await leave();
  }
}

/** The rules alone: the stages' keys are made of them. */
const dictionaryOf = async ({ database }: JobServices, { userId }: VideoRow): Promise<DictionaryRule[]> =>
  (await database.listRules(userId)).map(({ wrong, right }) => ({ wrong, right }));

/** What can be shown of the person's uploads, and what they said of clips. */
async function picturesOf({ database }: JobServices, { userId, id }: VideoRow): Promise<ChurchPictures> {
  const [assets, verdicts, recent] = await Promise.all([
    database.listAssets(userId),
    database.listVerdicts(userId),
    database.recentClips({ userId, videoId: id, videos: RECENT_VIDEOS }),
  ]);
  return {
    own: assets
      .filter(({ kind, status }) => kind !== 'music' && status === 'ready')
      .map(({ id, name, tags, durationMs, width, height, loops }) => ({
        clip: { asset: ownAsset(id), durationMs, width, height, loops },
        words: [name, ...tags],
      })),
    verdicts: Object.fromEntries(verdicts.map(({ asset, verdict }) => [asset, verdict])),
    recent,
  };
}

/** What was said of clips, and what this person was not shown. */
const checksOf = ({ database }: JobServices, { userId }: VideoRow): ClipChecks => ({
  find: (query) => database.findClipChecks(query),
  keep: (made) => database.keepClipChecks(made),
  noteRefused: (noted) => database.noteRefusedClips({ ...noted, userId }),
});

/** A run that takes its worker down again and again is failed, so that others get their turn. */
async function giveUpCrashing(request: {
  services: JobServices;
  job: VideoJob;
  row: VideoRow;
  log: Logger;
}): Promise<void> {
  const { services, job, row, log } = request;
  log.error({ stage: row.stage }, 'workers died under this run; given up');
  const error = { stage: row.stage, code: 'render_failed', params: {}, retryable: true } as const;
  await services.database.failRun({ videoId: job.videoId, run: job.run, error });
  await takeNext(services, job.userId);
}

async function settleFailure(request: {
  work: Work;
  queued: VideoJobContext;
  error: unknown;
}): Promise<void> {
  const { work, queued, error } = request;
  const { services, job, tracker, log } = work;
  if (queued.signal.aborted) throw error;
  if (tracker.abandoned) {
    log.info('run is over; stopped working on it');
    return takeNext(services, job.userId);
  }
  const failure = error instanceof StageError ? error.error : toAppError(error);
  const stage = error instanceof StageError ? error.stage : null;
  log.error({ stage, code: failure.code, err: failure.cause ?? failure }, 'stage failed');
  if (failure.retryable && !queued.lastAttempt) throw failure;
  const { code, params, retryable } = failure;
  const failed = await services.database.failRun({
    ...work.run,
    error: { stage, code, params, retryable },
  });
  if (failed) await work.announce('failed');
  await takeNext(services, job.userId);
  throw new AppError(code, params, { cause: error });
}

/** One video of a person is out of work: their next may begin. What is missed here is found by queueLostRuns. */
export async function takeNext(
  { database, queue, videosAtOnce, log }: JobServices,
  userId: string,
): Promise<void> {
  try {
    const next = await database.nextWaitingRun({ userId, atOnce: videosAtOnce });
    if (next) await queue.add(next);
  } catch (error) {
    log.warn({ err: error }, 'the next video of a person was not begun');
  }
}
