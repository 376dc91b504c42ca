import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { AppError, toAppError } from '../core/errors.ts';
import { overallProgress, type Stage, type VideoJob } from '../core/jobs.ts';
import type { Database, VideoRow } from '../platform/database/database.ts';
import type { VideoJobHandler } from '../platform/queue/queue.ts';
import type { Note, PipelineContext, PipelineServices } from './pipeline/context.ts';
import { isMade, makeDocument, runStage, StageError } from './pipeline/make-document.ts';
import { openContext } from './pipeline/open-context.ts';
import { publish } from './pipeline/publish.ts';
import { render } from './pipeline/render.ts';
import { videoKeys } from '../platform/storage/video-keys.ts';
import type { RenderEngine } from './render/open-render-engine.ts';
import { trackRun, type RunTracker } from './track-run.ts';

export interface JobServices extends PipelineServices {
  database: Database;
  engine: () => Promise<RenderEngine>;
  /** Scratch space of this worker. */
  scratchDir: string;
  log: Logger;
}

/** Workers that may die under one run (deployments, a full memory) before it is given up. */
const MAX_CRASHES = 5;

/**
 * Takes one run of a video from where it stands to its end: document, render, publish.
 * Ends quietly when the run is over (cancelled, deleted, overtaken); throws to be tried again.
 */
export function videoJobHandler(services: JobServices): VideoJobHandler {
  return async (job, { signal, lastAttempt, crashes, progress }) => {
    const row = await services.database.startRun(job);
    if (!row) return;
    const log = services.log.child({ videoId: job.videoId, run: job.run });
    if (crashes >= MAX_CRASHES) return giveUpCrashing(services, job, row.stage, log);
    const tracker = trackRun({ database: services.database, job, signal, publish: progress, log });
    const workDir = await mkdtemp(join(services.scratchDir, 'run-'));
    try {
      await takeToItsEnd({ services, job, row, tracker, workDir, log });
    } catch (error) {
      await settleFailure({ services, job, error, tracker, lastAttempt, shuttingDown: signal.aborted, log });
    } finally {
      await tracker.stop();
      await rm(workDir, { recursive: true, force: true });
    }
  };
}

/** A video that takes its worker down again and again is failed, so that others get their turn. */
async function giveUpCrashing(
  services: JobServices,
  job: VideoJob,
  stage: Stage | null,
  log: Logger,
): Promise<void> {
  log.error({ stage }, 'workers died under this run; given up');
  await services.database.failRun({
    ...job,
    error: { stage, code: 'render_failed', params: {}, retryable: true },
  });
}

interface Run {
  services: JobServices;
  job: VideoJob;
  row: VideoRow;
  tracker: RunTracker;
  workDir: string;
  log: Logger;
}

async function takeToItsEnd({ services, job, row, tracker, workDir, log }: Run): Promise<void> {
  const notes = new Set(row.notes);
  const shared = openContext({
    videoId: job.videoId,
    services,
    source: row.source,
    workDir,
    signal: tracker.signal,
    log,
    report: () => {},
    note: (key: Note) => void notes.add(key),
  });
  const context = (stage: Stage): PipelineContext => ({
    ...shared,
    log: log.child({ stage }),
    report: (share) => tracker.report(stage, overallProgress(stage, share), share),
  });
  const madeBefore = isMade({ done: row.stages });
  const video = await makeDocument({
    video: row.document,
    context,
    store: {
      done: row.stages,
      save: async (result) => {
        const saved = await services.database.saveStage({ ...job, ...result, notes: [...notes] });
        if (!saved) tracker.abandon();
        tracker.report(result.stage, overallProgress(result.stage, 1), 1);
      },
    },
  });
  tracker.signal.throwIfAborted();
  if (row.review && !madeBefore) {
    await services.database.reviewRun(job);
    await tracker.announce('review');
    return;
  }
  const rendered = await runStage('render', async () =>
    render(video, context('render'), await services.engine()),
  );
  const files = await runStage('publish', () =>
    publish(video, context('publish'), { rendered, run: job.run }),
  );
  const finished = await services.database.finishRun({ ...job, files });
  // cancelled or deleted in its last moments: nobody will ask for these files
  if (!finished) return services.storage.deletePrefix(videoKeys(job.videoId).run(job.run));
  await tracker.announce('done');
  if (row.files) await services.storage.deletePrefix(dirOf(row.files.mp4Key));
}

/** Folder of a key, with its slash. */
const dirOf = (key: string): string => key.slice(0, key.lastIndexOf('/') + 1);

async function settleFailure(request: {
  services: JobServices;
  job: VideoJob;
  error: unknown;
  tracker: RunTracker;
  lastAttempt: boolean;
  shuttingDown: boolean;
  log: Logger;
}): Promise<void> {
  const { services, job, error, tracker, log } = request;
  if (request.shuttingDown) throw error;
  if (tracker.abandoned) {
    log.info('run is over; stopped working on it');
    return;
  }
  const failure = error instanceof StageError ? error.error : toAppError(error);
  const stage = error instanceof StageError ? error.stage : null;
  log.error({ stage, code: failure.code, err: failure.cause ?? failure }, 'stage failed');
  if (failure.retryable && !request.lastAttempt) throw failure;
  const { code, params, retryable } = failure;
  await services.database.failRun({ ...job, error: { stage, code, params, retryable } });
  await tracker.announce('failed');
  throw new AppError(code, params, { cause: error });
}
