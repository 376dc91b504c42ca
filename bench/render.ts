import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Video } from '../core/video.ts';
import { assetResolver } from '../platform/assets.ts';
import { loadConfig, loadEnvFiles } from '../platform/config.ts';
import { openLog } from '../platform/log.ts';
import { ensureTools } from '../platform/media/find-tools.ts';
import { openMakingServices } from '../platform/services.ts';
import { renderPlain } from '../tests/support/plain-render.ts';
import { bundleCompositions } from '../worker/render/bundle-compositions.ts';
import { ENCODING, openRenderEngine } from '../worker/render/open-render-engine.ts';
import { renderFloor } from './render-floor.ts';
import { firstSeconds, sampleVideo } from './sample-video.ts';

/**
 * How long the sample (samples/psalm23.mp3, 1080p 16:9) takes from finished document to MP4, in one run:
 *
 *   ours           everything: browser start, drawing, composing, encoding, sound; nothing kept from before
 *   caption edit   the same engine once more, with other words in the caption in the middle and all parts kept
 *   music change   the same with the music two decibels louder
 *   unchanged      the same document again
 *   plain          Remotion's `renderMedia` of the same document, its own concurrency and image format, and the same
 *                  x264 preset and quality as ours, so that the ratio is not one of encoder settings
 *   floor          ffmpeg alone: the same background composed and encoded, nothing over it, no sound
 *
 * Making the document and building the bundle (once for each version of the product) are not counted for anybody.
 *
 *   npm run bench:render -- [--seconds N] [--without-plain] [--json]
 *
 * --seconds N cuts the recording after N seconds; --without-plain leaves out what takes ten times as long as all the
 * rest; --json adds one JSON object as the last line.
 */
const { values: options } = parseArgs({
  options: {
    seconds: { type: 'string' },
    'without-plain': { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
});

interface Measured {
  name: 'ours' | 'caption edit' | 'music change' | 'unchanged' | 'plain' | 'floor';
  wallMs: number;
}

const environment = loadConfig(loadEnvFiles());
const log = openLog({ name: 'bench', level: 'warn' });
const workDir = await mkdtemp(join(tmpdir(), 'qt-bench-'));
try {
  const tools = await ensureTools({ config: environment.tools });
  // the sample as it is without any key, and chunks of this run alone
  const services = await openMakingServices(
    {
      ...environment,
      storage: { kind: 'local', dir: join(workDir, 'storage') },
      speech: null,
      writing: null,
      footage: null,
    },
    log,
  );
  const { media, storage } = services;
  tell('making the document');
  const whole = await sampleVideo({ services, workDir });
  const { video, voiceWav } = options.seconds
    ? await firstSeconds({ ...whole, seconds: Number(options.seconds), services, workDir })
    : whole;
  const template = services.templates.get(video.template.id)!;
  const bundleDir = await bundleCompositions({ cacheDir: join(environment.dataDir, 'cache', 'bundles') });
  const assetPath = assetResolver({
    format: video.format,
    libraryDir: services.library.dir,
    cacheDir: workDir,
    download: (key, path) => storage.download(key, path),
  });
  const assets = [
    ...video.shots.map((shot) => shot.clip.asset),
    ...(video.sound.music ? [video.sound.music.asset] : []),
  ];
  const files = Object.fromEntries([
    ['voice', voiceWav] as const,
    ...(await Promise.all(assets.map(async (asset) => [asset, await assetPath(asset)] as const))),
  ]);

  const engine = await openRenderEngine({ ...tools, bundleDir, media, log });
  const render = (of: Video, name: string) =>
    engine.render({
      video: of,
      template,
      assetPath,
      voiceWav,
      workDir,
      out: join(workDir, `${name}.mp4`),
      storage,
      signal: new AbortController().signal,
      onProgress: () => {},
    });
  const ours = await timed('ours', () => render(video, 'ours'));
  const edited = await timed('caption edit', () => render(withOneCaptionEdited(video), 'edited'));
  const louder = await timed('music change', () => render(withLouderMusic(video), 'louder'));
  const unchanged = await timed('unchanged', () => render(video, 'unchanged'));
  await engine.close();
  const floor = await timed('floor', () =>
    renderFloor({ video, template, assetPath, media, encoding: ENCODING, workDir }),
  );
  const plain = options['without-plain']
    ? null
    : await timed('plain', () =>
        renderPlain({
          video,
          template,
          files,
          browser: tools,
          bundleDir,
          encoding: ENCODING,
          out: join(workDir, 'plain.mp4'),
        }),
      );
  const { durationMs, frames } = ours.result;
  const machine = `${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown CPU'}, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.version}`;
  console.log(`\n${frames} frames, ${(durationMs / 1000).toFixed(1)} s of video, on ${machine}\n`);
  const measured = [ours, edited, louder, unchanged, ...(plain ? [plain] : []), floor];
  printTable(measured, { durationMs, oursMs: ours.wallMs });
  if (options.json) {
    console.log(
      JSON.stringify({
        benchmark: 'render',
        machine,
        frames,
        durationMs,
        wallMs: Object.fromEntries(measured.map((m) => [m.name, m.wallMs])),
        plainOverOurs: plain && plain.wallMs / ours.wallMs,
        oursOverFloor: ours.wallMs / floor.wallMs,
        editRatio: edited.wallMs / ours.wallMs,
        musicRatio: louder.wallMs / ours.wallMs,
        unchangedRatio: unchanged.wallMs / ours.wallMs,
        steps: {
          ours: ours.result.timings,
          edited: edited.result.timings,
          louder: louder.result.timings,
          unchanged: unchanged.result.timings,
        },
      }),
    );
  }
} finally {
  await rm(workDir, { recursive: true, force: true });
}
// Remotion keeps handles open after a render
process.exit();

async function timed<T>(name: Measured['name'], work: () => Promise<T>): Promise<Measured & { result: T }> {
  tell(name);
  const startedAt = performance.now();
  const result = await work();
  return { name, wallMs: Math.round(performance.now() - startedAt), result };
}

function withOneCaptionEdited(video: Video): Video {
  const middle = video.captions.length >> 1;
  const captions = video.captions.map((caption, i) =>
    i === middle ? { ...caption, lines: ['쉴 만한 물가로', '인도하시는도다'] } : caption,
  );
  return { ...video, captions };
}

function withLouderMusic(video: Video): Video {
  const { music } = video.sound;
  return { ...video, sound: { ...video.sound, music: music && { ...music, gainDb: music.gainDb + 2 } } };
}

function printTable(measured: readonly Measured[], of: { durationMs: number; oursMs: number }): void {
  console.log(row('', 'wall time', 'real time', 'against ours'));
  for (const { name, wallMs } of measured) {
    const cells = [
      `${(wallMs / 1000).toFixed(1)} s`,
      `${(of.durationMs / wallMs).toFixed(2)} ×`,
      `${((100 * wallMs) / of.oursMs).toFixed(1)} %`,
    ];
    console.log(row(name, ...cells));
  }
}

function row(name: string, ...cells: string[]): string {
  return name.padEnd(14) + cells.map((cell) => cell.padStart(20)).join('');
}

function tell(step: string): void {
  process.stderr.write(`${step} …\n`);
}
