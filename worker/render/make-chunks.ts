import { AppError } from '../../core/errors.ts';
import type { Template } from '../../core/template.ts';
import type { Video } from '../../core/video.ts';
import type { Media } from '../../platform/media/media.ts';
import { atOnce } from './at-once.ts';
import { composeChunk, type Encoding } from './compose-chunk.ts';
import { countFrames } from './count-frames.ts';
import { drawSheets, type DrawnSheets } from './draw-sheets.ts';
import type { EncodeSlots } from './encode-slots.ts';
import type { Drawer } from './open-drawer.ts';
import type { PartStore } from './part-store.ts';
import type { PlannedChunk, RenderPlan } from './plan-render.ts';
import { stopwatch } from './stopwatch.ts';

/** Hundreds of times what a chunk takes: an ffmpeg that still waits then waits for ever. */
const CHUNK_TIMEOUT_MS = 15 * 60 * 1000;

/** What was done for some chunks, and how long it took. Drawing and encoding go on at the same time. */
export interface ChunksMade {
  drawMs: number;
  encodeMs: number;
  sheets: number;
  pictures: number;
}

interface ChunksRequest {
  video: Video;
  template: Template;
  plan: RenderPlan;
  /** Those to be made, in order. */
  chunks: readonly PlannedChunk[];
  /** Where a chunk is written. */
  pathOf: (chunk: PlannedChunk) => string;
  /** An existing folder for contact sheets. */
  folder: string;
  encoding: Encoding;
  drawer: Drawer;
  media: Media;
  slots: EncodeSlots;
  store: PartStore;
  signal: AbortSignal;
  onSheet: (sheets: number) => void;
  /** Frames of this chunk that are encoded by now. */
  onFrame: (chunk: PlannedChunk, frames: number) => void;
}

/**
 * Draws and encodes these chunks and keeps each in the store as it is done; encoding begins as soon as the sheets of
 * the first are drawn.
 * @throws AppError render_failed | disk_full | cancelled
 */
export async function makeChunks(request: ChunksRequest): Promise<ChunksMade> {
  const { chunks, plan, pathOf, slots, store, signal, onSheet, onFrame } = request;
  const since = stopwatch();
  const sheets = drawSheets({
    ...request,
    width: plan.timeline.width,
    chunks: chunks.map((chunk) => chunk.plan.overlay),
    onSheet: () => onSheet(sheets.count),
  });
  let drawMs = 0;
  const making = [
    sheets.done.then(() => (drawMs = since())),
    // one more than are encoded: while it is put away, the next is encoded already
    atOnce(chunks, slots.count + 1, async (chunk) => {
      await sheets.ready(chunk.plan.overlay);
      await slots.run(signal, () => encode(request, sheets, chunk));
      onFrame(chunk, chunk.plan.frames);
      await store.keep(chunk.name, pathOf(chunk));
    }),
  ];
  await Promise.all(making).catch(async (error: unknown) => {
    await Promise.allSettled(making);
    throw error;
  });
  const pictures = chunks
    .flatMap(({ plan }) => plan.overlay)
    .reduce((sum, { drawAt }) => sum + drawAt.length, 0);
  return { drawMs, encodeMs: since(), sheets: sheets.count, pictures };
}

async function encode(request: ChunksRequest, sheets: DrawnSheets, chunk: PlannedChunk): Promise<void> {
  const { plan, pathOf, encoding, media, signal, onFrame } = request;
  const out = pathOf(chunk);
  const job = composeChunk({
    plan: chunk.plan,
    sourceOf: plan.sourceOf,
    cutsOf: sheets.cutsOf,
    sheetPath: sheets.path,
    encoding,
    threads: 1,
    out,
  });
  await media.run(job, {
    signal,
    onFrame: (frames) => onFrame(chunk, frames),
    timeoutMs: CHUNK_TIMEOUT_MS,
  });
  const frames = await countFrames(out);
  if (frames !== chunk.plan.frames) {
    const cause = new Error(`chunk ${chunk.index} has ${frames} frames, not ${chunk.plan.frames}`);
    throw new AppError('render_failed', {}, { cause });
  }
}
