import { AppError } from '../../core/errors.ts';
import type { Template } from '../../core/template.ts';
import type { Video } from '../../core/video.ts';
import { allEnded, atOnce } from './at-once.ts';
import { composeChunk } from './compose-chunk.ts';
import { countFrames } from './count-frames.ts';
import { drawSheets, type DrawnSheets } from './draw-sheets.ts';
import { openClips } from './normalise-clips.ts';
import type { PlannedChunk, RenderPlan } from './plan-render.ts';
import type { RenderTools } from './render-tools.ts';
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

interface ChunksRequest extends RenderTools {
  video: Video;
  template: Template;
  plan: RenderPlan;
  /** Those to be made, in order. */
  chunks: readonly PlannedChunk[];
  /** Where a chunk is written. */
  pathOf: (chunk: PlannedChunk) => string;
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
  const { plan, pathOf, slots, store, onSheet, onFrame } = request;
  // those with little to draw first: encoders need not wait for the pictures of a card
  const chunks = request.chunks.toSorted((a, b) => picturesOf(a) - picturesOf(b));
  // one failure ends everything else that is going on
  const failed = new AbortController();
  const signal = AbortSignal.any([request.signal, failed.signal]);
  const since = stopwatch();
  const sheets = drawSheets({
    ...request,
    signal,
    width: plan.timeline.width,
    scale: plan.scale,
    chunks: chunks.map((chunk) => chunk.plan.overlay),
    onSheet: () => onSheet(sheets.count),
  });
  const clips = openClips({ ...request, ...plan, signal });
  let drawMs = 0;
  const end = (error: unknown) => failed.abort(error);
  const drawing = sheets.done.then(() => (drawMs = since()));
  const make = async (chunk: PlannedChunk) => {
    const sourceOf = await clips(assetsOf(chunk));
    await sheets.ready(chunk.plan.overlay);
    await slots.run(signal, () => encode({ ...request, signal }, { sheets, sourceOf, chunk }));
    onFrame(chunk, chunk.plan.frames);
    await store.keep(chunk.name, pathOf(chunk));
  };
  // one more than are encoded: while it is put away, the next is encoded already
  const making = atOnce(chunks, slots.count + 1, make, end);
  // the folder may go once nothing writes into it any more
  await allEnded([drawing, making], end);
  const pictures = chunks.reduce((sum, chunk) => sum + picturesOf(chunk), 0);
  return { drawMs, encodeMs: since(), sheets: sheets.count, pictures };
}

const picturesOf = ({ plan }: PlannedChunk): number =>
  plan.overlay.reduce((sum, { drawAt }) => sum + drawAt.length, 0);

const assetsOf = ({ plan }: PlannedChunk): string[] =>
  plan.background.flatMap((shot) => shot.pieces.map(({ asset }) => asset));

async function encode(
  request: ChunksRequest,
  { sheets, sourceOf, chunk }: { sheets: DrawnSheets; sourceOf: RenderPlan['sourceOf']; chunk: PlannedChunk },
): Promise<void> {
  const { plan, pathOf, media, signal, onFrame } = request;
  const out = pathOf(chunk);
  const job = composeChunk({
    plan: chunk.plan,
    sourceOf,
    cutsOf: sheets.cutsOf,
    sheetPath: sheets.path,
    encoding: plan.encoding,
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
