/** A finished render: how many frames were made, and how long that took from its beginning to the finished files. */
export interface RenderSample {
  framesMade: number;
  tookMs: number;
}

/** Renders that differ by less than this in length tell nothing of what a frame takes. */
const FRAMES_APART = 300;

/**
 * How long making so many frames will take, from renders that were measured: so much for every render, and so much for
 * each frame. Both are medians, so that one slow evening does not count.
 * @returns null where nothing was measured yet
 */
export function expectedRenderMs(frames: number, measured: readonly RenderSample[]): number | null {
  const renders = measured.filter(({ tookMs }) => tookMs > 0);
  if (renders.length === 0) return null;
  const perFrame = msPerFrame(renders);
  const always = Math.max(0, median(renders.map(({ framesMade, tookMs }) => tookMs - perFrame * framesMade)));
  return Math.round(always + perFrame * frames);
}

/** By pairs of renders of different length (Theil and Sen); of renders that are all alike, by their own length. */
function msPerFrame(renders: readonly RenderSample[]): number {
  const slopes = renders.flatMap((a, i) =>
    renders
      .slice(i + 1)
      .filter((b) => Math.abs(b.framesMade - a.framesMade) >= FRAMES_APART)
      .map((b) => (b.tookMs - a.tookMs) / (b.framesMade - a.framesMade)),
  );
  if (slopes.length > 0) return Math.max(0, median(slopes));
  const whole = renders.filter(({ framesMade }) => framesMade > 0);
  return whole.length > 0 ? median(whole.map(({ framesMade, tookMs }) => tookMs / framesMade)) : 0;
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
