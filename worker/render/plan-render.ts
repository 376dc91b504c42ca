import { layersOf } from '../../core/layers.ts';
import { overlayOf } from '../../core/overlay.ts';
import type { Template } from '../../core/template.ts';
import type { Span, Timeline } from '../../core/timeline.ts';
import type { Video } from '../../core/video.ts';
import type { Media } from '../../platform/media/media.ts';
import { chunkKey } from './chunk-key.ts';
import type { ClipSource } from './clip-source.ts';
import type { ChunkPlan, Encoding } from './compose-chunk.ts';
import { planChunk } from './plan-chunk.ts';
import { clipsToNormalise } from './normalise-clips.ts';
import { planChunks } from './plan-chunks.ts';
import { readClipSources } from './read-clip-sources.ts';

export interface PlannedChunk extends Span {
  /** Its place in the video, from 0. */
  index: number;
  plan: ChunkPlan;
  /** Name of the part by all that it shows: same name, same pictures. */
  name: string;
}

/** A document as the pictures to be made of it. */
export interface RenderPlan {
  timeline: Timeline;
  chunks: PlannedChunk[];
  sourceOf: (asset: string) => ClipSource;
  /** Assets to be made ready before they are shown. */
  normalise: ReadonlySet<string>;
}

export interface PlanRequest {
  video: Video;
  /** As loaded; the document's overrides are applied inside. */
  template: Template;
  /** A file on this machine for each asset the document names. */
  assetPath: (asset: string) => Promise<string>;
  encoding: Encoding;
  signal: AbortSignal;
}

/**
 * Document to chunks. Reads every clip that is shown.
 * @throws AppError asset_missing
 */
export async function planRender(
  request: PlanRequest & { codeVersion: string; media: Media },
): Promise<RenderPlan> {
  const { video, template } = request;
  const { timeline } = overlayOf(video, template);
  const sourceOf = await readClipSources({
    ...request,
    assets: timeline.shots.map((shot) => shot.clip.asset),
  });
  const normalise = clipsToNormalise(timeline, sourceOf);
  const shown = (asset: string) => {
    const source = sourceOf(asset);
    return normalise.has(asset) ? { ...source, sha256: `${source.sha256} normalised` } : source;
  };
  const layers = layersOf(video, template);
  const chunks = planChunks(timeline).map((chunk, index) => {
    const plan = planChunk({ video, template, layers, chunk });
    return { ...chunk, index, plan, name: `${chunkKey({ ...request, chunk, plan, sourceOf: shown })}.mp4` };
  });
  return { timeline, chunks, sourceOf, normalise };
}
