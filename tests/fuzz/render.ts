import fc from 'fast-check';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { isAppError } from '../../core/errors.ts';
import { frameToMs } from '../../core/format.ts';
import { overlayOf } from '../../core/overlay.ts';
import { compositionSchema, type Template } from '../../core/template.ts';
import { videoSchema, type Video } from '../../core/video.ts';
import { templateOf } from '../support/composition-templates.ts';
import { FOOTAGE, openRenderKit } from '../support/render-kit.ts';
import { runningCommands } from '../support/running-commands.ts';
import { checkPlan } from './check-plan.ts';
import { randomDocument } from './random-document.ts';

/**
 * Random documents, the same for the same seed: each is refused by the schema, or renders to an MP4 of the right
 * length, or fails with an error that has a code. None hangs, none leaves files or processes. Very long ones are
 * planned only.
 *
 *   npm run fuzz:render -- [--count 300] [--seed 1] [--only N] [--json]
 *
 * --only N takes the N-th document of the seed alone; --json adds one JSON object as the last line.
 */
const { values: options } = parseArgs({
  options: {
    count: { type: 'string', default: '300' },
    seed: { type: 'string', default: '1' },
    only: { type: 'string' },
    json: { type: 'boolean', default: false },
  },
});

/** A document that takes longer is taken to hang. */
const LIMIT_MS = 180_000;
/** Most picture that is rendered; what is longer is planned. */
const MOST_FRAMES = 400;
/** An asset that is not there. */
const GONE = 'test:gone';
const SAMPLES_A_MS = 48;
const AAC_PACKET = 1024;

type Outcome =
  | { outcome: 'refused'; why: string }
  | { outcome: 'rendered'; frames: number }
  | { outcome: 'planned'; frames: number }
  | { outcome: 'failed'; code: string }
  | { outcome: 'wrong'; why: string };

const templates = new Map<string, Template>(
  compositionSchema.options.map((name) => [name.toLowerCase(), templateOf(name)]),
);
const seed = Number(options.seed);
const documents = fc.sample(
  randomDocument({
    formats: ['16:9', '9:16', '1:1'],
    templates: [...templates.keys()],
    clips: [FOOTAGE, FOOTAGE, FOOTAGE, { asset: GONE, durationMs: 5000 }].flat(),
    tracks: ['test:music', 'test:music', GONE],
    lengthMs: fc.oneof(
      { weight: 6, arbitrary: fc.integer({ min: 1, max: 2500 }) },
      { weight: 1, arbitrary: fc.integer({ min: 2500, max: 12_000 }) },
      // minutes, and the hours of somebody who left the recorder on
      { weight: 1, arbitrary: fc.integer({ min: 60_000, max: 600_000 }) },
      { weight: 1, arbitrary: fc.constantFrom(0, 4 * 3_600_000, 12 * 3_600_000, 13 * 3_600_000) },
    ),
    cardMs: 900,
  }),
  { seed, numRuns: Number(options.count) },
);

const kit = await openRenderKit();
const counts = new Map<Outcome['outcome'], number>();
const wrong: { document: number; why: string }[] = [];
try {
  for (const [i, document] of documents.entries()) {
    if (options.only !== undefined && Number(options.only) !== i) continue;
    const startedAt = Date.now();
    const found = await tryDocument(document, i);
    counts.set(found.outcome, (counts.get(found.outcome) ?? 0) + 1);
    if (found.outcome === 'wrong') wrong.push({ document: i, why: found.why });
    console.log(
      `${String(i).padStart(4)}  ${found.outcome.padEnd(9)} ${tell(found).padEnd(50)} ${Date.now() - startedAt} ms`,
    );
  }
} finally {
  await kit.close();
}
console.log(`\nseed ${seed}: ${[...counts].map(([outcome, n]) => `${n} ${outcome}`).join(', ')}`);
for (const { document, why } of wrong) console.log(`✗ document ${document}: ${why}`);
if (options.json) console.log(JSON.stringify({ seed, ...Object.fromEntries(counts), wrong }));
process.exitCode = wrong.length === 0 ? 0 : 1;

async function tryDocument(document: unknown, i: number): Promise<Outcome> {
  const parsed = videoSchema.safeParse(document);
  if (!parsed.success) return { outcome: 'refused', why: parsed.error.issues[0]!.path.join('.') };
  const video = parsed.data;
  const template = templates.get(video.template.id)!;
  const frames = overlayOf(video, template).timeline.durationInFrames;
  try {
    checkPlan(video, template);
  } catch (error) {
    return { outcome: 'wrong', why: error instanceof Error ? error.message : String(error) };
  }
  if (frames > MOST_FRAMES) return { outcome: 'planned', frames };
  return renderOne({ video, template, i, frames });
}

async function renderOne(of: {
  video: Video;
  template: Template;
  i: number;
  frames: number;
}): Promise<Outcome> {
  const { video, frames, i } = of;
  const { engine, dir, assetPath } = kit;
  const voiceWav = await makeVoice(video.recording!.durationMs, i);
  const before = await readdir(dir);
  const out = join(dir, 'fuzz.mp4');
  const limit = AbortSignal.timeout(LIMIT_MS);
  try {
    await engine.render({
      ...of,
      assetPath,
      voiceWav: async () => voiceWav,
      workDir: dir,
      out,
      storage: null,
      signal: limit,
      onProgress: () => {},
    });
    return (await faultOf(out, frames)) ?? { outcome: 'rendered', frames };
  } catch (error) {
    return limit.aborted
      ? { outcome: 'wrong', why: `not done after ${LIMIT_MS / 1000} s` }
      : failure(error, JSON.stringify(video).includes(GONE));
  } finally {
    await rm(out, { force: true });
    const files = (await readdir(dir)).filter((name) => !before.includes(name));
    if (files.length > 0) wrong.push({ document: i, why: `left behind: ${files.join(', ')}` });
    // whatever works on a render has its folder in its command
    const commands = runningCommands().filter((command) => command.includes(dir));
    if (commands.length > 0) wrong.push({ document: i, why: `left running: ${commands.join(', ')}` });
  }
}

/** A voice of that length, and every fifth time silence. */
async function makeVoice(durationMs: number, i: number): Promise<string> {
  const path = join(kit.dir, 'voice-fuzz.wav');
  const samples = durationMs * SAMPLES_A_MS;
  const cut = `${i % 5 === 4 ? 'volume=0,' : ''}apad,atrim=end_sample=${samples}`;
  await kit.media.run({
    kind: 'encode',
    inputs: [{ path: kit.files['voice']! }],
    filter: `[0:a]${cut}[voice]`,
    outputs: [{ label: 'voice', format: 'wav', path }],
  });
  return path;
}

async function faultOf(out: string, frames: number): Promise<Outcome | null> {
  const { streams } = await kit.media.ffprobe({ path: out });
  const of = (kind: 'audio' | 'video') => streams.find((stream) => stream.kind === kind);
  const picture = of('video')?.frames;
  if (picture !== frames) return { outcome: 'wrong', why: `${picture} frames instead of ${frames}` };
  const durationMs = of('audio')?.durationMs ?? 0;
  if (Math.abs(durationMs - frameToMs(frames)) > 1) {
    return { outcome: 'wrong', why: `${durationMs} ms of sound instead of ${frameToMs(frames)}` };
  }
  // a decoder may give the last packet whole, past the end that the file states
  const { length } = await kit.media.decodePcm({ path: out, sampleRate: 1000 * SAMPLES_A_MS });
  const over = length - Math.round(frameToMs(frames) * SAMPLES_A_MS);
  if (over < 0 || over >= AAC_PACKET) return { outcome: 'wrong', why: `${over} samples too many` };
  return null;
}

/** A missing asset may be told; anything else is a fault of ours. */
function failure(error: unknown, isMissing: boolean): Outcome {
  if (isAppError(error) && error.code === 'asset_missing' && isMissing)
    return { outcome: 'failed', code: error.code };
  const cause = isAppError(error) && error.cause instanceof Error ? `: ${error.cause.message}` : '';
  return { outcome: 'wrong', why: `${String(error)}${cause}`.slice(0, 1500) };
}

function tell(found: Outcome): string {
  switch (found.outcome) {
    case 'refused':
    case 'wrong':
      return found.why.split('\n')[0]!.slice(0, 50);
    case 'rendered':
    case 'planned':
      return `${found.frames} frames`;
    case 'failed':
      return found.code;
  }
}
