import { FPS } from '../core/format.ts';

/** First and last frames of parts that stand for a whole video. */
export interface Windows {
  frames: number;
  ranges: readonly (readonly [number, number])[];
}

/** Three windows of that length, at the start, in the middle and at the end; the whole where they would be more. */
export function windowsOf(frames: number, windowSeconds: number): Windows {
  const length = Math.round(windowSeconds * FPS);
  if (3 * length >= frames) return { frames, ranges: [[0, frames - 1]] };
  const starts = [0, (frames - length) >> 1, frames - length];
  return { frames, ranges: starts.map((from) => [from, from + length - 1] as const) };
}

/**
 * What the whole would take, in milliseconds: the time for a frame of the windows, without what each of them takes
 * before its first, times the frames, and that once. Seeking and the sound of the whole are left out: in favour of
 * what is estimated.
 *
 * @param time milliseconds for a range of frames
 */
export async function estimateWhole(
  { frames, ranges }: Windows,
  time: (range: readonly [number, number]) => Promise<number>,
): Promise<number> {
  if (ranges.length === 1) return time(ranges[0]!);
  let rangesMs = 0;
  let counted = 0;
  for (const range of ranges) {
    rangesMs += await time(range);
    counted += range[1] - range[0] + 1;
  }
  const middle = frames >> 1;
  const fixedMs = await time([middle, middle]);
  const frameMs = (rangesMs - ranges.length * fixedMs) / (counted - ranges.length);
  return Math.round(fixedMs + frameMs * (frames - 1));
}
