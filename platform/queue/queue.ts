import type { VideoJob, VideoProgress } from '../../core/jobs.ts';

/** Jobs on BullMQ, on Redis or on the embedded PostgreSQL. The database row is the truth; these only move it along. */
export interface VideoQueue {
  readonly kind: 'redis' | 'postgres';
  /** Adding the same video and run twice is adding it once. Attempts with exponential backoff. */
  add(job: VideoJob): Promise<void>;
  /** Removes a job that waits; one that runs hears of it through the database and `onCancel`. */
  remove(job: VideoJob): Promise<void>;
  /** Live progress of all videos, from any worker. May miss events. Answers a function that stops listening. */
  onProgress(listener: (progress: VideoProgress) => void): Promise<() => Promise<void>>;
  /** True when some worker is attached. */
  hasWorkers(): Promise<boolean>;
  /** Throws `queue_unavailable`. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

/** What the worker process runs. */
export interface VideoWorker {
  /** Stops taking jobs, aborts those that run, hands them back, and resolves when that is done. */
  close(): Promise<void>;
}

/**
 * Returning is being done; throwing is failing, and is tried again where that may help. Once the signal is aborted,
 * throw: the job is handed back, untried.
 */
export type VideoJobHandler = (
  job: VideoJob,
  context: {
    signal: AbortSignal;
    /** 1 for the first try. */
    attempt: number;
    lastAttempt: boolean;
    /** How often a worker died while it had this job; those are no attempts. */
    crashes: number;
    progress: (progress: VideoProgress) => Promise<void>;
  },
) => Promise<void>;
