import { randomUUID } from 'node:crypto';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError, isAppError } from '../../core/errors.ts';
import type { EncodeJob } from './media-job.ts';
import type { Media } from './media.ts';
import { readMp4Index, type Mp4Index } from './mp4-index.ts';

/** Longer side of a sample: enough to see a face or a sign, small enough to send dozens. */
const LONGEST_SIDE = 512;
const QUALITY = 5;
/** Less than this on the shorter side looks soft however it is shown; more pixels have no camera that stock is from. */
const LEAST_SIDE = 360;
const MOST_PIXELS = 36e6;
/** Nothing in stock footage is longer: a header that says so lies, and what it says of the rest is not believed either. */
const LONGEST_MS = 60 * 60 * 1000;
/**
 * Where frames are taken, as shares of the clip's length: past what fades in, and so near the end that what is cut off, or
 * claims to be longer than it is, has none there.
 */
const SHARES = [0.1, 0.5, 0.9];
/** Decoding to three places takes some seconds, on a busy machine half a minute; what needs longer never ends. */
const TIMEOUT_MS = 120_000;
/** The last frame begins before the end. */
const LAST_FRAME_MS = 120;

/**
 * Three frames of a clip that nobody vouches for, from its beginning, middle and end, as small JPEGs, upright. Taken by decoding, in a process of its own, short of
 * memory and time: whoever has them knows that the file holds them.
 *
 * @param dir where files may lie meanwhile
 * @throws AppError asset_unreadable | asset_no_picture | asset_too_small | asset_too_large | disk_full | cancelled
 */
export async function sampleClip(request: {
  media: Media;
  path: string;
  dir: string;
  signal: AbortSignal;
}): Promise<Buffer[]> {
  const { media, path, dir, signal } = request;
  const moments = await momentsOf(request);
  const outs = SHARES.map(() => join(dir, `sample-${randomUUID()}.jpg`));
  try {
    // a film may end in pictures that no other one is made from
    for (const sparse of [true, false]) {
      const job = samplingJob({ path, moments, outs, sparse });
      await media.run(job, { signal, timeoutMs: TIMEOUT_MS, limited: true });
      const files = await Promise.all(outs.map((out) => readFile(out).catch(() => null)));
      const frames = files.flatMap((file) => (file && file.length > 0 ? [file] : []));
      if (frames.length === outs.length) return frames;
    }
    throw new Error('a sample is empty');
  } catch (error) {
    signal.throwIfAborted();
    if (isAppError(error) && error.code === 'disk_full') throw error;
    throw new AppError('asset_unreadable', {}, { cause: error });
  } finally {
    await Promise.all(outs.map((out) => rm(out, { force: true })));
  }
}

/** Moments in ms, together where none but the first can be had without decoding all from there. */
type Moments = readonly (readonly number[])[];

function samplingJob(request: {
  path: string;
  moments: Moments;
  outs: readonly string[];
  sparse: boolean;
}): EncodeJob {
  const { path, moments, outs, sparse } = request;
  const sampled = outs.map((_, i) => `[sample${i}]`);
  const chains = moments.flatMap(([first = 0, ...others], input) => {
    const picture = `[${input}:v]`;
    if (others.length === 0) return `${picture}${SAMPLE_FILTERS}${sampled.shift()}`;
    const parts = [first, ...others].map((ms, i) => ({
      label: `[part${input}x${i}]`,
      fromSeconds: (ms - first) / 1000,
    }));
    return [
      `${picture}split=${parts.length}${parts.map(({ label }) => label).join('')}`,
      ...parts.map(
        ({ label, fromSeconds }) => `${label}trim=start=${fromSeconds},${SAMPLE_FILTERS}${sampled.shift()}`,
      ),
    ];
  });
  return {
    kind: 'encode',
    inputs: moments.map(([first = 0]) => ({
      path,
      fromOutside: true,
      seekSeconds: first / 1000,
      threads: 1,
      sparse,
    })),
    filter: chains.join(';'),
    outputs: outs.map((path, i) => ({ label: `sample${i}`, format: 'jpeg', path, quality: QUALITY })),
  };
}

const share = `min(1,${LONGEST_SIDE}/max(iw*sar,ih))`;
const SAMPLE_FILTERS = [
  'yadif=deint=interlaced',
  `scale=w='max(2,2*trunc(iw*sar*${share}/2))':h='max(2,2*trunc(ih*${share}/2))':flags=area:out_color_matrix=bt601:out_range=pc`,
  'setsar=1,format=yuvj420p',
].join(',');

/** Where the frames are, by what the file says of itself. */
async function momentsOf(request: Parameters<typeof sampleClip>[0]): Promise<Moments> {
  const { width, height, durationMs, keyframesMs } =
    (await readMp4Index(request.path).catch(() => null)) ?? (await probed(request));
  if (Math.min(width, height) < LEAST_SIDE)
    throw new AppError('asset_too_small', { width, height, least: LEAST_SIDE });
  if (width * height > MOST_PIXELS) throw new AppError('asset_too_large', { width, height });
  if (!(durationMs > 0) || durationMs > LONGEST_MS) throw new AppError('asset_unreadable');
  const groups: number[][] = [];
  for (const share of SHARES) {
    const ms = Math.max(0, Math.min(share * durationMs, durationMs - LAST_FRAME_MS));
    const last = groups.at(-1);
    const from = last?.at(-1) ?? 0;
    if (last && keyframesMs && !keyframesMs.some((at) => at > from && at <= ms)) last.push(ms);
    else groups.push([ms]);
  }
  return groups;
}

/** The same of a file without the index of an MP4. */
async function probed({ media, path, signal }: Parameters<typeof sampleClip>[0]): Promise<Mp4Index> {
  const probe = await media.ffprobe({ path, signal }).catch((error: unknown) => {
    signal.throwIfAborted();
    throw new AppError('asset_unreadable', {}, { cause: error });
  });
  const stream = probe.streams.find(({ kind, attachedPicture }) => kind === 'video' && !attachedPicture);
  if (!stream) throw new AppError('asset_no_picture');
  const { width = 0, height = 0 } = stream;
  return { width, height, durationMs: stream.durationMs ?? probe.durationMs ?? 0, keyframesMs: null };
}
