import { FORMATS, type Format } from '../../core/format.ts';
import { MARGIN, type Box } from './edit-thumbnail.ts';

/** A line something has snapped to: a share of the width (`x`) or of the height (`y`). */
export interface Guide {
  axis: 'x' | 'y';
  at: number;
}

export interface Snapped {
  x: number;
  y: number;
  guides: Guide[];
}

/**
 * Where a moved item comes to stand: on the middle or the margins of the picture, or in line with another item, where it
 * is near enough to one of them.
 *
 * @param reach how near, as shares of the picture
 */
export function snap(request: {
  box: Box;
  others: readonly Box[];
  format: Format;
  reach: { x: number; y: number };
}): Snapped {
  const { box, others, format, reach } = request;
  const { width, height } = FORMATS[format];
  const margin = MARGIN * Math.min(width, height);
  const x = nearest({
    edges: [box.x, box.x + box.width / 2, box.x + box.width],
    lines: [
      margin / width,
      0.5,
      1 - margin / width,
      ...others.flatMap((other) => [other.x, other.x + other.width / 2, other.x + other.width]),
    ],
    reach: reach.x,
  });
  const y = nearest({
    edges: [box.y, box.y + box.height / 2, box.y + box.height],
    lines: [
      margin / height,
      0.5,
      1 - margin / height,
      ...others.flatMap((other) => [other.y, other.y + other.height / 2, other.y + other.height]),
    ],
    reach: reach.y,
  });
  return {
    x: box.x + (x?.by ?? 0),
    y: box.y + (y?.by ?? 0),
    guides: [
      ...(x ? [{ axis: 'x' as const, at: x.at }] : []),
      ...(y ? [{ axis: 'y' as const, at: y.at }] : []),
    ],
  };
}

/** The smallest move that brings an edge onto a line. */
function nearest(request: {
  edges: readonly number[];
  lines: readonly number[];
  reach: number;
}): { by: number; at: number } | null {
  let best: { by: number; at: number } | null = null;
  for (const edge of request.edges) {
    for (const at of request.lines) {
      const by = at - edge;
      if (Math.abs(by) <= request.reach && (!best || Math.abs(by) < Math.abs(best.by))) best = { by, at };
    }
  }
  return best;
}
