const SLICE_MS = 100;
/** A slice this far below the voice (-20 dB) holds no speech. */
const QUIET_SHARE = 0.1;
/** Below -60 dBFS nothing can be heard, however soft the whole recording is. */
const SILENCE = 0.001;
/** How loud the voice is: the level that a tenth of the recording exceeds. */
const VOICE_QUANTILE = 0.9;

/** How loud a recording is over time. */
export interface SoundLevels {
  sliceMs: number;
  /** Root mean square of each slice, 0 to 1. */
  slices: Float32Array;
  /** Level of the voice. */
  voice: number;
}

/** @param samples mono, -1 to 1 */
export function measureLevels(samples: Float32Array, sampleRate: number): SoundLevels {
  const sliceSamples = Math.round((sampleRate * SLICE_MS) / 1000);
  const slices = new Float32Array(Math.ceil(samples.length / sliceSamples));
  for (let i = 0; i < slices.length; i++) {
    const slice = samples.subarray(i * sliceSamples, (i + 1) * sliceSamples);
    slices[i] = Math.sqrt(slice.reduce((sum, s) => sum + s * s, 0) / slice.length);
  }
  const voice = slices.toSorted()[Math.floor((slices.length - 1) * VOICE_QUANTILE)] ?? 0;
  return { sliceMs: SLICE_MS, slices, voice };
}

/** Loudest slice from one time to another. */
export const peakLevel = (levels: SoundLevels, startMs: number, endMs: number): number =>
  slicesBetween(levels, startMs, endMs).reduce((a, b) => Math.max(a, b), 0);

/** Nobody speaks from one time to another, not for a moment. */
export const isQuiet = (levels: SoundLevels, startMs: number, endMs: number): boolean =>
  peakLevel(levels, startMs, endMs) < quietBelow(levels);

/** Nothing at all is to be heard from one time to another. */
export const isSilent = (levels: SoundLevels, startMs: number, endMs: number): boolean =>
  peakLevel(levels, startMs, endMs) < SILENCE;

/** Time between two others in which somebody may be speaking. */
export const audibleMs = (levels: SoundLevels, startMs: number, endMs: number): number =>
  slicesBetween(levels, startMs, endMs).filter((level) => level >= quietBelow(levels)).length *
  levels.sliceMs;

const quietBelow = ({ voice }: SoundLevels): number => Math.max(SILENCE, voice * QUIET_SHARE);

function slicesBetween({ slices, sliceMs }: SoundLevels, startMs: number, endMs: number): Float32Array {
  const from = Math.max(0, Math.floor(startMs / sliceMs));
  return slices.subarray(from, Math.max(from + 1, Math.ceil(endMs / sliceMs)));
}
