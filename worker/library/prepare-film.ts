import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../../core/errors.ts';
import { FPS, frameToMs, msToFrame } from '../../core/format.ts';
import { MAX_CLIP_MS, PICTURE_MS } from '../../core/library-item.ts';
import { MAX_SHOT_MS } from '../../core/plan-shots.ts';
import { containerShape } from '../../platform/media/container-shape.ts';
import { exifOrientation, UPRIGHT } from '../../platform/media/exif-orientation.ts';
import { fileKind } from '../../platform/media/file-kind.ts';
import type { MediaInput, StillFormat, X264Settings } from '../../platform/media/media-job.ts';
import type { ProbeResult } from '../../platform/media/media.ts';
import { countFrames } from '../render/count-frames.ts';
import { TIMESCALE } from '../render/compose-chunk.ts';
import { driftFilters, filmFilters, isHdr, loopGraph, pictureFilters } from './clip-filters.ts';
import { makeViews } from './make-views.ts';
import type { PrepareRequest, PreparedAsset } from './prepared-asset.ts';

type Stream = ProbeResult['streams'][number];

/** Less than this on the shorter side looks soft however it is shown. */
const LEAST_SIDE = 360;
/** More pixels than any camera of a telephone: of a film, of a photo. */
const MOST_PIXELS = { film: 20e6, picture: 120e6 };
const LEAST_MS = 1_500;
/** What ends sooner cannot fill the longest shot and its crossfade: it is made to loop. */
const LOOPED_BELOW_MS = MAX_SHOT_MS + 1_000;
const LOOP_FADE_FRAMES = FPS;
/** A minute of 4K takes a twentieth of this on an idle machine; a busy one is slower by as much. */
const LONGEST_WORK_MS = 20 * 60 * 1000;
/** Of this process and of the decoder: a render goes on beside it. */
const THREADS = 2;
/** A keyframe each half second: shots begin anywhere, and previews seek. */
const GOP_FRAMES = FPS / 2;

const KEPT: X264Settings = {
  preset: 'veryfast',
  crf: 19,
  gopFrames: GOP_FRAMES,
  bt709: true,
  threads: THREADS,
};
/** For what is encoded once more. */
const PASSING: X264Settings = { ...KEPT, preset: 'ultrafast', crf: 10 };

/**
 * A clip as videos are made of: 1080p-class H.264 at 30 frames a second, without sound, a minute at most; one too short
 * for a shot as a seamless loop.
 * @throws AppError asset_cut_off | asset_unreadable | asset_no_picture | asset_too_small | asset_too_large | asset_hdr |
 *   asset_too_short | asset_too_slow | disk_full | cancelled
 */
export async function prepareClip(request: PrepareRequest): Promise<PreparedAsset> {
  const { path, workDir } = request;
  const { cutOff } = await containerShape(path);
  const stream = pictureStream(await probed(request), 'film').found;
  if (!stream) throw new AppError(cutOff ? 'asset_cut_off' : 'asset_no_picture');
  const taken = join(workDir, 'taken.mp4');
  try {
    await encode(request, {
      inputs: [{ path, fromOutside: true, durationSeconds: (MAX_CLIP_MS + 1000) / 1000, threads: THREADS }],
      filter: `[0:v]${filmFilters(stream)}[out]`,
      frames: msToFrame(MAX_CLIP_MS),
      video: KEPT,
      out: taken,
    });
  } catch (error) {
    throw cutOff ? because('asset_cut_off', error) : isHdr(stream) ? because('asset_hdr', error) : error;
  }
  if (cutOff) throw new AppError('asset_cut_off');
  const frames = await countFrames(taken);
  if (frameToMs(frames) < LEAST_MS) throw new AppError('asset_too_short', { seconds: LEAST_MS / 1000 });
  if (frameToMs(frames) >= LOOPED_BELOW_MS)
    return makeViews({ ...request, main: taken, frames, loops: false });

  const fadeFrames = Math.min(LOOP_FADE_FRAMES, frames >> 2);
  const main = join(workDir, 'main.mp4');
  await encode(request, {
    inputs: [
      { path: taken, threads: THREADS },
      { path: taken, threads: 1, durationSeconds: (fadeFrames + 2) / FPS },
    ],
    filter: loopGraph({ frames, fadeFrames }),
    frames: frames - fadeFrames,
    video: KEPT,
    out: main,
  });
  return makeViews({ ...request, main, frames: await countFrames(main), loops: true });
}

/**
 * A picture as a clip that moves slowly.
 * @throws AppError like prepareClip, and asset_heic
 */
export async function preparePicture(request: PrepareRequest & { assetId: string }): Promise<PreparedAsset> {
  const { path, workDir } = request;
  const kind = await fileKind(path);
  if (kind?.kind !== 'picture') throw new AppError('asset_type');
  const upright = join(workDir, 'upright.mp4');
  await (kind.still ? fromStill(request, kind.still, upright) : fromHeic(request, upright));
  const frames = msToFrame(PICTURE_MS);
  const main = join(workDir, 'main.mp4');
  // not all go the same way
  const outwards = Number.parseInt(request.assetId.at(-1)!, 16) % 2 === 1;
  await encode(request, {
    inputs: [{ path: upright, threads: THREADS }],
    filter: `[0:v]${driftFilters({ frames, outwards })}[out]`,
    frames,
    video: KEPT,
    out: main,
  });
  return makeViews({ ...request, main, frames: await countFrames(main), loops: false });
}

/** The picture upright, in our size and colours, as a film of one frame. */
async function fromStill(request: PrepareRequest, still: StillFormat, out: string): Promise<void> {
  const stream = pictureStream(await probed(request, still), 'picture').found;
  if (!stream) throw new AppError('asset_unreadable');
  const turned = still === 'jpeg' ? UPRIGHT[await exifOrientation(request.path)] : [];
  const filters = [...turned, pictureFilters(stream, still !== 'jpeg')];
  await encode(request, {
    inputs: [{ path: request.path, still, threads: 1 }],
    filter: `[0:v]${filters.join(',')}[out]`,
    frames: 1,
    video: { ...PASSING, crf: 4 },
    out,
  });
}

/** One that is stored whole opens like a film; most are stored as tiles, which nobody here puts together. */
async function fromHeic(request: PrepareRequest, out: string): Promise<void> {
  try {
    const { found, count } = pictureStream(await probed(request), 'picture');
    if (!found || count > 1) throw new AppError('asset_heic');
    await encode(request, {
      inputs: [{ path: request.path, fromOutside: true, threads: 1 }],
      filter: `[0:v]${pictureFilters(found, false)}[out]`,
      frames: 1,
      video: { ...PASSING, crf: 4 },
      out,
    });
  } catch (error) {
    throw error instanceof AppError && error.code === 'asset_unreadable'
      ? because('asset_heic', error)
      : error;
  }
}

async function probed({ media, path, signal }: PrepareRequest, still?: StillFormat): Promise<ProbeResult> {
  try {
    return await media.ffprobe({ path, signal, ...(still && { still }) });
  } catch (error) {
    signal.throwIfAborted();
    const { cutOff } = await containerShape(path);
    throw because(cutOff ? 'asset_cut_off' : 'asset_unreadable', error);
  }
}

/** The picture of a file, where it is of a size we can take, and how many pictures there are in it. */
function pictureStream(
  { streams }: ProbeResult,
  kind: keyof typeof MOST_PIXELS,
): { found: Stream | undefined; count: number } {
  const pictures = streams.filter((s) => s.kind === 'video' && !s.attachedPicture && s.width && s.height);
  const { width = 0, height = 0 } = pictures[0] ?? {};
  if (pictures.length > 0) {
    if (Math.min(width, height) < LEAST_SIDE)
      throw new AppError('asset_too_small', { width, height, least: LEAST_SIDE });
    if (width * height > MOST_PIXELS[kind]) throw new AppError('asset_too_large', { width, height });
  }
  return { found: pictures[0], count: pictures.length };
}

/** Held short of memory and time; what cannot be worked out is unreadable. */
async function encode(
  { media, signal }: PrepareRequest,
  job: { inputs: MediaInput[]; filter: string; frames: number; video: X264Settings; out: string },
): Promise<void> {
  const late = AbortSignal.timeout(LONGEST_WORK_MS);
  const draft = `${job.out}.part.mp4`;
  try {
    await media.run(
      {
        kind: 'encode',
        inputs: job.inputs,
        filter: job.filter,
        filterThreads: THREADS,
        outputs: [
          {
            label: 'out',
            format: 'mp4',
            path: draft,
            video: job.video,
            frames: job.frames,
            timescale: TIMESCALE,
            fastStart: true,
          },
        ],
      },
      { signal: AbortSignal.any([signal, late]), timeoutMs: 2 * LONGEST_WORK_MS, limited: true },
    );
  } catch (error) {
    signal.throwIfAborted();
    if (late.aborted) throw because('asset_too_slow', error);
    if (error instanceof AppError && error.code === 'disk_full') throw error;
    throw because('asset_unreadable', error);
  }
  if ((await countFrames(draft)) === 0) throw new AppError('asset_unreadable');
  await rename(draft, job.out);
}

const because = (code: ConstructorParameters<typeof AppError>[0], cause: unknown): AppError =>
  new AppError(code, {}, { cause });
