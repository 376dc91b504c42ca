import { existsSync } from 'node:fs';
import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Quality } from '../../core/quality.ts';
import type { Video } from '../../core/video.ts';
import { openLog } from '../../platform/log.ts';
import { findFfmpeg } from '../../platform/media/find-tools.ts';
import { runProcess } from '../../platform/processes.ts';
import { openStorage } from '../../platform/storage/open-storage.ts';
import type { Storage } from '../../platform/storage/storage.ts';
import { makeFilm, makeSound } from '../../tests/support/make-media.ts';
import { openRenderKit, renderDocument, type RenderKit } from '../../tests/support/render-kit.ts';
import { runningCommands } from '../../tests/support/running-commands.ts';
import { sampleDocument, sampleTemplate } from '../../tests/support/sample-document.ts';
import { openRenderEngine, type RenderResult } from './open-render-engine.ts';
import { comparePictures } from './verify/compare-pictures.ts';

/** Not a whole number of frames, and three chunks long. */
const COUNT_MS = 14_090;
const COUNT_FRAMES = 423;
/** The recording of the counting video is a hum that ends in this much of a loud tone. */
const LAST_MS = 20;
/** Columns of the counting clip, black or white: the number of its frame in binary, lowest digit first. */
const DIGITS = 10;

const { ffmpegPath } = (await findFfmpeg())!;
let kit: RenderKit;
let storage: Storage;
/** The document as it was first rendered, alone. */
let before: Rendered;
beforeAll(async () => {
  kit = await openRenderKit();
  storage = openStorage({
    kind: 'local',
    dir: join(kit.dir, 'storage'),
    baseUrl: '',
    signingKey: 'x'.repeat(32),
  });
  kit.files['test:count'] = join(kit.dir, 'count.mp4');
  kit.files['count-voice'] = join(kit.dir, 'count-voice.wav');
  const digits = `color=s=${DIGITS}x${DIGITS}:r=30:d=15,format=yuv420p,geq=lum='16+219*mod(floor(N/pow(2,X)),2)':cb=128:cr=128`;
  await makeFilm(kit.media, `${digits},scale=1080:1080:flags=neighbor`, kit.files['test:count']);
  const voice = `aevalsrc='0.02*sin(2*PI*200*t)+gte(t,${(COUNT_MS - LAST_MS) / 1000})*0.3*sin(2*PI*1500*t)':s=48000:d=${COUNT_MS / 1000}`;
  await makeSound(kit.media, voice, kit.files['count-voice']);
  before = await render(renderDocument(), 'before', { storage });
});
afterAll(() => kit?.close());

type Rendered = RenderResult & { path: string };

async function render(
  video: Video,
  name: string,
  given: {
    storage?: Storage;
    voice?: string;
    signal?: AbortSignal;
    quality?: Quality;
    onProgress?: (share: number) => void;
  } = {},
): Promise<Rendered> {
  const workDir = join(kit.dir, `work-${name}`);
  await mkdir(workDir);
  const path = join(kit.dir, `${name}.mp4`);
  const result = await kit.engine.render({
    video,
    template: sampleTemplate(),
    assetPath: kit.assetPath,
    voiceWav: async () => kit.files[given.voice ?? 'voice']!,
    workDir,
    out: path,
    quality: given.quality ?? 'full',
    storage: given.storage ?? null,
    signal: given.signal ?? new AbortController().signal,
    onProgress: given.onProgress ?? (() => {}),
  });
  return { ...result, path };
}

/** Time and hash of each encoded frame, as it stands in the file. */
async function packets(path: string): Promise<{ pts: number; hash: string }[]> {
  const { stdout } = await runProcess({
    command: ffmpegPath,
    args: ['-v', 'error', '-i', path, '-map', '0:v', '-c', 'copy', '-f', 'framemd5', '-'],
  });
  return stdout
    .toString()
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.split(',').map((field) => field.trim()))
    .map((fields) => ({ pts: Number(fields[2]), hash: fields[5]! }));
}

/** A video that shows the number of each of its frames and nothing else in its upper half. */
function countingDocument(): Video {
  const video = sampleDocument({
    format: '1:1',
    durationMs: COUNT_MS,
    cards: false,
    church: '',
    captions: [],
  });
  const clip = { asset: 'test:count', durationMs: 15_000, width: 1080, height: 1080, loops: false };
  return { ...video, shots: [{ id: 's', startMs: 0, endMs: COUNT_MS, clip, clipStartMs: 0 }] };
}

/** The numbers that its frames show, in order. */
async function countedFrames(path: string): Promise<number[]> {
  const { stdout } = await runProcess({
    command: ffmpegPath,
    args: [
      ['-v', 'error', '-i', path, '-fps_mode', 'passthrough'],
      ['-vf', `crop=1080:200:0:0,scale=${DIGITS}:1:flags=area,format=gray`, '-f', 'rawvideo', '-'],
    ].flat(),
  });
  return Array.from({ length: stdout.length / DIGITS }, (_, frame) =>
    [...stdout.subarray(frame * DIGITS, (frame + 1) * DIGITS)].reduce(
      (sum, level, digit) => sum + (level > 128 ? 2 ** digit : 0),
      0,
    ),
  );
}

const counted = Array.from({ length: COUNT_FRAMES }, (_, frame) => frame);

describe('after an edit', () => {
  const video = renderDocument();

  it('only the chunks that the caption touches are made again; the others are the same bytes', async () => {
    const captions = video.captions.map((caption, i) =>
      i === 0 ? { ...caption, lines: ['주님은 나의 목자'] } : caption,
    );
    const after = await render({ ...video, captions }, 'after', { storage });
    expect(before.timings).toMatchObject({ chunks: 2, reusedChunks: 0 });
    expect(after.timings).toMatchObject({ chunks: 2, reusedChunks: 1 });
    const [old, now] = [await packets(before.path), await packets(after.path)];
    expect(now).toHaveLength(old.length);
    const same = now.map(({ hash }, i) => hash === old[i]!.hash);
    // the caption is gone before the second chunk, which begins at frame 180
    expect(same.slice(180).every(Boolean)).toBe(true);
    expect(same.slice(0, 180).every(Boolean)).toBe(false);
  });

  it('nothing is made again when nothing shown has changed', async () => {
    const again = await render({ ...video, transcript: null }, 'again', { storage });
    expect(again.timings).toMatchObject({ reusedChunks: 2, sheets: 0, pictures: 0 });
    expect(await packets(again.path)).toEqual(await packets(before.path));
  });
});

describe('a draft', () => {
  it('is as long, half the size, and shares nothing but the sound', async () => {
    const draft = await render(renderDocument(), 'draft', { storage, quality: 'draft' });
    expect(draft.timings).toMatchObject({ chunks: 2, reusedChunks: 0 });
    expect(draft.frames).toBe(before.frames);
    const { streams } = await kit.media.ffprobe({ path: draft.path });
    expect(streams.find(({ kind }) => kind === 'video')).toMatchObject({
      width: 540,
      height: 540,
      frames: before.frames,
    });
    const { luma } = await comparePictures({
      inputs: [{ path: draft.path }, { path: before.path }],
      graph: '[0:v]null[ours];[1:v]scale=540:540:flags=area[plain]',
      folder: kit.dir,
      media: kit.media,
    });
    expect(luma).toHaveLength(before.frames);
    // a layer out of place, or a clip one frame off, comes to less
    expect(Math.min(...luma)).toBeGreaterThan(30);
  });
});

describe('two at once, of one engine', () => {
  let counting: Rendered;
  let other: Rendered;
  beforeAll(async () => {
    [counting, other] = await Promise.all([
      render(countingDocument(), 'counting', { voice: 'count-voice' }),
      render(renderDocument(), 'other'),
    ]);
  });

  it('show each frame once, in order, across every join', async () => {
    expect(counting.timings.chunks).toBe(3);
    expect(counting.frames).toBe(COUNT_FRAMES);
    expect(await countedFrames(counting.path)).toEqual(counted);
    const times = (await packets(counting.path)).map(({ pts }) => pts).sort((a, b) => a - b);
    expect(times).toEqual(counted.map((frame) => frame * 512));
  });

  it('are what each would have been alone', async () => {
    expect(await packets(other.path)).toEqual(await packets(before.path));
  });

  it('hold the whole recording, to its last 20 ms', async () => {
    const pcm = await kit.media.decodePcm({ path: counting.path, sampleRate: 48_000 });
    const end = COUNT_MS * 48;
    const level = (from: number, to: number) =>
      Math.sqrt(pcm.subarray(from, to).reduce((sum, x) => sum + x * x, 0) / (to - from));
    const last = level(end - LAST_MS * 48, end);
    expect(pcm.length).toBeGreaterThanOrEqual(end);
    expect(last).toBeGreaterThan(2 * level(end - 3 * LAST_MS * 48, end - 2 * LAST_MS * 48));
  });

  it('end with picture and sound within one frame', async () => {
    for (const { path, frames } of [counting, other]) {
      const { streams } = await kit.media.ffprobe({ path });
      const picture = streams.find((s) => s.kind === 'video')!;
      const sound = streams.find((s) => s.kind === 'audio')!;
      expect(picture.frames).toBe(frames);
      expect(Math.abs(sound.durationMs! - picture.durationMs!)).toBeLessThanOrEqual(1000 / 30);
    }
  });
});

describe('cancelled in the middle', () => {
  it.each([
    ['while drawing', 0.001],
    ['while encoding', 0.4],
  ])('%s: says so, and leaves no process, no file and no video', async (_, share) => {
    const abort = new AbortController();
    const name = `cancelled-${share}`;
    const rendering = render(countingDocument(), name, {
      voice: 'count-voice',
      signal: abort.signal,
      onProgress: (done) => done >= share && abort.abort(),
    });
    await expect(rendering).rejects.toMatchObject({ code: 'cancelled' });
    expect(await readdir(join(kit.dir, `work-${name}`))).toEqual([]);
    expect((await readdir(kit.dir)).filter((file) => file.startsWith(`${name}.mp4`))).toEqual([]);
    expect(runningCommands().filter((line) => line.includes(`work-${name}`))).toEqual([]);
  });

  it('the engine renders the next one as if nothing had been', async () => {
    const next = await render(countingDocument(), 'next', { voice: 'count-voice' });
    expect(await countedFrames(next.path)).toEqual(counted);
  });
});

describe('a closed engine', () => {
  afterAll(() => void vi.unstubAllEnvs());

  it('leaves no browser and none of its files', async () => {
    const tempDir = join(kit.dir, 'temp');
    const workDir = join(kit.dir, 'work-closing');
    await Promise.all([tempDir, workDir].map((dir) => mkdir(dir)));
    vi.stubEnv('TMPDIR', tempDir);
    const engine = await openRenderEngine({
      ...kit.tools,
      bundleDir: kit.bundleDir,
      media: kit.media,
      log: openLog({ name: 'test', level: 'warn' }),
    });
    const video = countingDocument();
    await engine.render({
      video: { ...video, shots: [], recording: { ...video.recording!, durationMs: 1000, samples: 48_000 } },
      template: sampleTemplate(),
      assetPath: kit.assetPath,
      voiceWav: async () => kit.files['voice']!,
      workDir,
      out: join(kit.dir, 'closing.mp4'),
      storage: null,
      signal: new AbortController().signal,
      onProgress: () => {},
    });
    const folders = async () => (await readdir(tempDir)).filter((name) => name.startsWith('qt-draw-'));
    const ofTheBrowser = () => runningCommands().filter((line) => line.includes(join(tempDir, 'qt-draw-')));
    if (existsSync('/proc')) expect(ofTheBrowser().length).toBeGreaterThan(1);
    expect(await folders()).toHaveLength(1);
    await engine.close();
    expect(ofTheBrowser()).toEqual([]);
    expect(await folders()).toEqual([]);
  });
});
