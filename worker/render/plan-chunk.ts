import type { Layer } from '../../core/layer.ts';
import { overlayOf } from '../../core/overlay.ts';
import type { Template } from '../../core/template.ts';
import type { Span } from '../../core/timeline.ts';
import type { Video } from '../../core/video.ts';
import type { ChunkPlan } from './compose-chunk.ts';
import { planBackground } from './plan-background.ts';
import { planOverlay, type Scale } from './plan-overlay.ts';

/** All that one chunk shows: the shots behind, and these layers over them. */
export function planChunk({
  video,
  template,
  layers,
  chunk,
  scale = 1,
}: {
  video: Video;
  /** As loaded; the document's overrides are applied inside. */
  template: Template;
  layers: readonly Layer[];
  chunk: Span;
  /** Size of the video, as a share of the size it is laid out in. */
  scale?: Scale;
}): ChunkPlan {
  const { timeline, template: resolved } = overlayOf(video, template);
  return {
    width: timeline.width * scale,
    height: timeline.height * scale,
    frames: chunk.to - chunk.from,
    ground: resolved.palette.ground,
    background: planBackground(timeline.shots, chunk),
    overlay: planOverlay(layers, chunk, scale),
    scale,
  };
}
