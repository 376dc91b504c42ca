import type { Template } from './template.ts';
import type { Span } from './timeline.ts';
import type { Video } from './video.ts';

/** Overlay layers, drawn over the background in this order. */
export const LAYER_IDS = ['scrim', 'progress', 'bug', 'caption', 'card'] as const;
export type LayerId = (typeof LAYER_IDS)[number];

/** Whole pixels of the finished picture; x and width even, y and height even, as 4:2:0 chroma needs. */
export interface Rect {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Frames that show the same picture of a layer: the one drawn at `frame`. Outside all runs the layer is empty. */
export interface Run extends Span {
  frame: number;
}

export interface Layer {
  id: LayerId;
  /** All that the layer ever draws lies inside. */
  rect: Rect;
  /** In order, without overlap. Several runs may name the same `frame`. */
  runs: Run[];
}

/**
 * Which picture every overlay layer shows at every frame: what the renderer draws, and nothing twice.
 * A pure function of the document; the compositions draw by the same rules and a test holds them together.
 */
export declare function layersOf(video: Video, template: Template): Layer[];
