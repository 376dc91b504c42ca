import { encoderCount } from './render/encode-slots.ts';

/** Most chunks of one segment: half a minute of video, which is what a worker that dies loses at most of its time. */
const SEGMENT_CHUNKS = 5;
/** Fewest: each segment draws its own pictures and is fetched and kept by itself. */
const LEAST_CHUNKS = 2;
/** A segment is this share of what is left, so that workers end together ("guided self-scheduling"). */
const SHARE_OF_REST = 1 / 4;

/** The chunks that are to be made, in order, as segments for workers to share: smaller ones towards the end. */
export function shareOut(missing: readonly number[]): number[][] {
  const segments: number[][] = [];
  for (let from = 0; from < missing.length;) {
    const fair = Math.ceil((missing.length - from) * SHARE_OF_REST);
    const to = from + Math.min(SEGMENT_CHUNKS, Math.max(LEAST_CHUNKS, fair));
    segments.push(missing.slice(from, to));
    from = to;
  }
  return segments;
}

/**
 * Parts that a worker makes at once: enough to keep its encoders busy, and one more, whose pictures are drawn meanwhile.
 * They share the encoders of the machine, so that more would only wait.
 */
export const partsAtOnce = (encoders: number = encoderCount()): number =>
  1 + Math.ceil(encoders / SEGMENT_CHUNKS);
