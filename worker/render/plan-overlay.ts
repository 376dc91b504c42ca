import { AT_REST, type Layer, type LayerId, type Pose, type Rect } from '../../core/layer.ts';
import type { Span } from '../../core/timeline.ts';
import type { Sheet, Strip } from './draw-messages.ts';

/** The stills of one layer that a chunk shows, and how. Before the first step the layer is not there. */
export interface OverlayPiece {
  layer: LayerId;
  rect: Rect;
  /** Frame of the video whose still is picture k; strictly rising. */
  drawAt: number[];
  /** In order; each stays until the next. */
  steps: Step[];
}

/** From a frame of the chunk on, a picture stands in this pose; with no opacity it is not there. */
export interface Step {
  from: number;
  /** Index of `drawAt`; never falls from step to step. */
  picture: number;
  pose: Pose;
}

const HIDDEN: Pose = { ...AT_REST, opacity: 0 };

/** Where a piece's pictures stand on the sheets, in order. */
export interface Cut {
  sheet: number;
  x: number;
  y: number;
  width: number;
  height: number;
  /** Pictures stacked here. */
  count: number;
}

/** A screenshot costs what its pixels cost: at this size its fixed costs no longer matter, and memory does not yet. */
const SHEET_HEIGHT = 2160;

/** Layers that are one colour, or a gradient from top to bottom, are drawn this narrow and stretched by ffmpeg. */
const SWATCH_PX = 16;
const SWATCHES: Partial<Record<LayerId, { narrow: true; low: boolean }>> = {
  veil: { narrow: true, low: true },
  scrim: { narrow: true, low: false },
  track: { narrow: true, low: true },
  progress: { narrow: true, low: true },
};

/** The part of a layer that has to be drawn to know all of it. */
export function drawnRect(id: LayerId, rect: Rect): Rect {
  const swatch = SWATCHES[id];
  if (!swatch) return rect;
  return {
    ...rect,
    width: Math.min(SWATCH_PX, rect.width),
    height: swatch.low ? Math.min(SWATCH_PX, rect.height) : rect.height,
  };
}

/** What each layer shows during a chunk. Layers that show nothing in it are left out. */
export function planOverlay(layers: readonly Layer[], chunk: Span): OverlayPiece[] {
  return layers.flatMap(({ id, rect, runs }) => {
    const drawAt: number[] = [];
    const steps: Step[] = [];
    let shown: number | null = null;
    let seenTo = chunk.from;
    const hideFrom = (frame: number) => {
      if (steps.length === 0) return;
      steps.push({ from: frame - chunk.from, picture: drawAt.length - 1, pose: HIDDEN });
    };
    for (const run of runs) {
      const from = Math.max(run.from, chunk.from);
      const to = Math.min(run.to, chunk.to);
      if (to <= from) continue;
      if (seenTo < from) hideFrom(seenTo);
      if (run.frame !== shown) drawAt.push(from);
      steps.push({ from: from - chunk.from, picture: drawAt.length - 1, pose: run.pose });
      shown = run.frame;
      seenTo = to;
    }
    if (seenTo < chunk.to) hideFrom(seenTo);
    return steps.length > 0 ? [{ layer: id, rect, drawAt, steps }] : [];
  });
}

/**
 * Packs the pictures of many chunks onto contact sheets, early frames first.
 * @param chunks pieces of each chunk to draw, in order
 * @returns the sheets, and for each chunk and piece the places of its pictures
 */
export function planSheets(
  chunks: readonly (readonly OverlayPiece[])[],
  width: number,
): { size: { width: number; height: number }; sheets: Sheet[]; cuts: Map<OverlayPiece, Cut[]> } {
  const cuts = new Map<OverlayPiece, Cut[]>();
  const sheets: (Sheet & { used: number })[] = [];
  const open = new Map<LayerId, { strip: Strip; sheet: number }>();

  const openStrip = (layer: LayerId, rect: Rect) => {
    let sheet = sheets.findIndex(({ used }) => used + rect.width <= width);
    if (sheet === -1) sheet = sheets.push(Object.assign([], { used: 0 })) - 1;
    const target = sheets[sheet]!;
    const strip: Strip = { layer, rect, x: target.used, still: true, frames: [] };
    target.push(strip);
    target.used += rect.width;
    open.set(layer, { strip, sheet });
    return { strip, sheet };
  };

  for (const piece of chunks.flat()) {
    const rect = drawnRect(piece.layer, piece.rect);
    const perStrip = Math.max(1, Math.floor(SHEET_HEIGHT / rect.height));
    const places: Cut[] = [];
    for (const frame of piece.drawAt) {
      const current = open.get(piece.layer);
      const { strip, sheet } =
        current && current.strip.frames.length < perStrip ? current : openStrip(piece.layer, rect);
      const y = strip.frames.push(frame) * rect.height - rect.height;
      const last = places.at(-1);
      if (last?.sheet === sheet && last.x === strip.x) last.count++;
      else places.push({ sheet, x: strip.x, y, width: rect.width, height: rect.height, count: 1 });
    }
    cuts.set(piece, places);
  }
  const height = Math.max(2, ...sheets.flat().map((strip) => strip.frames.length * strip.rect.height));
  return { size: { width, height }, sheets: sheets.map((sheet) => [...sheet]), cuts };
}
