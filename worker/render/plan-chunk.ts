import type { Layer } from '../../core/layer.ts';
import { overlayOf } from '../../core/overlay.ts';
import type { Template } from '../../core/template.ts';
import type { Span } from '../../core/timeline.ts';
import type { Video } from '../../core/video.ts';
import type { ChunkPlan } from './compose-chunk.ts';
import { planBackground } from './plan-background.ts';
import { planOverlay } from './plan-overlay.ts';

/** All that one chunk shows: the shots behind, and these layers over them. */
export function planChunk({
  video,
  template,
  layers,
  chunk,
}: {
  video: Video;
  /** As loaded; the document's overrides are applied inside. */
  template: Template;
  layers: readonly Layer[];
  chunk: Span;
}): ChunkPlan {
  const { timeline, template: resolved } = overlayOf(video, template);
  return {
    width: timeline.width,
    height: timeline.height,
    frames: chunk.to - chunk.from,
    ground: resolved.palette.ground,
    background: planBackground(timeline.shots, chunk),
    overlay: planOverlay(layers, chunk),
  };
}
