import type { PlannedChunk } from './plan-render.ts';

/**
 * Work is counted in frames made from nothing. Of one frame's work this much is drawing what lies over it; the rest is
 * composing and encoding. Measured on the sample.
 */
const DRAW_SHARE = 0.08;
/** Work of mixing the sound of one frame. */
const SOUND_PER_FRAME = 0.06;

export const workOfSound = (frames: number): number => frames * SOUND_PER_FRAME;
export const workOfChunks = (chunks: readonly PlannedChunk[]): number =>
  chunks.reduce((sum, chunk) => sum + chunk.plan.frames, 0);

/** Counts the work done for some chunks, while it is done; `onWork` is told the sum. */
export function measureChunks(chunks: readonly PlannedChunk[], onWork: (done: number) => void) {
  const total = workOfChunks(chunks);
  const encoded = new Map<PlannedChunk, number>();
  let encodedFrames = 0;
  let sheetsDone = 0;
  let drawn = 0;
  const tell = () => onWork(DRAW_SHARE * total * drawn + (1 - DRAW_SHARE) * encodedFrames);
  return {
    onSheet(sheets: number) {
      drawn = ++sheetsDone / sheets;
      tell();
    },
    onFrame(chunk: PlannedChunk, frames: number) {
      encodedFrames += frames - (encoded.get(chunk) ?? 0);
      encoded.set(chunk, frames);
      tell();
    },
  };
}
