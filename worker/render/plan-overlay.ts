import { AT_REST, type Layer, type LayerId, type Pose, type Rect } from '../../core/layer.ts';
import type { Span } from '../../core/timeline.ts';
import type { Sheet, Strip } from './draw-messages.ts';

/** The stills of one layer that a chunk shows, and how. Before the first step the layer is not there. */
export interface OverlayPiece {
  layer: LayerId;
  rect: Rect;
  /** The part of the rectangle that has to be drawn to know all of it; stretched over the rest. */
  drawn: Rect;
  /** Frame of the video whose still is picture k; neighbours differ. */
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

function drawnRect(id: LayerId, rect: Rect): Rect {
  const swatch = SWATCHES[id];
  if (!swatch) return rect;
  return {
    ...rect,
    width: Math.min(SWATCH_PX, rect.width),
    height: swatch.low ? Math.min(SWATCH_PX, rect.height) : rect.height,
  };
}

/**
 * What each layer shows during a chunk. Layers that show nothing in it are left out.
 * @param scale size of the video, as a share of the size it is laid out in; for 1/2, rectangles can be halved
 */
export function planOverlay(layers: readonly Layer[], chunk: Span, scale: Scale = 1): OverlayPiece[] {
  return layers.flatMap(({ id, rect: laidOut, textured = false, runs }) => {
    const rect = onGrid(laidOut, 2 / scale);
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
      if (run.frame !== shown) drawAt.push(run.frame);
      steps.push({ from: from - chunk.from, picture: drawAt.length - 1, pose: run.pose });
      shown = run.frame;
      seenTo = to;
    }
    if (seenTo < chunk.to) hideFrom(seenTo);
    const drawn = textured ? rect : drawnRect(id, rect);
    return steps.length > 0 ? [{ layer: id, rect, drawn, drawAt, steps }] : [];
  });
}

/** Size of the video, as a share of the size it is laid out in. */
export type Scale = 1 | 0.5;

/** The smallest rectangle around one whose edges stand on multiples of some pixels. */
function onGrid({ x, y, width, height }: Rect, px: number): Rect {
  const [left, top] = [Math.floor(x / px) * px, Math.floor(y / px) * px];
  return {
    x: left,
    y: top,
    width: Math.ceil((x + width) / px) * px - left,
    height: Math.ceil((y + height) / px) * px - top,
  };
}

/** A piece in the pixels of a video of this size. */
export function scalePiece(piece: OverlayPiece, scale: Scale): OverlayPiece {
  if (scale === 1) return piece;
  return {
    ...piece,
    rect: scaleSides(piece.rect, scale),
    drawn: scaleSides(piece.drawn, scale),
    steps: piece.steps.map(({ pose, ...step }) => ({
      ...step,
      // still on even pixels, as 4:2:0 chroma needs
      pose: { ...pose, x: 2 * Math.round((pose.x * scale) / 2), y: Math.round(pose.y * scale) },
    })),
  };
}

export const scaleSides = <T extends Rect>(of: T, scale: Scale): T => ({
  ...of,
  x: of.x * scale,
  y: of.y * scale,
  width: of.width * scale,
  height: of.height * scale,
});

/**
 * Packs the pictures of many chunks onto contact sheets, those of early chunks first; a still that several show is
 * drawn once.
 * @param chunks pieces of each chunk to draw, in order
 * @returns the sheets, and for each chunk and piece the places of its pictures
 */
export function planSheets(
  chunks: readonly (readonly OverlayPiece[])[],
  width: number,
): { size: { width: number; height: number }; sheets: Sheet[]; cuts: Map<OverlayPiece, Cut[]> } {
  const sheets: (Sheet & { used: number })[] = [];
  const open = new Map<LayerId, { strip: Strip; sheet: number }>();
  const places = new Map<string, { sheet: number; x: number; y: number }>();

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
  const place = ({ layer, drawn }: OverlayPiece, frame: number) => {
    const perStrip = Math.max(1, Math.floor(SHEET_HEIGHT / drawn.height));
    const current = open.get(layer);
    const { strip, sheet } =
      current && current.strip.frames.length < perStrip ? current : openStrip(layer, drawn);
    const y = strip.frames.push(frame) * drawn.height - drawn.height;
    return { sheet, x: strip.x, y };
  };

  const pieces = chunks.flat();
  // a browser dithers a gradient by where it stands: in the first corner of the first sheet, whatever else is drawn
  const gradients = pieces.filter(({ layer }) => SWATCHES[layer]?.low === false);
  for (const piece of [...gradients, ...pieces]) {
    for (const frame of piece.drawAt) {
      const name = `${piece.layer} ${frame}`;
      if (!places.has(name)) places.set(name, place(piece, frame));
    }
  }
  const cutsOf = ({ layer, drawn, drawAt }: OverlayPiece): Cut[] => {
    const cuts: Cut[] = [];
    for (const frame of drawAt) {
      const at = places.get(`${layer} ${frame}`)!;
      const last = cuts.at(-1);
      const below = last && last.y + last.count * last.height === at.y;
      if (below && last.sheet === at.sheet && last.x === at.x) last.count++;
      else cuts.push({ ...at, width: drawn.width, height: drawn.height, count: 1 });
    }
    return cuts;
  };
  const height = Math.max(2, ...sheets.flat().map((strip) => strip.frames.length * strip.rect.height));
  return {
    size: { width, height },
    sheets: sheets.map((sheet) => [...sheet]),
    cuts: new Map(pieces.map((piece) => [piece, cutsOf(piece)])),
  };
}
