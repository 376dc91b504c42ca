/** Pixels a second at each step of the zoom. */
export const ZOOMS = [4, 8, 16, 32, 64, 128, 256] as const;

/** The zoom to begin with: at which captions of a few seconds can be read and held. */
export const FIRST_ZOOM = ZOOMS.indexOf(64);

const TICKS_S = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 1800, 3600];
/** Room a time needs on the ruler. */
const TICK_PX = 88;

/** Seconds between two times on the ruler. */
export const tickSeconds = (pxPerSecond: number): number =>
  TICKS_S.find((seconds) => seconds * pxPerSecond >= TICK_PX) ?? TICKS_S[TICKS_S.length - 1]!;

/** Moments that are written on the ruler between two others. */
export function ticksBetween(range: { fromMs: number; toMs: number }, pxPerSecond: number): number[] {
  const stepMs = tickSeconds(pxPerSecond) * 1000;
  const ticks: number[] = [];
  for (let ms = Math.max(0, Math.ceil(range.fromMs / stepMs) * stepMs); ms <= range.toMs; ms += stepMs) {
    ticks.push(ms);
  }
  return ticks;
}

/** Of parts in order of time, those that are seen between two moments. */
export function partsBetween<T extends { startMs: number; endMs: number }>(
  parts: readonly T[],
  range: { fromMs: number; toMs: number },
): T[] {
  let [low, high] = [0, parts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (parts[middle]!.endMs < range.fromMs) low = middle + 1;
    else high = middle;
  }
  const seen: T[] = [];
  for (let i = low; i < parts.length && parts[i]!.startMs <= range.toMs; i++) seen.push(parts[i]!);
  return seen;
}
