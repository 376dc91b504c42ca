/**
 * Paints the built-in background loops: `npm run loops` for all, `npm run loops -- dawn-sky still-water-9x16` for some.
 * Each is drawn by Remotion at half size, enlarged, given a breath of grain against banding, and encoded; its average
 * colour is then written into `library.json`.
 * `npm run loops -- --posters` makes only the pictures that stand for them anew, and measures the colours.
 */
import { readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { renderFrames, selectComposition } from '@remotion/renderer';
import { FPS } from '../core/format.ts';
import { loadLibrary } from '../platform/library.ts';
import { findFfmpeg, findMediaEngine } from '../platform/media/find-tools.ts';
import type { MediaJob } from '../platform/media/media-job.ts';
import type { Media } from '../platform/media/media.ts';
import { openMedia } from '../platform/media/open-media.ts';
import { averageColor, readSmallFrames } from './loop-frames.ts';
import { withCompositions, type Drawing } from './with-compositions.ts';

const SHAPES = { '16x9': '1920:1080', '9x16': '1080:1920' } as const;
/** Closer keyframes than usual: shots begin anywhere in a loop, and previews seek. */
const GOP_FRAMES = 15;
/** What moves in every ear and billow hides more, and would be three times as large. */
const CRF = 24;
const CRF_WHERE_ALL_MOVES: Record<string, number> = { 'wheat-field': 29, 'above-clouds': 27 };
/** A busy machine may let a page wait. */
const PATIENCE_MS = 300_000;

const { library, dir } = await loadLibrary();
const onlyPosters = process.argv.includes('--posters');
const asked = process.argv.slice(2).filter((given) => given !== '--posters');
const all = library.loops.flatMap(({ id }) => Object.keys(SHAPES).map((shape) => `${id}-${shape}`));
const names = asked.length === 0 ? all : asked.flatMap((a) => all.filter((name) => name.startsWith(a)));

if (onlyPosters) {
  const media = openMedia((await findMediaEngine())!);
  for (const name of names) await describeLoop(name, media);
} else {
  await withCompositions(null, async (drawing) => {
    for (const name of names) await makeLoop(name, drawing);
  });
}

/** The poster, and of the wide cut the colour. */
async function describeLoop(name: string, media: Media): Promise<void> {
  await makePoster(name, media);
  if (name.endsWith('-16x9')) await noteColor(name.replace(/-16x9$/, ''));
}

/** A frame of a loop as a photo, past what begins. */
async function makePoster(name: string, media: Media): Promise<void> {
  await media.run({
    kind: 'encode',
    inputs: [{ path: join(dir, 'loops', `${name}.mp4`), seekSeconds: 4 }],
    filter: '[0:v]scale=out_color_matrix=bt601:out_range=pc,format=yuvj420p[poster]',
    outputs: [{ label: 'poster', format: 'jpeg', path: join(dir, 'loops', `${name}.jpg`), quality: 4 }],
  });
}

async function makeLoop(name: string, { work, media, remotion }: Drawing): Promise<void> {
  const startedAt = performance.now();
  const composition = await selectComposition({
    ...remotion,
    id: `loop-${name}`,
    timeoutInMilliseconds: PATIENCE_MS,
  });
  const frames = join(work, name);
  await renderFrames({
    ...remotion,
    composition,
    outputDir: frames,
    imageFormat: 'jpeg',
    jpegQuality: 100,
    imageSequencePattern: 'frame-[frame].[ext]',
    muted: true,
    timeoutInMilliseconds: PATIENCE_MS,
    onStart: () => {},
    onFrameUpdate: () => {},
  });
  const digits = String(composition.durationInFrames - 1).length;
  const out = join(dir, 'loops', `${name}.mp4`);
  await media.run(encoding(join(frames, `frame-%0${digits}d.jpeg`), name, `${out}.part`));
  await rename(`${out}.part`, out);
  await rm(frames, { recursive: true });
  await describeLoop(name, media);
  const megabytes = (await stat(out)).size / 1e6;
  console.log(
    `${name}: ${megabytes.toFixed(1)} MB in ${Math.round((performance.now() - startedAt) / 1000)} s`,
  );
}

/** Only that one word of the file is changed, so that the rest stays as people wrote it. */
async function noteColor(id: string): Promise<void> {
  const { ffmpegPath } = (await findFfmpeg())!;
  const path = join(dir, 'loops', `${id}-16x9.mp4`);
  const color = averageColor(await readSmallFrames({ ffmpegPath, path, choice: { keyframes: true } }));
  const file = join(dir, 'library.json');
  const text = await readFile(file, 'utf8');
  const entry = new RegExp(`("id": "${id}",[^}]*\\}[^}]*?"color": ")#[0-9a-f]{6}`);
  if (!entry.test(text)) throw new Error(`${file} has no color for ${id}: write "#000000" there`);
  await writeFile(file, text.replace(entry, `$1${color}`));
}

function encoding(pattern: string, name: string, out: string): MediaJob {
  const size = SHAPES[name.endsWith('9x16') ? '9x16' : '16x9'];
  const filters = [
    // JPEG frames are full range in BT.601 colours
    `scale=${size}:flags=bicubic+accurate_rnd:in_range=pc:in_color_matrix=bt601:out_range=tv:out_color_matrix=bt709`,
    'format=yuv420p',
    // the same grain in every frame: it costs nothing once coded, and nothing crawls
    'noise=c0s=3:c0f=u',
  ];
  const crf = CRF_WHERE_ALL_MOVES[name.replace(/-(?:16x9|9x16)$/, '')] ?? CRF;
  const params = `keyint=${GOP_FRAMES}:min-keyint=${GOP_FRAMES}:scenecut=0:aq-mode=3:vbv-maxrate=4000:vbv-bufsize=8000`;
  return {
    kind: 'encode',
    inputs: [{ path: pattern, pictures: { firstNumber: 0, frameRate: FPS } }],
    filter: `[0:v]${filters.join(',')}[loop]`,
    outputs: [
      {
        label: 'loop',
        format: 'mp4',
        path: out,
        video: { preset: 'medium', crf, params, bt709: true },
        fastStart: true,
      },
    ],
  };
}
