import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../../../core/errors.ts';
import { FPS } from '../../../core/format.ts';
import type { Layer } from '../../../core/layer.ts';
import type { Template } from '../../../core/template.ts';
import type { Span } from '../../../core/timeline.ts';
import type { Video } from '../../../core/video.ts';
import type { Media } from '../../../platform/media/media.ts';
import type { ClipSource } from '../clip-source.ts';
import { composeChunk, type Encoding } from '../compose-chunk.ts';
import { drawSheets } from '../draw-sheets.ts';
import type { Drawer } from '../open-drawer.ts';
import { planChunk } from '../plan-chunk.ts';
import { comparePictures } from './compare-pictures.ts';
import { numberedPictures } from './picture-hashes.ts';

/** x264 loses nothing at 0: what is compared is the picture before it is encoded. */
const LOSSLESS: Encoding = { preset: 'ultrafast', crf: 0 };
/** Screenshots as the video's colours: BT.709, video range. */
const TO_VIDEO =
  'format=gbrp,scale=out_range=tv:out_color_matrix=bt709:flags=bicubic+accurate_rnd+full_chroma_int,format=yuv420p';

interface Check {
  video: Video;
  template: Template;
  /** The plan that is put to the test. */
  layers: readonly Layer[];
  chunk: Span;
  /** Frames of the video, in order, inside the chunk. */
  frames: readonly number[];
  sourceOf: (asset: string) => ClipSource;
  /** Where a browser finds the assets. */
  addresses: Record<string, string>;
  drawer: Drawer;
  media: Media;
  workDir: string;
  signal: AbortSignal;
  onFrame: () => void;
}

/**
 * Composes one chunk as the render does and holds frames of it against the composition's own, drawn the plain way.
 * @returns luma PSNR of each frame, in dB
 */
export async function checkChunk(check: Check): Promise<number[]> {
  const { chunk, frames, media, workDir, signal } = check;
  const folder = await mkdtemp(join(workDir, 'chunk-'));
  try {
    const ours = await composeOurs(check, folder);
    const plain = await drawPlain(check, folder);
    const { luma } = await comparePictures({
      inputs: [{ path: ours }, { path: numberedPictures(plain), pictures: { firstNumber: 0 } }],
      graph: [
        `[0:v]select='${anyOf(frames.map((frame) => frame - chunk.from))}',settb=1/${FPS},setpts=N[ours]`,
        `[1:v]${TO_VIDEO},settb=1/${FPS},setpts=N[plain]`,
      ].join(';'),
      folder,
      media,
      signal,
    });
    if (luma.length !== frames.length) {
      const cause = new Error(`${luma.length} of ${frames.length} frames could be compared`);
      throw new AppError('render_failed', {}, { cause });
    }
    return luma;
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

async function composeOurs(check: Check, folder: string): Promise<string> {
  const { video, template, layers, chunk, sourceOf, media, signal } = check;
  const plan = planChunk({ video, template, layers, chunk });
  const sheets = drawSheets({
    ...check,
    folder,
    width: plan.width,
    chunks: [plan.overlay],
    onSheet: () => {},
  });
  await sheets.done;
  const out = join(folder, 'ours.mp4');
  const job = composeChunk({
    plan,
    sourceOf,
    cutsOf: sheets.cutsOf,
    sheetPath: sheets.path,
    encoding: LOSSLESS,
    threads: null,
    out,
  });
  await media.run(job, { signal });
  return out;
}

/** The frames as 0.png, 1.png … in a folder of their own. */
async function drawPlain(check: Check, folder: string): Promise<string> {
  const { video, template, addresses, frames, drawer, signal, onFrame } = check;
  const [drawn, plain] = [join(folder, 'drawn'), join(folder, 'plain')] as const;
  await mkdir(drawn);
  await mkdir(plain);
  await drawer.draw({
    video,
    template,
    assets: addresses,
    frames: [...frames],
    folder: drawn,
    signal,
    onSheet: onFrame,
  });
  for (const [i, frame] of frames.entries()) {
    await rename(join(drawn, `${frame}.png`), join(plain, `${i}.png`));
  }
  return plain;
}

/** These frames as ffmpeg's `select` wants them: runs of neighbours, one term each. */
function anyOf(frames: readonly number[]): string {
  const runs: { from: number; to: number }[] = [];
  for (const frame of frames) {
    const run = runs.at(-1);
    if (run && run.to === frame - 1) run.to = frame;
    else runs.push({ from: frame, to: frame });
  }
  return runs.map(({ from, to }) => `between(n,${from},${to})`).join('+');
}
