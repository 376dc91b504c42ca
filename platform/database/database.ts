import type { ErrorCode, ErrorParams } from '../../core/errors.ts';
import type { Format } from '../../core/format.ts';
import type { Stage, VideoStatus } from '../../core/jobs.ts';
import type { Quality } from '../../core/quality.ts';
import type { RenderFigures, VideoTimings } from '../../core/timings.ts';
import type { VideoSort } from '../../core/video-list.ts';
import type { Video } from '../../core/video.ts';
import type { ClipCheckStore } from './clip-check-store.ts';
import type { DictionaryStore } from './dictionary-store.ts';
import type { LibraryStore } from './library-store.ts';
import type { OwnTemplateStore } from './own-template-store.ts';
import type { ProspectStore } from './prospect-store.ts';
import type { VideoKey } from './video-key.ts';

/**
 * What the product asks of its database. Each method is one SQL function in `supabase/migrations`,
 * called by `.rpc()`: atomic, and checked for tenancy inside. Failures are AppErrors.
 */
export interface Database
  extends DictionaryStore, OwnTemplateStore, ProspectStore, LibraryStore, ClipCheckStore {
  /** Throws `database_unavailable` when it cannot be reached, `database_behind` when migrations are missing. */
  checkSchema(): Promise<void>;
  /** Round trip for /health; throws `database_unavailable`. */
  ping(): Promise<void>;

  /** Throws `email_taken`. E-mail is compared without case. `credits` are granted with a ledger entry. */
  createUser(user: { email: string; name: string; passwordHash: string; credits: number }): Promise<User>;
  findUserByEmail(email: string): Promise<(User & { passwordHash: string }) | null>;
  getUser(userId: string): Promise<User | null>;
  /** What is left out stays as it is. Throws `not_found`. */
  changeUser(change: { userId: string; name?: string; church?: string }): Promise<User>;
  /** `knownHash` is the one the present password was checked against; `wrong_password` where it is another by now. */
  changePassword(change: { userId: string; knownHash: string; newHash: string }): Promise<void>;
  revokeToken(token: { jti: string; expiresAt: string }): Promise<void>;
  isTokenRevoked(jti: string): Promise<boolean>;

  /**
   * Holds `cost` credits and makes the row, or throws `insufficient_credits` ({cost, credits}) and makes nothing.
   * `cost` 0 holds nothing. Asked again for the same id, it answers the row there is and holds nothing more.
   */
  createVideo(video: NewVideoRow): Promise<VideoRow>;
  /**
   * Without their documents (a document may be hundreds of KB), newest first where no `sort` is given. `search` matches
   * title and scripture, without case; without `statuses` they may have any.
   */
  listVideos(query: {
    userId: string;
    limit: number;
    offset: number;
    search?: string;
    statuses?: readonly VideoStatus[];
    sort?: VideoSort;
  }): Promise<{ rows: VideoSummary[]; total: number }>;
  /** Throws `not_found` (also for another user's). */
  getVideo(key: VideoKey): Promise<VideoRow>;
  /** Throws `not_found`; `version_conflict` when `version` is not the row's; `wrong_state` while queued or working. */
  updateDocument(change: VideoKey & { version: number; document: Video }): Promise<VideoRow>;
  /**
   * Queues a new run (`run` + 1, status queued) of a video in review, done, failed or cancelled. Holds the cost
   * again only where no hold is open and nothing was captured for this video yet (a finished one renders again free).
   * From review, `review` is switched off: the person has checked it. Throws `insufficient_credits`, `not_found`,
   * `wrong_state` while queued or working.
   */
  requestRun(key: VideoKey & { cost: number; quality?: Quality }): Promise<VideoRow>;
  /** Marks a queued or working video cancelled and releases its hold; any other state: `wrong_state`. */
  cancelVideo(key: VideoKey): Promise<VideoRow>;
  /** Removes the row, releasing an open hold; answers it, so that its files can be deleted. */
  deleteVideo(key: VideoKey): Promise<VideoRow>;

  // -- the worker's side: by id alone, guarded by `run`. A run that is over answers null: stop working.
  startRun(run: RunKey): Promise<VideoRow | null>;
  /** Begins a run like startRun, unless so many videos of the same person are in work: then it stays queued. */
  takeRun(run: RunKey & { atOnce: number }): Promise<{ video: VideoRow } | { waits: true } | null>;
  /** The oldest run of a person that waits for others of theirs, if there is room for it now. */
  nextWaitingRun(query: { userId: string; atOnce: number }): Promise<OwnedRunKey | null>;
  reportProgress(run: RunKey & { stage: Stage; progress: number; etaMs: number | null }): Promise<boolean>;
  /**
   * Keeps what a stage made, with the hash of its inputs and how long it took. `notes` are all that the row shall have
   * from now on, those of earlier stages included. The document's version grows by one.
   */
  saveStage(
    run: RunKey & { stage: Stage; inputHash: string; durationMs: number; document: Video; notes: string[] },
  ): Promise<boolean>;
  /**
   * A render begins that several workers share: `total` frames of work, of which so many are kept from before. False
   * where the run is over.
   */
  openWork(run: RunKey & { total: number; kept: number }): Promise<boolean>;
  /**
   * What one part of the render has done, in frames of work, and once it is whole its figures. Answers the progress of
   * all parts together, between the percentages `from` and `to`, and whether this call was the one in about a second
   * that changed the row; null where the run is over.
   */
  reportPart(
    run: RunKey & { part: string; done: number; from: number; to: number; figures?: RenderFigures },
  ): Promise<{ progress: number; etaMs: number | null; told: boolean } | null>;
  /** Parts that have reported; their figures once they are whole. */
  listParts(run: RunKey): Promise<{ part: string; figures: RenderFigures | null }[]>;
  /** Captures the hold, exactly once. */
  finishRun(run: RunKey & { files: VideoFiles; timings: VideoTimings | null }): Promise<VideoRow | null>;
  /** To status `review`; the hold stays open. */
  reviewRun(run: RunKey): Promise<VideoRow | null>;
  /** To status `failed`; releases the hold. */
  failRun(run: RunKey & { error: VideoError }): Promise<VideoRow | null>;
  /**
   * Queued or working videos whose row was not touched for `olderThanMs`: to be queued again after a crash of queue or
   * worker. Left out are those that wait because `atOnce` of the same person are in work.
   */
  listStaleRuns(query: { olderThanMs: number; limit: number; atOnce: number }): Promise<OwnedRunKey[]>;

  creditEntries(query: { userId: string; limit: number }): Promise<CreditEntry[]>;
  close(): Promise<void>;
}

export interface RunKey {
  videoId: string;
  run: number;
}

export interface OwnedRunKey extends RunKey {
  userId: string;
}

export interface User {
  id: string;
  email: string;
  name: string;
  /** Of new videos, where the upload names none; may be empty. */
  church: string;
  credits: number;
  isAdmin: boolean;
  createdAt: string;
}

/** Storage keys of what came with the upload. */
export interface VideoSource {
  audioKey: string;
  audioFileName: string;
  audioSha256: string;
  sizeBytes: number;
  /** Plain text, already decoded and checked. */
  manuscript: string | null;
  subtitles: string | null;
}

export interface VideoFiles {
  mp4Key: string;
  srtKey: string;
  vttKey: string;
  thumbnailKey: string;
  durationMs: number;
  sizeBytes: number;
  quality: Quality;
}

export interface VideoError {
  stage: Stage | null;
  code: ErrorCode;
  params: ErrorParams;
  retryable: boolean;
}

export interface NewVideoRow {
  videoId: string;
  userId: string;
  source: VideoSource;
  document: Video;
  review: boolean;
  cost: number;
}

/** What lists show of a video. */
export interface VideoSummary {
  id: string;
  userId: string;
  title: string;
  scripture: string;
  format: Format;
  templateId: string;
  /** Of the recording; null until it was probed. */
  durationMs: number | null;
  status: VideoStatus;
  stage: Stage | null;
  /** 0 to 100. */
  progress: number;
  etaMs: number | null;
  run: number;
  version: number;
  review: boolean;
  cost: number;
  /** What the last run was asked to make. */
  quality: Quality;
  notes: string[];
  files: VideoFiles | null;
  error: VideoError | null;
  createdAt: string;
  updatedAt: string;
}

export interface VideoRow extends VideoSummary {
  source: VideoSource;
  document: Video;
  /** What each stage made its part from: stage to input hash. */
  stages: Partial<Record<Stage, { inputHash: string; durationMs: number }>>;
  /** Of the last run that was finished. */
  timings: VideoTimings | null;
}

export interface CreditEntry {
  id: string;
  amount: number;
  balance: number;
  reason: 'signup' | 'hold' | 'capture' | 'release' | 'grant' | 'manual';
  videoId: string | null;
  createdAt: string;
}
