import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { musicFile } from '../core/library.ts';
import { findFfmpeg } from '../platform/media/find-tools.ts';
import { openMedia } from '../platform/media/open-media.ts';
import { loadLibrary } from '../platform/library.ts';
import { runProcess } from '../platform/processes.ts';

const SAMPLE_RATE = 48_000;
const CHANNELS = 2;

const tools = (await findFfmpeg())!;
const media = openMedia({ kind: 'ffmpeg', ...tools });
const { library, dir } = await loadLibrary();

/** Interleaved samples as a player hears them. */
async function decode(path: string): Promise<Float32Array> {
  const { stdout } = await runProcess({
    command: tools.ffmpegPath,
    args: ['-v', 'error', '-nostdin', '-i', path, '-f', 'f32le', '-ac', '2', '-ar', '48000', 'pipe:1'],
    maxOutputBytes: 256 * 1024 * 1024,
  });
  return new Float32Array(stdout.buffer, stdout.byteOffset, stdout.length / 4);
}

/** How sharply the left channel bends at each sample of an endless repetition; a click is a sharp bend. */
function bends(samples: Float32Array, from: number, to: number): number[] {
  const length = samples.length / CHANNELS;
  const at = (i: number) => samples[((i + length) % length) * CHANNELS]!;
  return Array.from({ length: to - from }, (_, n) => {
    const i = from + n;
    return Math.abs(at(i - 1) - 2 * at(i) + at(i + 1));
  });
}

describe.each(library.music)('the track $id', ({ id, durationMs }) => {
  const path = join(dir, musicFile(id));

  it('is as loud as mixes count on, and leaves room above', async () => {
    const { lufs, truePeakDb } = await media.measureLoudness({ path });
    expect(lufs).toBeCloseTo(-20, 0);
    expect(truePeakDb).toBeLessThanOrEqual(-3);
  });

  it('lasts exactly as long as it says, and goes round without a click or a gap', async () => {
    const samples = await decode(path);
    expect(samples.length / CHANNELS).toBe((durationMs * SAMPLE_RATE) / 1000);
    const seam = Math.max(...bends(samples, -64, 64));
    const around = bends(samples, -2 * SAMPLE_RATE, 2 * SAMPLE_RATE).toSorted((a, b) => a - b);
    expect(seam).toBeLessThanOrEqual(around[Math.floor(around.length * 0.9999)]!);
    const power = (from: number, to: number) =>
      samples.subarray(from, to).reduce((sum, x) => sum + x * x, 0) / (to - from);
    const [end, start] = [power(samples.length - 4800, samples.length), power(0, 4800)];
    // neither side fades: within 10 dB of the whole
    expect(Math.min(end, start)).toBeGreaterThan(power(0, samples.length) / 10);
  });
});
