import { randomUUID } from 'node:crypto';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError, isAppError } from '../../core/errors.ts';
import type { Media } from './media.ts';

/** Longer side of a sample: enough to see a face or a sign, small enough to send dozens. */
const LONGEST_SIDE = 512;
const QUALITY = 5;
/** Less than this on the shorter side looks soft however it is shown; more pixels have no camera that stock is from. */
const LEAST_SIDE = 360;
const MOST_PIXELS = 36e6;
/** Nothing in stock footage is longer: a header that says so lies, and what it says of the rest is not believed either. */
const LONGEST_MS = 60 * 60 * 1000;
/** Decoding to three places takes some seconds, on a busy machine half a minute; what needs longer never ends. */
const TIMEOUT_MS = 120_000;
/** The last frame begins before the end. */
const LAST_FRAME_MS = 120;

/**
 * Frames of a clip that nobody vouches for, as small JPEGs, upright. Taken by decoding, in a process of its own, short of
 * memory and time: whoever has them knows that the file holds them.
 *
 * @param shares where, as shares of the clip's length, 0 to 1
 * @param dir where files may lie meanwhile
 * @throws AppError asset_unreadable | asset_no_picture | asset_too_small | asset_too_large | disk_full | cancelled
 */
export async function sampleClip(request: {
  media: Media;
  path: string;
  shares: readonly number[];
  dir: string;
  signal: AbortSignal;
}): Promise<Buffer[]> {
  const { media, path, shares, dir, signal } = request;
  const durationMs = await lengthOf(request);
  const outs = shares.map(() => join(dir, `sample-${randomUUID()}.jpg`));
  try {
    await media.run(
      {
        kind: 'encode',
        inputs: shares.map((share) => ({
          path,
          fromOutside: true,
          seekSeconds: Math.max(0, Math.min(share * durationMs, durationMs - LAST_FRAME_MS)) / 1000,
          threads: 1,
        })),
        filter: shares.map((_, i) => `[${i}:v]${SAMPLE_FILTERS}[sample${i}]`).join(';'),
        outputs: outs.map((out, i) => ({
          label: `sample${i}`,
          format: 'jpeg',
          path: out,
          quality: QUALITY,
        })),
      },
      { signal, timeoutMs: TIMEOUT_MS, limited: true },
    );
    const frames = await Promise.all(outs.map((out) => readFile(out)));
    if (frames.some(({ length }) => length === 0)) throw new Error('a sample is empty');
    return frames;
  } catch (error) {
    signal.throwIfAborted();
    if (isAppError(error) && error.code === 'disk_full') throw error;
    throw new AppError('asset_unreadable', {}, { cause: error });
  } finally {
    await Promise.all(outs.map((out) => rm(out, { force: true })));
  }
}

const share = `min(1,${LONGEST_SIDE}/max(iw*sar,ih))`;
const SAMPLE_FILTERS = [
  'yadif=deint=interlaced',
  `scale=w='max(2,2*trunc(iw*sar*${share}/2))':h='max(2,2*trunc(ih*${share}/2))':flags=area:out_color_matrix=bt601:out_range=pc`,
  'setsar=1,format=yuvj420p',
].join(',');

/** What the headers say of the picture, where that can be. */
async function lengthOf({
  media,
  path,
  signal,
}: Pick<Parameters<typeof sampleClip>[0], 'media' | 'path' | 'signal'>): Promise<number> {
  const probe = await media.ffprobe({ path, signal }).catch((error: unknown) => {
    signal.throwIfAborted();
    throw new AppError('asset_unreadable', {}, { cause: error });
  });
  const stream = probe.streams.find(({ kind, attachedPicture }) => kind === 'video' && !attachedPicture);
  if (!stream) throw new AppError('asset_no_picture');
  const { width = 0, height = 0 } = stream;
  if (Math.min(width, height) < LEAST_SIDE)
    throw new AppError('asset_too_small', { width, height, least: LEAST_SIDE });
  if (width * height > MOST_PIXELS) throw new AppError('asset_too_large', { width, height });
  const durationMs = stream.durationMs ?? probe.durationMs ?? 0;
  if (durationMs <= 0 || durationMs > LONGEST_MS) throw new AppError('asset_unreadable');
  return durationMs;
}
