/**
 * Paints the built-in background loops: `npm run loops` for all, `npm run loops -- dawn-sky still-water-9x16` for some.
 * Each is drawn by Remotion at half size, enlarged, given a breath of grain against banding, and encoded.
 */
import { mkdtemp, rename, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundle } from '@remotion/bundler';
import { openBrowser, renderFrames, selectComposition } from '@remotion/renderer';
import { FPS } from '../core/format.ts';
import { ensureTools } from '../platform/media/find-tools.ts';
import { openMedia } from '../platform/media/open-media.ts';
import { PACKAGE_ROOT } from '../platform/package-root.ts';
import { loadLibrary } from '../platform/library.ts';

const SHAPES = { '16x9': '1920:1080', '9x16': '1080:1920' } as const;
/** Closer keyframes than usual: shots begin anywhere in a loop, and previews seek. */
const GOP_FRAMES = 15;

const tools = await ensureTools({ log: console.log });
const media = openMedia(tools);
const { library, dir } = await loadLibrary();
const asked = process.argv.slice(2);
const names = library.loops
  .flatMap(({ id }) => Object.keys(SHAPES).map((shape) => `${id}-${shape}`))
  .filter((name) => asked.length === 0 || asked.some((a) => name.startsWith(a)));

const work = await mkdtemp(join(tmpdir(), 'qt-loops-'));
const browserOptions = {
  browserExecutable: tools.browserExecutable,
  chromeMode: tools.chromeMode,
  logLevel: 'error' as const,
};
try {
  const serveUrl = await bundle({
    entryPoint: join(PACKAGE_ROOT, 'compositions', 'index.ts'),
    rootDir: PACKAGE_ROOT,
    outDir: join(work, 'bundle'),
    publicDir: null,
    rspack: true,
  });
  const browser = await openBrowser('chrome', browserOptions);
  try {
    for (const name of names) await makeLoop(name, serveUrl, browser);
  } finally {
    await browser.close({ silent: true });
  }
} finally {
  await rm(work, { recursive: true, force: true });
}
// Remotion keeps a server open that would hold the process
process.exit(0);

async function makeLoop(
  name: string,
  serveUrl: string,
  browser: Awaited<ReturnType<typeof openBrowser>>,
): Promise<void> {
  const startedAt = performance.now();
  const drawing = { ...browserOptions, serveUrl, inputProps: {}, puppeteerInstance: browser };
  const composition = await selectComposition({ ...drawing, id: `loop-${name}` });
  const frames = join(work, name);
  await renderFrames({
    ...drawing,
    composition,
    outputDir: frames,
    imageFormat: 'jpeg',
    jpegQuality: 100,
    imageSequencePattern: 'frame-[frame].[ext]',
    muted: true,
    onStart: () => {},
    onFrameUpdate: () => {},
  });
  const digits = String(composition.durationInFrames - 1).length;
  const out = join(dir, 'loops', `${name}.mp4`);
  await media.ffmpeg({ args: encodeArgs(join(frames, `frame-%0${digits}d.jpeg`), name, `${out}.part`) });
  await rename(`${out}.part`, out);
  await rm(frames, { recursive: true });
  const megabytes = (await stat(out)).size / 1e6;
  console.log(
    `${name}: ${megabytes.toFixed(1)} MB in ${Math.round((performance.now() - startedAt) / 1000)} s`,
  );
}

function encodeArgs(pattern: string, name: string, out: string): string[] {
  const size = SHAPES[name.endsWith('9x16') ? '9x16' : '16x9'];
  const filters = [
    // JPEG frames are full range in BT.601 colours
    `scale=${size}:flags=bicubic+accurate_rnd:in_range=pc:in_color_matrix=bt601:out_range=tv:out_color_matrix=bt709`,
    'format=yuv420p',
    // the same grain in every frame: it costs nothing once coded, and nothing crawls
    'noise=c0s=3:c0f=u',
  ];
  return [
    '-framerate',
    String(FPS),
    '-i',
    pattern,
    '-vf',
    filters.join(','),
    '-an',
    '-c:v',
    'libx264',
    '-preset',
    'medium',
    '-crf',
    '24',
    '-maxrate',
    '4M',
    '-bufsize',
    '8M',
    '-x264-params',
    `keyint=${GOP_FRAMES}:min-keyint=${GOP_FRAMES}:scenecut=0:aq-mode=3`,
    '-pix_fmt',
    'yuv420p',
    '-colorspace',
    'bt709',
    '-color_primaries',
    'bt709',
    '-color_trc',
    'bt709',
    '-color_range',
    'tv',
    '-movflags',
    '+faststart',
    '-f',
    'mp4',
    out,
  ];
}
