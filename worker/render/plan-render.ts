import { layersOf } from '../../core/layers.ts';
import { overlayOf } from '../../core/overlay.ts';
import type { Quality } from '../../core/quality.ts';
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
import type { Scale } from './plan-overlay.ts';
import { readClipSources } from './read-clip-sources.ts';

/** x264: veryfast at 20 is the knee; a faster preset doubles the size, a slower one the time (docs/rendering.md). */
export const ENCODING: Encoding = { preset: 'veryfast', crf: 20 };
/** A draft is for looking once: its size matters as little as its last bit of sharpness. */
const QUALITY: Record<Quality, { scale: Scale; encoding: Encoding }> = {
  full: { scale: 1, encoding: ENCODING },
  draft: { scale: 0.5, encoding: { preset: 'ultrafast', crf: 26 } },
};

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
  /** Of the video, in pixels. */
  size: { width: number; height: number };
  /** Its size as a share of the size it is laid out in. */
  scale: Scale;
  encoding: Encoding;
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
  quality?: Quality;
  /** For measurements; the quality's own where left out. */
  encoding?: Encoding;
  signal: AbortSignal;
}

/**
 * Document to chunks. Reads every clip that is shown.
 * @throws AppError asset_missing
 */
export async function planRender(
  request: PlanRequest & { codeVersion: string; media: Media },
): Promise<RenderPlan> {
  const { video, template, quality = 'full' } = request;
  const { scale } = QUALITY[quality];
  const encoding = request.encoding ?? QUALITY[quality].encoding;
  const { timeline } = overlayOf(video, template);
  const size = { width: timeline.width * scale, height: timeline.height * scale };
  const sourceOf = await readClipSources({
    ...request,
    assets: timeline.shots.map((shot) => shot.clip.asset),
  });
  const normalise = clipsToNormalise({ ...size, shots: timeline.shots }, sourceOf);
  const shown = (asset: string) => {
    const source = sourceOf(asset);
    return normalise.has(asset) ? { ...source, sha256: `${source.sha256} normalised` } : source;
  };
  const layers = layersOf(video, template);
  const chunks = planChunks(timeline).map((chunk, index) => {
    const plan = planChunk({ video, template, layers, chunk, scale });
    return {
      ...chunk,
      index,
      plan,
      name: `${chunkKey({ ...request, encoding, chunk, plan, sourceOf: shown })}.mp4`,
    };
  });
  return { timeline, size, scale, encoding, chunks, sourceOf, normalise };
}
