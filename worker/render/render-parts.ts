import { join } from 'node:path';
import { NO_FIGURES, type RenderFigures } from '../../core/timings.ts';
import type { Template } from '../../core/template.ts';
import type { Video } from '../../core/video.ts';
import { atOnce } from './at-once.ts';
import { findSound } from './find-sound.ts';
import { makeChunks } from './make-chunks.ts';
import { measureChunks, workOfChunks, workOfSound } from './measure-work.ts';
import type { PartStore } from './part-store.ts';
import type { PlannedChunk, RenderPlan } from './plan-render.ts';
import type { RenderTools } from './render-tools.ts';
import { stopwatch } from './stopwatch.ts';

/** Parts looked for at once. */
const ASK_AT_ONCE = 8;

/** One worker's part of a render that several share; their store throws where it cannot keep. */
export interface PartRequest {
  video: Video;
  /** As loaded; the document's overrides are applied inside. */
  template: Template;
  plan: RenderPlan;
  /** A file on this machine for each asset the document names. */
  assetPath: (asset: string) => Promise<string>;
  signal: AbortSignal;
  /** Work done, in frames made from nothing. */
  onWork: (done: number) => void;
}

/** Those of these chunks that are not kept. */
export async function missingChunks(
  chunks: readonly PlannedChunk[],
  store: PartStore,
): Promise<PlannedChunk[]> {
  const kept = await atOnce(chunks, ASK_AT_ONCE, (chunk) => store.has(chunk.name));
  return chunks.filter((_, i) => !kept[i]);
}

/** Makes those of these chunks that are not kept yet, and keeps each. */
export async function renderChunks(
  request: PartRequest & RenderTools & { chunks: readonly PlannedChunk[] },
): Promise<RenderFigures> {
  const { chunks, store, folder, onWork } = request;
  const since = stopwatch();
  const missing = await missingChunks(chunks, store);
  const kept = workOfChunks(chunks) - workOfChunks(missing);
  onWork(kept);
  const planMs = since();
  const made = await makeChunks({
    ...request,
    chunks: missing,
    pathOf: (chunk) => join(folder, `chunk-${chunk.index}.mp4`),
    ...measureChunks(missing, (done) => onWork(kept + done)),
  });
  return { ...NO_FIGURES, ...made, planMs, chunksMade: missing.length, framesMade: workOfChunks(missing) };
}

/** Makes the sound, if it is not kept yet, and keeps it. */
export async function renderSound(
  request: PartRequest &
    RenderTools & { voiceWav: () => Promise<string>; dropVoiceWav?: () => Promise<void> },
): Promise<RenderFigures> {
  const { timeline } = request.plan;
  const since = stopwatch();
  await findSound({
    ...request,
    timeline,
    out: join(request.folder, 'sound.m4a'),
    onProgress: (share) => request.onWork(share * workOfSound(timeline.durationInFrames)),
  });
  return { ...NO_FIGURES, soundMs: since() };
}
