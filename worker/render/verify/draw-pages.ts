import { FORMATS } from '../../../core/format.ts';
import type { LayerId } from '../../../core/layer.ts';
import type { Template } from '../../../core/template.ts';
import type { Video } from '../../../core/video.ts';
import type { Drawer } from '../open-drawer.ts';

/** One layer at one frame of the video: as it stands there, or its still. */
export interface Want {
  layer: LayerId;
  frame: number;
  still?: boolean;
}

/**
 * Layers at their place in the full picture, uncropped and alone on transparent ground, one screenshot a page.
 * Page n is written to `folder`/<n>.png; what is on the same page lies one over the other.
 */
export function drawPages(request: {
  video: Video;
  template: Template;
  pages: readonly (readonly Want[])[];
  drawer: Drawer;
  folder: string;
  signal: AbortSignal;
  onPage?: () => void;
}): Promise<void> {
  const { video, template, pages, drawer, folder, signal, onPage } = request;
  const size = FORMATS[video.format];
  const rect = { x: 0, y: 0, ...size };
  return drawer.draw({
    video,
    template,
    size,
    folder,
    signal,
    onSheet: () => onPage?.(),
    sheets: pages.map((wants) =>
      wants.map(({ layer, frame, still = false }) => ({ layer, rect, x: 0, still, frames: [frame] })),
    ),
  });
}
