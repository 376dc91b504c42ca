/**
 * Makes the built-in music: `npm run music` (needs ffmpeg on PATH), or `npm run music -- cedars` for some of it. Composed and
 * synthesised here, note by note, so it belongs to us; the same every time. Half a minute a track. With `--check` nothing
 * is written: it says whether each track is what this makes of it, and exits with 1 where one is not.
 */
import { copyFile, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { musicFile } from '../core/library.ts';
import { findFfmpeg } from '../platform/media/find-tools.ts';
import { runFfmpeg } from '../platform/media/ffmpeg-driver.ts';
import { openMedia } from '../platform/media/open-media.ts';
import { loadLibrary } from '../platform/library.ts';
import { arrange } from './pieces/arrange.ts';
import { PIECES } from './pieces/pieces.ts';
import { stillWaters } from './pieces/still-waters.ts';
import { fromDb, SAMPLE_RATE } from './synth/loop-buffer.ts';
import { renderTrack, type Arrangement } from './synth/render-track.ts';
import { toWav } from './synth/write-wav.ts';

const TARGET_LUFS = -20;
const MAX_TRUE_PEAK_DB = -3;
const BIT_RATE = '128k';
/** AAC comes in frames of this many samples, of which the first only prepares the decoder. */
const FRAME_SAMPLES = 1024;
/** What follows the loop when it is encoded, so that its last frame is as good as any. */
const TAIL_SAMPLES = 8 * FRAME_SAMPLES;

/** What encoders of different versions differ by, and no note does. */
const MAX_DIFFERENCE_DB = -25;

const tools = await findFfmpeg();
if (!tools) throw new Error('ffmpeg with its AAC encoder is not on PATH');
const { ffmpegPath } = tools;
const media = openMedia({ kind: 'ffmpeg', ...tools });
const { library, dir } = await loadLibrary();

const { values: options, positionals: wanted } = parseArgs({
  options: { check: { type: 'boolean', default: false } },
  allowPositionals: true,
});
for (const { id } of library.music) {
  if (wanted.length > 0 && !wanted.includes(id)) continue;
  const piece = PIECES.find((written) => written.id === id);
  await makeTrack(piece ? arrange(piece) : stillWaters());
}

async function makeTrack(arrangement: Arrangement): Promise<void> {
  const work = await mkdtemp(join(tmpdir(), 'qt-music-'));
  try {
    const sound = renderTrack(arrangement);
    const wav = join(work, 'track.wav');
    await writeFile(wav, toWav(sound));
    const made = await media.measureLoudness({ path: wav });
    if (made.lufs === null) throw new Error('the track is silent');
    const gain = fromDb(TARGET_LUFS - made.lufs);
    await writeFile(wav, toWav(sound, { gain, length: 2 * sound.length + TAIL_SAMPLES }));
    const encoded = join(work, 'track.m4a');
    await runFfmpeg({ ffmpegPath, args: ['-i', wav, ...secondRound(sound.length), encoded] });
    const { lufs, truePeakDb } = await media.measureLoudness({ path: encoded });
    if (truePeakDb === null || truePeakDb > MAX_TRUE_PEAK_DB) throw new Error(`peaks at ${truePeakDb} dBTP`);
    const target = join(dir, musicFile(arrangement.id));
    if (options.check) return await compare(encoded, target);
    // beside the target first: a rename is whole or not at all, but only within one disk
    await copyFile(encoded, `${target}.new`);
    await rename(`${target}.new`, target);
    console.log(`${musicFile(arrangement.id)}: ${lufs} LUFS, ${truePeakDb} dBTP`);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

/** Other versions of the encoder write other bytes: then what is heard decides. */
async function compare(made: string, kept: string): Promise<void> {
  const [newBytes, keptBytes] = await Promise.all([made, kept].map((path) => readFile(path)));
  const isSame = newBytes!.equals(keptBytes!);
  const apartDb = isSame ? -Infinity : await differenceDb(made, kept);
  const verdict = isSame ? 'the same to the byte' : `the difference is ${apartDb.toFixed(1)} dB to the track`;
  console.log(`${basename(kept)}: ${verdict}`);
  if (apartDb > MAX_DIFFERENCE_DB) process.exitCode = 1;
}

/** Power of what is left of a sound when the other is taken from it, against its own. */
async function differenceDb(made: string, kept: string): Promise<number> {
  const [a, b] = await Promise.all(
    [made, kept].map((path) => media.decodePcm({ path, sampleRate: SAMPLE_RATE })),
  );
  let [power, left] = [0, 0];
  for (let i = 0; i < Math.max(a!.length, b!.length); i++) {
    power += (a![i] ?? 0) ** 2;
    left += ((a![i] ?? 0) - (b![i] ?? 0)) ** 2;
  }
  return 10 * Math.log10(left / power);
}

/**
 * Output options: the loop is encoded twice in a row and only the second round kept. The encoder needs seconds to settle;
 * so its first sample follows its last one as if it had never stopped, and the length is exact.
 */
function secondRound(samples: number): string[] {
  const frames = samples / FRAME_SAMPLES;
  if (!Number.isInteger(frames)) throw new Error(`${samples} samples are no whole number of AAC frames`);
  const kept = `noise=drop=lt(n\\,${frames})+gt(n\\,${2 * frames})`;
  const earlier = `setts=pts=PTS-${samples}:dts=DTS-${samples}`;
  return [
    ['-c:a', 'aac', '-b:a', BIT_RATE, '-bsf:a', `${kept},${earlier}`, '-avoid_negative_ts', 'disabled'],
    ['-map_metadata', '-1', '-fflags', '+bitexact', '-flags:a', '+bitexact', '-movflags', '+faststart'],
  ].flat();
}
