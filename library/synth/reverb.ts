import { loopBuffer, SAMPLE_RATE, wrap, type LoopBuffer } from './loop-buffer.ts';

/** Delays of the room in samples: no common divisors, so that echoes never fall together. */
const LINES = [1693, 1949, 2297, 2657, 2999, 3413, 3823, 4261] as const;
const DIFFUSERS = [227, 331, 463, 659] as const;
const DIFFUSION = 0.62;
const DECAY_SECONDS = 3.4;
const PRE_DELAY_SECONDS = 0.024;
/** Walls swallow the treble. */
const DAMPING = 0.38;
/** A slow sway takes the metal out. A whole number of turns in a loop keeps the seam. */
const SWAY_SAMPLES = 9;
const SWAY_TURNS_PER_SECOND = 0.45;
/** Nothing below this goes in: rooms boom soon enough. */
const LOW_CUT_HZ = 150;

/**
 * The sound of a hall around `input`, alone. The room is filled with the end of the loop first, so that what still
 * rings there is heard at the start: the result goes round without a seam.
 */
export function reverberate(input: LoopBuffer): LoopBuffer {
  const { length } = input;
  const output = loopBuffer(length);
  const room = openRoom(length);
  const lead = Math.min(length, Math.round(3 * DECAY_SECONDS * SAMPLE_RATE));
  const preDelay = Math.round(PRE_DELAY_SECONDS * SAMPLE_RATE);
  for (let i = -lead; i < length; i++) {
    const at = wrap(i - preDelay, length);
    const sound = room(input.left[at]!, input.right[at]!, i);
    if (i < 0) continue;
    output.left[i] = sound[0];
    output.right[i] = sound[1];
  }
  return output;
}

/** A feedback delay network of eight lines, mixed by a Hadamard matrix. */
function openRoom(loopLength: number) {
  const lines = LINES.map((delay) => ({
    delay,
    store: new Float64Array(delay + SWAY_SAMPLES + 3),
    at: 0,
    low: 0,
    gain: 10 ** ((-3 * delay) / (DECAY_SECONDS * SAMPLE_RATE)),
  }));
  const turns = Math.max(1, Math.round((SWAY_TURNS_PER_SECOND * loopLength) / SAMPLE_RATE));
  const diffuse = [openDiffusers(0), openDiffusers(37)] as const;
  const cut = [openLowCut(), openLowCut()] as const;
  const taps = new Float64Array(lines.length);
  // one pair for all samples: a new one for each of millions takes longer than the sound in it
  const result: [number, number] = [0, 0];
  return (left: number, right: number, i: number): readonly [number, number] => {
    const even = 0.5 * diffuse[0](cut[0](left));
    const odd = 0.5 * diffuse[1](cut[1](right));
    const swayed = (2 * Math.PI * turns * i) / loopLength;
    for (let n = 0; n < lines.length; n++) {
      const line = lines[n]!;
      const delay = line.delay + SWAY_SAMPLES * 0.5 * (1 + Math.sin(swayed + n * 0.785));
      const tap = readBack(line.store, line.at, delay);
      line.low += (1 - DAMPING) * (tap - line.low);
      taps[n] = line.low * line.gain;
    }
    result[0] = 0.5 * (taps[0]! - taps[2]! + taps[4]! - taps[6]!);
    result[1] = 0.5 * (taps[1]! - taps[3]! + taps[5]! - taps[7]!);
    hadamard(taps);
    for (let n = 0; n < lines.length; n++) {
      const line = lines[n]!;
      line.store[line.at] = taps[n]! + (n % 2 === 0 ? even : odd);
      line.at = line.at + 1 === line.store.length ? 0 : line.at + 1;
    }
    return result;
  };
}

function readBack(store: Float64Array, at: number, delay: number): number {
  const position = at - delay + store.length;
  const whole = Math.floor(position);
  const between = position - whole;
  const first = whole % store.length;
  const second = (whole + 1) % store.length;
  return store[first]! * (1 - between) + store[second]! * between;
}

/** Mixes eight values so that no energy is lost and each goes to all. */
function hadamard(values: Float64Array): void {
  for (let span = 1; span < 8; span *= 2) {
    for (let i = 0; i < 8; i += span * 2) {
      for (let j = i; j < i + span; j++) {
        const a = values[j]!;
        const b = values[j + span]!;
        values[j] = a + b;
        values[j + span] = a - b;
      }
    }
  }
  for (let i = 0; i < 8; i++) values[i]! *= Math.SQRT1_2 / 2;
}

/** Allpasses in a row: a click comes out as a breath. */
function openDiffusers(spread: number): (sample: number) => number {
  const stages = DIFFUSERS.map((delay) => ({ store: new Float64Array(delay + spread), at: 0 }));
  return (sample) => {
    let through = sample;
    for (let n = 0; n < stages.length; n++) {
      const stage = stages[n]!;
      const delayed = stage.store[stage.at]!;
      const fed = through + DIFFUSION * delayed;
      stage.store[stage.at] = fed;
      stage.at = stage.at + 1 === stage.store.length ? 0 : stage.at + 1;
      through = delayed - DIFFUSION * fed;
    }
    return through;
  };
}

function openLowCut(): (sample: number) => number {
  const share = 1 - Math.exp((-2 * Math.PI * LOW_CUT_HZ) / SAMPLE_RATE);
  let low = 0;
  return (sample) => {
    low += share * (sample - low);
    return sample - low;
  };
}
