import { encoderCount } from './render/encode-slots.ts';

/** Chunks of one segment: half a minute of video, which is what a worker that dies loses at most of its time. */
const SEGMENT_CHUNKS = 5;

/** The chunks that are to be made, in order, as segments for workers to share. */
export function shareOut(missing: readonly number[]): number[][] {
  return Array.from({ length: Math.ceil(missing.length / SEGMENT_CHUNKS) }, (_, i) =>
    missing.slice(i * SEGMENT_CHUNKS, (i + 1) * SEGMENT_CHUNKS),
  );
}

/**
 * Parts that a worker makes at once: enough to keep its encoders busy, and one more, whose pictures are drawn meanwhile.
 * They share the encoders of the machine, so that more would only wait.
 */
export const partsAtOnce = (encoders: number = encoderCount()): number =>
  1 + Math.ceil(encoders / SEGMENT_CHUNKS);
