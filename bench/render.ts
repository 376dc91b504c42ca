import { mkdir, mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { timelineOf } from '../core/timeline.ts';
import { findFfmpeg } from '../platform/media/find-tools.ts';
import { bundleCompositions } from '../worker/render/bundle-compositions.ts';
import { openBenchServices } from './bench-services.ts';
import { makeBenchDocument, type BenchDocument } from './make-document.ts';
import { printReport, type DocumentRuns, type Run } from './report.ts';
import type { Way } from './messages.ts';
import { startHost, type Host } from './start-host.ts';
import { estimateWhole, windowsOf } from './plain-windows.ts';
import { bundleWithMedia } from './plain/bundle-with-media.ts';
import { withLouderMusic, withOneCaptionEdited } from './edits.ts';

/**
 * How long documents of the product's ordinary kind (1080p, 16:9, made of the sample in samples/) take to become MP4s.
 * Each way to render lives in a process of its own and has rendered something before; all take turns, `--runs` times
 * over, and medians are told. Encoders have the same settings everywhere.
 *
 *   ours             the whole of the worker's render: the upload fetched and decoded, pictures drawn, composed and
 *                    encoded, the sound mixed, everything joined; nothing kept from before. Before it, once and not
 *                    counted: the bundle, the start of the browser (told as `browser_s`)
 *   caption edit     the same document with other words in its middle caption, all parts of `ours` kept
 *   music change     the same with the music two decibels louder
 *   unchanged        the same once more
 *   plain media      Remotion's `renderMedia` with `Video` of `@remotion/media`, in a browser that is open already
 *   plain offthread  the same with `OffthreadVideo`
 *   floor            ffmpeg alone: the same background composed and encoded, nothing over it, no sound, no browser
 *
 *   npm run bench:render -- [--lengths 60,270] [--runs 3] [--plain-seconds 10 | --plain-whole | --without-plain]
 *                           [--plain-concurrency N] [--without-floor] [--json]
 *
 * A plain render of minutes takes most of an hour. Unless --plain-whole is given, three windows of --plain-seconds
 * each are rendered, at the start, in the middle and at the end, and scaled by frames; what a range of one frame takes
 * is known from a render of one, and counted once. --json adds one JSON object as the last line.
 */
const { values: options } = parseArgs({
  options: {
    lengths: { type: 'string', default: '60,270' },
    runs: { type: 'string', default: '3' },
    'plain-seconds': { type: 'string', default: '10' },
    'plain-whole': { type: 'boolean', default: false },
    'plain-concurrency': { type: 'string' },
    'without-plain': { type: 'boolean', default: false },
    'without-floor': { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
});
const runs = Number(options.runs);
const plain = options['without-plain']
  ? ('none' as const)
  : options['plain-whole']
    ? ('whole' as const)
    : { windowSeconds: Number(options['plain-seconds']) };

const workDir = await mkdtemp(join(tmpdir(), 'qt-bench-'));
const hosts: Host[] = [];
try {
  const services = await openBenchServices(join(workDir, 'storage'));
  const ffmpegPath = (await findFfmpeg(services.config.tools))!.ffmpegPath;
  const documents: BenchDocument[] = [];
  for (const seconds of options.lengths.split(',').map(Number)) {
    tell(`making the document of ${seconds} s`);
    const folder = join(workDir, `document-${seconds}`);
    await mkdir(folder);
    documents.push(await makeBenchDocument({ seconds, services, ffmpegPath, folder }));
  }
  const bundleDir = await bundleCompositions({ cacheDir: join(services.config.dataDir, 'cache', 'bundles') });
  const open = async (way: Way, bundle = bundleDir): Promise<Host> => {
    tell(`opening ${way}`);
    const host = await startHost({ way, folder: join(workDir, way), bundleDir: bundle });
    hosts.push(host);
    return host;
  };
  const ours = await open('ours');
  const floor = options['without-floor'] ? null : await open('floor');
  const plainMedia = plain === 'none' ? null : await open('plain_media', await bundleWithMedia());
  const plainOffthread = plain === 'none' ? null : await open('plain_offthread');

  const out = join(workDir, 'out.mp4');
  let stores = 0;
  const newStorage = () => join(workDir, `storage-${++stores}`);
  const orderOf = ({ video, source, recording, voiceWav }: BenchDocument, storage: string) => ({
    video,
    source,
    recording,
    voiceWav,
    storage,
    out,
    ...(options['plain-concurrency'] && { concurrency: Number(options['plain-concurrency']) }),
  });

  // the first render opens the browser; the second of the same length says how much of it that was
  const warmUp = await makeWarmUp();
  const firstMs = (await ours.render(orderOf(warmUp, newStorage()))).wallMs;
  const secondMs = (await ours.render(orderOf(warmUp, newStorage()))).wallMs;

  const measured: DocumentRuns[] = documents.map(({ seconds, video }) => ({
    seconds,
    captions: video.captions.length,
    shots: video.shots.length,
    runs: [],
  }));
  for (let turn = 1; turn <= runs; turn++) {
    for (const [i, document] of documents.entries()) measured[i]!.runs.push(await measure(document, turn));
  }
  printReport({
    measured,
    runs,
    plain,
    browserMs: firstMs - secondMs,
    warmUpMs: secondMs,
    json: options.json,
  });

  async function makeWarmUp(): Promise<BenchDocument> {
    const folder = join(workDir, 'document-warm-up');
    await mkdir(folder);
    return makeBenchDocument({ seconds: 16, services, ffmpegPath, folder });
  }

  async function measure(document: BenchDocument, turn: number): Promise<Run> {
    const say = (what: string, ms: number) =>
      tell(`run ${turn}, ${document.seconds} s, ${what}: ${(ms / 1000).toFixed(2)} s`);
    const storage = newStorage();
    const order = orderOf(document, storage);
    const { video } = document;
    const floorRun = floor && (await floor.render(order));
    if (floorRun) say('floor', floorRun.wallMs);
    const first = await ours.render(order);
    const sizeBytes = (await stat(out)).size;
    say('ours', first.wallMs);
    const edit = await ours.render({ ...order, video: withOneCaptionEdited(video) });
    say('caption edit', edit.wallMs);
    const music = await ours.render({ ...order, video: withLouderMusic(video) });
    say('music change', music.wallMs);
    const unchanged = await ours.render(order);
    say('unchanged', unchanged.wallMs);
    await rm(storage, { recursive: true, force: true });
    const plainMediaMs = plainMedia && (await timePlain(plainMedia));
    if (plainMediaMs) say('plain media', plainMediaMs);
    const plainOffthreadMs = plainOffthread && (await timePlain(plainOffthread));
    if (plainOffthreadMs) say('plain offthread', plainOffthreadMs);
    return {
      floor: floorRun,
      ours: first,
      edit,
      music,
      unchanged,
      plainMediaMs,
      plainOffthreadMs,
      sizeBytes,
    };

    async function timePlain(host: Host): Promise<number> {
      if (typeof plain === 'string') return (await host.render(order)).wallMs;
      const windows = windowsOf(timelineOf(video, 0).durationInFrames, plain.windowSeconds);
      const time = async (range: readonly [number, number]) =>
        (await host.render({ ...order, frameRange: range })).wallMs;
      return estimateWhole(windows, time);
    }
  }
} finally {
  await Promise.all(hosts.map((host) => host.close()));
  await rm(workDir, { recursive: true, force: true });
}

function tell(step: string): void {
  process.stderr.write(`${step}\n`);
}
