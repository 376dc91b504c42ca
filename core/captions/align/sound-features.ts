import { FRAME_RATE } from '../speech-envelope.ts';
import type { VoiceActivity } from '../voice-activity.ts';
import { powerSpectrum } from './fourier.ts';

/** Mel-frequency cepstral coefficients of a frame, loudness first, then how they change, then how that changes. */
const COEFFICIENTS = 13;
export const FEATURES = COEFFICIENTS * 3;

const WINDOW_S = 0.025;
const SPECTRUM = 512;
const BANDS = 24;
const LOWEST_HZ = 80;
const HIGHEST_HZ = 7600;
const PRE_EMPHASIS = 0.95;
/** Noise laid under everything, so that digital silence has features too: so far below the sound as a whole. */
const DITHER_DB = -32;
/** Features this many standard deviations off say no more than this. */
const MOST_DEVIATION = 5;

/**
 * What each frame of 10 ms sounds like, frame after frame: `FEATURES` numbers each, whose mean over speech is 0 and whose
 * variance is 1. After Davis and Mermelstein (1980), with deltas after Furui (1986).
 *
 * @param samples mono, -1 to 1, at 16 kHz
 */
export function soundFeatures(samples: Float32Array, sampleRate: number, voice: VoiceActivity): Float32Array {
  const frames = voice.spokenBefore.length - 1;
  const features = new Float32Array(frames * FEATURES);
  writeCepstra(features, samples, sampleRate);
  writeChange(features, 0, frames);
  writeChange(features, COEFFICIENTS, frames);
  normalise(features, voice, frames);
  return features;
}

/** Level of the noise that is laid under the sound: it grows with it. */
function ditherLevel(samples: Float32Array): number {
  let power = 0;
  for (const sample of samples) power += sample * sample;
  return Math.sqrt(power / Math.max(1, samples.length)) * 10 ** (DITHER_DB / 20) * Math.sqrt(12);
}

/** A hash of the place, -0.5 to 0.5, so that the noise is the same whenever it is asked for. */
function noiseAt(i: number): number {
  let h = Math.imul(i ^ 0x9e3779b9, 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h >>> 8) / 0x1000000 - 0.5;
}

function writeCepstra(features: Float32Array, samples: Float32Array, sampleRate: number): void {
  const hop = Math.round(sampleRate / FRAME_RATE);
  const length = Math.round(WINDOW_S * sampleRate);
  const window = Float64Array.from(
    { length },
    (_, i) => 0.54 - 0.46 * Math.cos((2 * Math.PI * i) / (length - 1)),
  );
  const bands = melBands(sampleRate);
  const cosines = Float64Array.from({ length: COEFFICIENTS * BANDS }, (_, at) => {
    const k = Math.floor(at / BANDS);
    return Math.cos((Math.PI * k * ((at % BANDS) + 0.5)) / BANDS) * Math.sqrt(2 / BANDS);
  });
  const level = ditherLevel(samples);
  const sampleAt = (i: number) => (i >= 0 && i < samples.length ? samples[i]! + level * noiseAt(i) : 0);
  const spectrum = powerSpectrum(SPECTRUM);
  // what is under the window; the next frame has most of it in common
  const heard = new Float64Array(length);
  const frame = new Float64Array(SPECTRUM);
  const power = new Float64Array(SPECTRUM / 2 + 1);
  const loud = new Float64Array(BANDS);
  let first = -Math.floor((length - hop) / 2);
  let before = 0;
  let known = 0;
  for (let t = 0; t * FEATURES < features.length; t++) {
    for (let i = known; i < length; i++) {
      const sample = sampleAt(first + i);
      heard[i] = sample - PRE_EMPHASIS * before;
      before = sample;
    }
    for (let i = 0; i < length; i++) frame[i] = heard[i]! * window[i]!;
    heard.copyWithin(0, hop);
    known = length - hop;
    first += hop;
    spectrum(frame, power);
    bands.forEach(({ from, weights }, b) => {
      let sum = 0;
      for (let k = 0; k < weights.length; k++) sum += power[from + k]! * weights[k]!;
      loud[b] = Math.log(sum + 1e-6);
    });
    for (let k = 0; k < COEFFICIENTS; k++) {
      let sum = 0;
      for (let b = 0; b < BANDS; b++) sum += cosines[k * BANDS + b]! * loud[b]!;
      features[t * FEATURES + k] = sum;
    }
  }
}

/** Triangles over the bins of a spectrum, evenly wide to the ear. */
function melBands(sampleRate: number): { from: number; weights: Float64Array }[] {
  const toMel = (hz: number) => 2595 * Math.log10(1 + hz / 700);
  const toBin = (mel: number) => (700 * (10 ** (mel / 2595) - 1) * SPECTRUM) / sampleRate;
  const low = toMel(LOWEST_HZ);
  const high = toMel(Math.min(HIGHEST_HZ, sampleRate * 0.475));
  const edges = Array.from({ length: BANDS + 2 }, (_, i) => toBin(low + ((high - low) * i) / (BANDS + 1)));
  return Array.from({ length: BANDS }, (_, b) => {
    const [start, middle, end] = [edges[b]!, edges[b + 1]!, edges[b + 2]!];
    const from = Math.ceil(start);
    const to = Math.min(SPECTRUM / 2, Math.ceil(end) - 1);
    const weights = Float64Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => {
      const k = from + i;
      return k < middle ? (k - start) / (middle - start) : (end - k) / (end - middle);
    });
    return { from, weights };
  });
}

/** The slope, over two frames to each side, of the coefficients from `from` on; written after them. */
function writeChange(features: Float32Array, from: number, frames: number): void {
  for (let t = 0; t < frames; t++) {
    const [b2, b1] = [Math.max(0, t - 2) * FEATURES, Math.max(0, t - 1) * FEATURES];
    const [a1, a2] = [Math.min(frames - 1, t + 1) * FEATURES, Math.min(frames - 1, t + 2) * FEATURES];
    for (let k = from; k < from + COEFFICIENTS; k++) {
      features[t * FEATURES + COEFFICIENTS + k] =
        (features[a1 + k]! - features[b1 + k]! + 2 * (features[a2 + k]! - features[b2 + k]!)) / 10;
    }
  }
}

/** Mean 0 and variance 1 over the frames in which somebody speaks. */
function normalise(features: Float32Array, voice: VoiceActivity, frames: number): void {
  const spoken = voice.runs.reduce((sum, run) => sum + run.to - run.from, 0);
  if (spoken === 0) return;
  for (let k = 0; k < FEATURES; k++) {
    let sum = 0;
    let squares = 0;
    for (const run of voice.runs) {
      for (let t = run.from; t < run.to; t++) {
        const value = features[t * FEATURES + k]!;
        sum += value;
        squares += value * value;
      }
    }
    const mean = sum / spoken;
    const deviation = Math.sqrt(Math.max(0, squares / spoken - mean * mean)) + 1e-6;
    for (let t = 0; t < frames; t++) {
      const value = (features[t * FEATURES + k]! - mean) / deviation;
      features[t * FEATURES + k] = Math.max(-MOST_DEVIATION, Math.min(MOST_DEVIATION, value));
    }
  }
}
