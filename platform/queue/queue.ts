import type { ErrorCode } from '../../core/errors.ts';
import type { VideoJob, VideoProgress, VideoRun } from '../../core/jobs.ts';
import type { ThumbnailFile } from '../../core/thumbnail.ts';

/** Jobs on BullMQ, on Redis or on the embedded PostgreSQL. The database row is the truth; these only move it along. */
export interface VideoQueue {
  readonly kind: 'redis' | 'postgres';
  /**
   * Queues the making of a video. Adding the same video and run twice is adding it once. People take turns, whatever
   * each has queued (`turns.ts`). Attempts with exponential backoff.
   */
  add(run: VideoRun): Promise<void>;
  /**
   * Shares a render out: its sound, and so many chunks a segment; the video is stitched once all of them have ended,
   * well or not. People take turns, segment by segment. Nothing is added where that was done already and goes on.
   */
  addRender(run: VideoRun, segments: readonly (readonly number[])[]): Promise<void>;
  /** True while parts of this run wait or are made, or its stitching does. */
  isRendering(run: VideoRun): Promise<boolean>;
  /** Queues the drawing of a thumbnail. Asking twice for the same name is asking once, until it has ended. */
  addThumbnail(thumbnail: ThumbnailJob): Promise<void>;
  /** What has become of it; `none` also where it has been made. */
  thumbnailState(thumbnail: Pick<ThumbnailJob, 'videoId' | 'name'>): Promise<'making' | 'failed' | 'none'>;
  /** Queues the preparing of a video's edit pack. Asking twice is asking once, until it has ended. */
  addPack(pack: PackJob): Promise<void>;
  /** What has become of it; `none` also where it has been prepared. */
  packState(pack: Pick<PackJob, 'videoId' | 'name'>): Promise<PackJobState>;
  /** Removes the jobs of a run that wait; one that runs hears of it through the database. */
  remove(run: VideoRun): Promise<void>;
  /** Live progress of all videos, from any worker. May miss events. Answers a function that stops listening. */
  onProgress(listener: (progress: VideoProgress) => void): Promise<() => Promise<void>>;
  /** True when some worker is attached. */
  hasWorkers(): Promise<boolean>;
  /** Throws `queue_unavailable`. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

export interface ThumbnailJob extends VideoRun {
  /** Tells one design from another; letters, digits and hyphens. */
  name: string;
  file: ThumbnailFile;
}

export interface PackJob extends VideoRun {
  /** Tells what is in one pack from what is in another; letters, digits and hyphens. */
  name: string;
}

export type PackJobState =
  | { status: 'none' }
  /** Share of the work done, 0 to 1. */
  | { status: 'making'; share: number }
  | { status: 'failed'; code: ErrorCode };

/** What the worker process runs. */
export interface VideoWorker {
  /** Stops taking jobs, aborts those that run, hands them back, and resolves when that is done. */
  close(): Promise<void>;
}

/**
 * Returning is being done; throwing is failing, and is tried again where that may help. Once the signal is aborted,
 * throw: the job is handed back, untried.
 */
export type VideoJobHandler = (job: VideoJob, context: VideoJobContext) => Promise<void>;

export interface VideoJobContext {
  signal: AbortSignal;
  /** 1 for the first try. */
  attempt: number;
  lastAttempt: boolean;
  /** How often a worker died while it had this job; those are no attempts. */
  crashes: number;
  /** When the job was added, in milliseconds since 1970. */
  addedAt: number;
  progress: (progress: VideoProgress) => Promise<void>;
  /** How far a job is that is of no run; told to who asks after it. */
  share: (share: number) => Promise<void>;
}
