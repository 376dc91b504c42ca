export const SAMPLE_RATE = 48_000;

/** Stereo sound that goes round: what is added past the end, or before the start, is heard at the other end. */
export interface LoopBuffer {
  readonly length: number;
  readonly left: Float64Array;
  readonly right: Float64Array;
}

/** Silence of `length` samples. */
export const loopBuffer = (length: number): LoopBuffer => ({
  length,
  left: new Float64Array(length),
  right: new Float64Array(length),
});

/** Where sample `index` of an endless repetition lies, for negative ones too. */
export const wrap = (index: number, length: number): number => ((index % length) + length) % length;

/** Adds `source` times `gain` sample by sample. Both must be of one length. */
export function addInto(target: LoopBuffer, source: LoopBuffer, gain: number): void {
  for (let i = 0; i < target.length; i++) {
    target.left[i]! += source.left[i]! * gain;
    target.right[i]! += source.right[i]! * gain;
  }
}

export const fromDb = (db: number): number => 10 ** (db / 20);
