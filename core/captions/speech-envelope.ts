/** Frames a second of every analysis of sound here. */
export const FRAME_RATE = 100;
export const FRAME_MS = 1000 / FRAME_RATE;

/** Loudness of a recording, one value in dB every 10 ms. The zero point means nothing, only differences do. */
export interface SpeechEnvelope {
  frames: number;
  /** All above 100 Hz, treble lifted: tells speech from silence. */
  full: Float32Array;
  /** 300 to 3000 Hz, where vowels are: its peaks are syllables. */
  vowels: Float32Array;
}

/** Smallest power told apart from digital silence. */
const FLOOR = 1e-12;
const PRE_EMPHASIS = 0.95;

/**
 * Envelope of mono samples (-1 to 1). One pass with a handful of recursive filters: memory is two numbers a
 * frame (4 MB for 90 minutes), time about a second for ten minutes.
 */
export function speechEnvelope(samples: Float32Array, sampleRate: number): SpeechEnvelope {
  const hop = Math.round(sampleRate / FRAME_RATE);
  const frames = Math.floor(samples.length / hop);
  const fullPower = new Float32Array(frames);
  const vowelPower = new Float32Array(frames);
  const lifted = new Float64Array(hop);
  const full = new Float64Array(hop);
  const vowels = new Float64Array(hop);
  const bass = highPass(100, sampleRate);
  const low = highPass(300, sampleRate);
  const high = lowPass(Math.min(3000, sampleRate * 0.45), sampleRate);
  let before = 0;
  for (let frame = 0, at = 0; frame < frames; frame++) {
    for (let i = 0; i < hop; i++, at++) {
      const sample = samples[at]!;
      lifted[i] = sample - PRE_EMPHASIS * before;
      before = sample;
    }
    bass(lifted, full);
    low(lifted, vowels);
    high(vowels, vowels);
    fullPower[frame] = meanPower(full);
    vowelPower[frame] = meanPower(vowels);
  }
  return { frames, full: toDecibels(fullPower), vowels: toDecibels(vowelPower) };
}

function meanPower(values: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i]! * values[i]!;
  return sum / values.length;
}

/** Mean over three frames, a window of about 30 ms, in dB. */
function toDecibels(power: Float32Array): Float32Array {
  return power.map((p, i) => {
    const around = 0.25 * (power[i - 1] ?? p) + 0.5 * p + 0.25 * (power[i + 1] ?? p);
    return 10 * Math.log10(around + FLOOR);
  });
}

/** Filters the next samples of a signal from `input` into `output`, which may be the same. */
type Filter = (input: Float64Array, output: Float64Array) => void;

const highPass = (hz: number, sampleRate: number): Filter => biquad(hz, sampleRate, -1);
const lowPass = (hz: number, sampleRate: number): Filter => biquad(hz, sampleRate, 1);

/** Second-order Butterworth (RBJ audio cookbook); `sign` 1 passes what is below `hz`, -1 what is above. */
function biquad(hz: number, sampleRate: number, sign: 1 | -1): Filter {
  const w = (2 * Math.PI * hz) / sampleRate;
  const alpha = Math.sin(w) / Math.SQRT2;
  const cos = Math.cos(w);
  const a0 = 1 + alpha;
  const b0 = (1 - sign * cos) / 2 / a0;
  const b1 = (sign * (1 - sign * cos)) / a0;
  const a1 = (-2 * cos) / a0;
  const a2 = (1 - alpha) / a0;
  // kept from call to call: the last two samples that came in, and the last two that went out
  const kept = new Float64Array(4);
  return (input, output) => {
    let [x1, x2, y1, y2] = [kept[0]!, kept[1]!, kept[2]!, kept[3]!];
    for (let i = 0; i < input.length; i++) {
      const x = input[i]!;
      const y = b0 * (x + x2) + b1 * x1 - a1 * y1 - a2 * y2;
      x2 = x1;
      x1 = x;
      y2 = y1;
      // digital silence would otherwise let the filter ring down into denormal numbers, which are slow
      y1 = Math.abs(y) < 1e-18 ? 0 : y;
      output[i] = y;
    }
    kept[0] = x1;
    kept[1] = x2;
    kept[2] = y1;
    kept[3] = y2;
  };
}

/** Running mean over `width` values, shorter at both ends. */
export function smooth(values: Float32Array, width: number): Float32Array {
  const half = width >> 1;
  const smoothed = new Float32Array(values.length);
  let sum = 0;
  let count = 0;
  for (let i = -half; i < values.length; i++) {
    if (i + half < values.length) {
      sum += values[i + half]!;
      count++;
    }
    if (i - half - 1 >= 0) {
      sum -= values[i - half - 1]!;
      count--;
    }
    if (i >= 0) smoothed[i] = sum / count;
  }
  return smoothed;
}

/** Value below which the share `q` (0 to 1) of sorted `values` lies; NaN of none. */
export function quantile(sorted: Float32Array, q: number): number {
  if (sorted.length === 0) return NaN;
  const at = q * (sorted.length - 1);
  const below = Math.floor(at);
  const low = sorted[below]!;
  return low + (at - below) * ((sorted[below + 1] ?? low) - low);
}
