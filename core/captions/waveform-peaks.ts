/** One peak a tenth of a second. */
const SLICE_MS = 100;

/** Absolute peak of every 100 ms, 0 to 255, the last slice maybe shorter: what a waveform is drawn from. */
export function waveformPeaks(samples: Float32Array, sampleRate: number): number[] {
  const slice = Math.round((sampleRate * SLICE_MS) / 1000);
  const peaks: number[] = [];
  for (let start = 0; start < samples.length; start += slice) {
    const end = Math.min(samples.length, start + slice);
    let peak = 0;
    for (let i = start; i < end; i++) peak = Math.max(peak, Math.abs(samples[i]!));
    peaks.push(Math.round(Math.min(1, peak) * 255));
  }
  return peaks;
}
