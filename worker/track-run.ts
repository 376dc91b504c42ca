import type { Logger } from 'pino';
import type { Stage, VideoJob, VideoProgress, VideoStatus } from '../core/jobs.ts';
import type { Database } from '../platform/database/database.ts';

/** How often the row hears that somebody works on it; a cancelled run stops within one such beat. */
const BEAT_MS = 1000;

export interface RunTracker {
  /** Aborted when the run is over (cancelled, deleted) or the worker shuts down. */
  readonly signal: AbortSignal;
  /** True when the run was over before its end. */
  readonly abandoned: boolean;
  report(stage: Stage, progress: number, stageShare: number): void;
  /** The row says that this run is over: stop. */
  abandon(): void;
  announce(status: VideoStatus): Promise<void>;
  stop(): Promise<void>;
}

/** Carries progress to the row and to listeners, once a beat at most, and hears from the row whether to go on. */
export function trackRun(request: {
  database: Database;
  job: VideoJob;
  signal: AbortSignal;
  publish: (progress: VideoProgress) => Promise<void>;
  log: Logger;
}): RunTracker {
  const { database, job, log } = request;
  const over = new AbortController();
  const signal = AbortSignal.any([request.signal, over.signal]);
  let current: { stage: Stage; progress: number; etaMs: number | null } = {
    stage: 'probe',
    progress: 0,
    etaMs: null,
  };
  let stageStart = { stage: 'probe' as Stage, at: Date.now(), share: 0 };
  let beating: Promise<void> | null = null;

  const beat = async () => {
    try {
      const goOn = await database.reportProgress({ ...job, ...current });
      if (!goOn) return over.abort();
      await request.publish({ videoId: job.videoId, status: 'working', ...current });
    } catch (error) {
      log.warn({ err: error }, 'progress could not be reported');
    }
  };
  const timer = setInterval(() => {
    beating ??= beat().finally(() => (beating = null));
  }, BEAT_MS);

  return {
    signal,
    get abandoned() {
      return over.signal.aborted;
    },
    report(stage, progress, share) {
      if (stage !== stageStart.stage) stageStart = { stage, at: Date.now(), share };
      current = {
        stage,
        progress: Math.max(current.progress, progress),
        etaMs: etaOf(stage, share, stageStart),
      };
    },
    abandon: () => over.abort(),
    async announce(status) {
      clearInterval(timer);
      await beating;
      const progress = status === 'done' ? 100 : current.progress;
      await request.publish({ videoId: job.videoId, status, stage: current.stage, progress, etaMs: null });
    },
    async stop() {
      clearInterval(timer);
      await beating;
    },
  };
}

/** Time left from the speed of the render so far; unknown before it is measured, so that nobody is told a guess. */
function etaOf(stage: Stage, share: number, start: { at: number; share: number }): number | null {
  if (stage !== 'render' || share - start.share < 0.05) return null;
  const speed = (share - start.share) / (Date.now() - start.at);
  return Math.round((1 - share) / speed);
}
