import type { Video } from '../core/video.ts';
import type { VideoSource } from '../platform/database/database.ts';
import type { Encoding } from '../worker/render/compose-chunk.ts';
import type { RenderTimings } from '../worker/render/render-video.ts';

/** Ways to render that are compared; each lives in a process of its own (`host.ts`). */
export type Way = 'ours' | 'plain_media' | 'plain_offthread' | 'floor';

export interface HostSetup {
  way: Way;
  /** For all that it needs on the way. */
  folder: string;
  /** Compositions for the plain ways. */
  bundleDir: string;
}

export interface RenderOrder {
  video: Video;
  source: VideoSource;
  recording: string;
  voiceWav: string;
  /** Folder of the storage; nothing is kept from before where it is new. */
  storage: string;
  out: string;
  encoding?: Encoding;
  /** First and last frame, of the plain ways. */
  frameRange?: readonly [number, number];
  imageFormat?: 'png' | 'jpeg';
  concurrency?: number;
}

export interface RenderReport {
  wallMs: number;
  /** From the order to the start of the first encoder with all that it needs; null where none was needed. */
  firstEncoderMs: number | null;
  /** From the order to an encoder's word that a frame is done; ffmpeg gives it twice a second. */
  firstFrameMs: number | null;
  timings: RenderTimings | null;
}

export type ToHost = { id: number; order: RenderOrder } | 'close';
export type FromHost =
  | { kind: 'ready'; openMs: number }
  | { kind: 'done'; id: number; report: RenderReport }
  | { kind: 'failed'; id: number; message: string };
