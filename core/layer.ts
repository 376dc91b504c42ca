import type { Span } from './timeline.ts';

/** Overlay layers, drawn over the background in this order. */
export const LAYER_IDS = ['veil', 'scrim', 'progress', 'bug', 'caption', 'card'] as const;
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
