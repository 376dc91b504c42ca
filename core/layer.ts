import type { Span } from './timeline.ts';

/** Overlay layers, drawn over the background in this order. */
export const LAYER_IDS = [
  'veil',
  'scrim',
  'track',
  'progress',
  'bug',
  'heading',
  'wave',
  'caption',
  'word',
  'card',
] as const;
export type LayerId = (typeof LAYER_IDS)[number];

/** Whole pixels of the finished picture; x and width even, y and height even, as 4:2:0 chroma needs. */
export interface Rect {
  x: number;
  y: number;
  width: number;
  height: number;
}

/**
 * How a layer stands in the picture: what may change without its being drawn anew. The composition poses a layer as a
 * whole, so that a renderer can do the same with one drawing of it (its still).
 */
export interface Pose {
  /** Of the layer as a whole, 0 to 1. */
  opacity: number;
  /** Pixels to the right of its place; even, as 4:2:0 chroma needs. */
  x: number;
  /** Whole pixels below its place. */
  y: number;
}

/** As a still is drawn. */
export const AT_REST: Pose = { opacity: 1, x: 0, y: 0 };

/** Frames that show the same: the still of `frame`, in this pose. Outside all runs the layer is empty. */
export interface Run extends Span {
  frame: number;
  pose: Pose;
}

export interface Layer {
  id: LayerId;
  /** All that the layer ever draws lies inside, in whatever pose. */
  rect: Rect;
  /** Has a texture all over, where layers of its kind are of one colour. */
  textured?: boolean;
  /** In order, without overlap. Several runs may name the same `frame`. */
  runs: Run[];
}
