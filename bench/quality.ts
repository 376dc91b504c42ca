import { mkdir, mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { assetResolver } from '../platform/assets.ts';
import { ensureTools, findFfmpeg } from '../platform/media/find-tools.ts';
import { bundleCompositions } from '../worker/render/bundle-compositions.ts';
import { openBenchServices } from './bench-services.ts';
import { compareVideos, pictureBytes } from './compare-videos.ts';
import { drawLossless } from './draw-lossless.ts';
import { makeBenchDocument } from './make-document.ts';
import { startHost } from './start-host.ts';

/**
 * What our render looks like beside a plain `renderMedia` with the same encoder settings. Both are held, frame by frame,
 * against the composition drawn by Remotion as PNGs and encoded without loss; ours also against what our compositor
 * made of it before it was encoded.
 *
 *   npm run bench:quality -- [--seconds 20] [--json]
 */
const { values: options } = parseArgs({
  options: { seconds: { type: 'string', default: '20' }, json: { type: 'boolean', default: false } },
});

const workDir = await mkdtemp(join(tmpdir(), 'qt-quality-'));
try {
  const services = await openBenchServices(join(workDir, 'storage'));
  const { ffmpegPath, ffprobePath } = (await findFfmpeg(services.config.tools))!;
  const tools = await ensureTools({ config: services.config.tools });
  const folder = join(workDir, 'document');
  await mkdir(folder);
  const document = await makeBenchDocument({
    seconds: Number(options.seconds),
    services,
    ffmpegPath,
    folder,
  });
  const { video } = document;
  const bundleDir = await bundleCompositions({ cacheDir: join(services.config.dataDir, 'cache', 'bundles') });
  const at = (name: string) => join(workDir, `${name}.mp4`);
  const order = (name: string) => ({ ...document, storage: join(workDir, `storage-${name}`), out: at(name) });

  process.stderr.write('ours\n');
  const ours = await startHost({ way: 'ours', folder: join(workDir, 'ours'), bundleDir });
  await ours.render(order('made'));
  await ours.render({ ...order('composed'), encoding: { preset: 'ultrafast', crf: 0 } });
  await ours.close();
  process.stderr.write('plain\n');
  const plain = await startHost({ way: 'plain_offthread', folder: join(workDir, 'plain'), bundleDir });
  await plain.render(order('plain'));
  await plain.close();
  process.stderr.write('without loss\n');
  const pathOf = assetResolver({
    format: video.format,
    libraryDir: services.library.dir,
    cacheDir: workDir,
    download: (key, path) => services.storage.download(key, path),
  });
  const assets = [...new Set(video.shots.map((shot) => shot.clip.asset))];
  await drawLossless({
    video,
    template: services.templates.get(video.template.id)!,
    files: Object.fromEntries(
      await Promise.all(assets.map(async (asset) => [asset, await pathOf(asset)] as const)),
    ),
    tools,
    ffmpegPath,
    bundleDir,
    folder,
    out: at('lossless'),
  });

  const result = {
    seconds: document.seconds,
    ours: await compareVideos(ffmpegPath, at('made'), at('lossless')),
    plain: await compareVideos(ffmpegPath, at('plain'), at('lossless')),
    composed: await compareVideos(ffmpegPath, at('composed'), at('lossless')),
    oursAgainstComposed: await compareVideos(ffmpegPath, at('made'), at('composed')),
    oursPictureBytes: await pictureBytes(ffprobePath, at('made')),
    plainPictureBytes: await pictureBytes(ffprobePath, at('plain')),
    oursBytes: (await stat(at('made'))).size,
    plainBytes: (await stat(at('plain'))).size,
  };
  const line = (name: string, ...cells: string[]) =>
    console.log(name.padEnd(44) + cells.map((cell) => cell.padStart(12)).join(''));
  line('SSIM', 'luma', 'all');
  const likeness = (name: string, { luma, all }: { luma: number; all: number }) =>
    line(name, luma.toFixed(5), all.toFixed(5));
  likeness('ours, against the composition without loss', result.ours);
  likeness('plain, against the same', result.plain);
  likeness('our composition before it is encoded', result.composed);
  likeness('ours, against that', result.oursAgainstComposed);
  line('picture, ours / plain', (result.oursPictureBytes / result.plainPictureBytes).toFixed(3));
  line('file, ours / plain', (result.oursBytes / result.plainBytes).toFixed(3));
  if (options.json) console.log(JSON.stringify(result));
} finally {
  await rm(workDir, { recursive: true, force: true });
}
// Remotion keeps handles open after a render
process.exit();
