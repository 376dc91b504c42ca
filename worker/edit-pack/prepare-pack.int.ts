import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import JSZip from 'jszip';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { editPackManifestSchema, type EditPackManifest } from '../../core/edit-pack.ts';
import type { Video } from '../../core/video.ts';
import { openPack, readPackIndex } from '../../platform/edit-pack/pack-index.ts';
import { openStorage } from '../../platform/storage/open-storage.ts';
import { packKeys } from '../../platform/storage/pack-keys.ts';
import type { Storage } from '../../platform/storage/storage.ts';
import { openRenderKit, renderDocument, type RenderKit } from '../../tests/support/render-kit.ts';
import { sampleTemplate } from '../../tests/support/sample-document.ts';
import { countFrames } from '../render/count-frames.ts';
import { preparePack } from './prepare-pack.ts';
import { sweepPacks } from './sweep-packs.ts';

const videoId = crypto.randomUUID();
const video: Video = { ...renderDocument(), format: '1:1' };
const SAMPLES_PER_FRAME = 1600;

let kit: RenderKit;
let storage: Storage;
/** Keys that were written, in order. */
let put: string[];
let voiceAsked = 0;

beforeAll(async () => {
  kit = await openRenderKit();
  const local = openStorage({
    kind: 'local',
    dir: join(kit.dir, 'storage'),
    baseUrl: '',
    signingKey: 'x'.repeat(32),
  });
  put = [];
  storage = {
    ...local,
    put: async (key, body, options) => {
      await local.put(key, body, options);
      put.push(key);
    },
  };
  await storage.put('v/video.mp4', { path: kit.files['test:film']! }, { contentType: 'video/mp4' });
  await storage.put('v/thumbnail.jpg', { data: 'jpeg' }, { contentType: 'image/jpeg' });
});
afterAll(() => kit?.close());

async function prepare(of: Video, name: string): Promise<void> {
  put = [];
  voiceAsked = 0;
  await preparePack({
    source: { name, video: of, quality: 'full', mp4Key: 'v/video.mp4', thumbnailKey: 'v/thumbnail.jpg' },
    of: { template: sampleTemplate(), assetPath: kit.assetPath },
    videoId,
    voiceWav: async () => {
      voiceAsked++;
      return kit.files['voice']!;
    },
    engine: kit.engine,
    media: kit.media,
    storage,
    workDir: kit.dir,
    signal: new AbortController().signal,
    onProgress: () => {},
  });
}

/** The archive unpacked into a folder. */
async function unpack(name: string): Promise<{ dir: string; zip: JSZip; manifest: EditPackManifest }> {
  const index = await readPackIndex({ storage, videoId, name });
  const { stream, sizeBytes } = await openPack(index!, storage);
  const bytes = await bytesOf(stream);
  expect(bytes.length).toBe(sizeBytes);
  const zip = await JSZip.loadAsync(bytes, { checkCRC32: true });
  const dir = join(kit.dir, name);
  for (const file of Object.values(zip.files)) {
    if (file.dir) continue;
    const path = join(dir, file.name);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, await file.async('nodebuffer'));
  }
  const text = await zip.file('manifest.json')!.async('string');
  return { dir, zip, manifest: editPackManifestSchema.parse(JSON.parse(text)) };
}

async function bytesOf(stream: Readable): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

test('a pack holds all that its manifest says, each file as long as it says', async () => {
  await prepare(video, 'first');
  const { dir, zip, manifest } = await unpack('first');
  const inside = Object.values(zip.files).flatMap(({ dir: isDir, name }) => (isDir ? [] : [name]));
  expect(inside.toSorted()).toEqual([...manifest.files.map(({ path }) => path), 'manifest.json'].toSorted());
  expect(inside[0]).toBe('README.txt');

  const clips = manifest.files.filter(({ kind }) => kind === 'clip');
  expect(clips.map(({ path }) => path)).toEqual(manifest.shots.map(({ path }) => path));
  for (const [i, { path, frames }] of clips.entries()) {
    const { fromFrame, toFrame } = manifest.shots[i]!;
    expect(frames).toBe(toFrame - fromFrame);
    expect(await countFrames(join(dir, path))).toBe(frames);
    const { streams } = await kit.media.ffprobe({ path: join(dir, path) });
    expect(streams).toMatchObject([{ codec: 'h264', frameRate: '30/1', width: 1080, height: 1080 }]);
  }
  for (const path of ['media/voice.wav', 'media/music.wav']) {
    const samples = await kit.media.decodePcm({ path: join(dir, path), sampleRate: 48_000 });
    expect(samples.length).toBe(manifest.frames * SAMPLES_PER_FRAME);
  }
});

test('the voice is silent under the title card and heard after it; the music is never above it', async () => {
  const dir = join(kit.dir, 'first');
  const [voice, music] = await Promise.all(
    ['media/voice.wav', 'media/music.wav'].map((path) =>
      kit.media.decodePcm({ path: join(dir, path), sampleRate: 48_000 }),
    ),
  );
  const loudest = (sound: Float32Array) =>
    sound.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
  const from = 36 * SAMPLES_PER_FRAME;
  expect(loudest(voice!.subarray(0, from))).toBe(0);
  expect(loudest(voice!.subarray(from, from + 48_000))).toBeGreaterThan(0.05);
  expect(loudest(music!)).toBeGreaterThan(0.001);
  const spoken = [from + 48_000, from + 3 * 48_000] as const;
  expect(loudest(music!.subarray(...spoken))).toBeLessThan(loudest(voice!.subarray(...spoken)));
});

test('what was only written otherwise makes no clip and no sound again, and the pack before is gone', async () => {
  const edited = { ...video, title: '다른 제목' };
  await prepare(edited, 'second');
  expect(put.filter((key) => /\.(mp4|wav|m4a)$/.test(key))).toEqual([]);
  expect(voiceAsked).toBe(0);
  expect(await readPackIndex({ storage, videoId, name: 'first' })).toBeNull();
  const { zip } = await unpack('second');
  expect(await zip.file('README.txt')!.async('string')).toMatch(/^다른 제목/);
});

test('packs that nobody has asked for in a week are removed', async () => {
  const day = 24 * 60 * 60 * 1000;
  expect(await sweepPacks(storage, Date.now() + 6 * day)).toBe(0);
  expect(await readPackIndex({ storage, videoId, name: 'second' })).not.toBeNull();
  expect(await sweepPacks(storage, Date.now() + 8 * day)).toBe(1);
  const left = [];
  for await (const { key } of storage.list(packKeys(videoId).all)) left.push(key);
  expect(left).toEqual([]);
});
