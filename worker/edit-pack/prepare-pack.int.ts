import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
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
import { openMedia } from '../../platform/media/open-media.ts';
import { findMediaEngine } from '../../platform/media/find-tools.ts';
import type { Media } from '../../platform/media/media.ts';
import { makeFilm, makeSound } from '../../tests/support/make-media.ts';
import { LOOP_MS, MUSIC_MS, renderDocument, VOICE_MS } from '../../tests/support/render-kit.ts';
import { sampleTemplate } from '../../tests/support/sample-document.ts';
import { countFrames } from '../render/count-frames.ts';
import { openEncodeSlots } from '../render/encode-slots.ts';
import { openPartStore } from '../render/part-store.ts';
import { renderShots } from '../render/render-shots.ts';
import { preparePack } from './prepare-pack.ts';
import { sweepPacks } from './sweep-packs.ts';

const videoId = crypto.randomUUID();
const video: Video = { ...renderDocument(), format: '1:1' };
const SAMPLES_PER_FRAME = 1600;

let dir: string;
let media: Media;
let storage: Storage;
/** Keys that were written, in order. */
let put: string[];
let voiceAsked = 0;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'qt-pack-'));
  const tool = await findMediaEngine();
  if (!tool) throw new Error('tests need a media engine');
  media = openMedia(tool);
  const film = (rate: number, seconds: number) => `testsrc2=s=640x360:r=${rate}:d=${seconds},format=yuv420p`;
  await makeFilm(media, film(30, LOOP_MS / 1000), file('test:loop'));
  await makeFilm(media, film(25, 6), file('test:film'));
  await makeSound(
    media,
    `aevalsrc=0.2*sin(2*PI*220*t)|0.2*sin(2*PI*330*t):s=48000:d=${MUSIC_MS / 1000}`,
    file('test:music'),
  );
  await makeSound(media, `aevalsrc=0.25*sin(2*PI*400*t):s=48000:d=${VOICE_MS / 1000}`, file('voice'));
  const local = openStorage({
    kind: 'local',
    dir: join(dir, 'storage'),
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
  await storage.put('v/video.mp4', { path: file('test:film') }, { contentType: 'video/mp4' });
  await storage.put('v/thumbnail.jpg', { data: 'jpeg' }, { contentType: 'image/jpeg' });
});
afterAll(() => rm(dir, { recursive: true, force: true }));

/** A clip, the music or the recording on this machine. */
const file = (asset: string): string =>
  join(dir, `${asset.replace(':', '-')}${/music|voice/.test(asset) ? '.wav' : '.mp4'}`);

async function prepare(of: Video, name: string): Promise<void> {
  put = [];
  voiceAsked = 0;
  await preparePack({
    source: { name, video: of, quality: 'full', mp4Key: 'v/video.mp4', thumbnailKey: 'v/thumbnail.jpg' },
    of: { template: sampleTemplate(), assetPath: async (asset) => file(asset) },
    videoId,
    voiceWav: async () => {
      voiceAsked++;
      return file('voice');
    },
    engine: {
      codeVersion: 'test',
      shots: (request) =>
        renderShots({
          ...request,
          media,
          folder: request.workDir,
          slots: openEncodeSlots(2),
          store: openPartStore(null, () => {}),
          codeVersion: 'test',
        }),
    },
    media,
    storage,
    workDir: dir,
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
  const unpacked = join(dir, name);
  for (const entry of Object.values(zip.files)) {
    if (entry.dir) continue;
    const path = join(unpacked, entry.name);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, await entry.async('nodebuffer'));
  }
  const text = await zip.file('manifest.json')!.async('string');
  return { dir: unpacked, zip, manifest: editPackManifestSchema.parse(JSON.parse(text)) };
}

async function bytesOf(stream: Readable): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

test('a pack holds all that its manifest says, each file as long as it says', async () => {
  await prepare(video, 'first');
  const { dir: unpacked, zip, manifest } = await unpack('first');
  const inside = Object.values(zip.files).flatMap(({ dir: isDir, name }) => (isDir ? [] : [name]));
  expect(inside.toSorted()).toEqual([...manifest.files.map(({ path }) => path), 'manifest.json'].toSorted());
  expect(inside[0]).toBe('README.txt');

  const clips = manifest.files.filter(({ kind }) => kind === 'clip');
  expect(clips.map(({ path }) => path)).toEqual(manifest.shots.map(({ path }) => path));
  for (const [i, { path, frames }] of clips.entries()) {
    const { fromFrame, toFrame } = manifest.shots[i]!;
    expect(frames).toBe(toFrame - fromFrame);
    expect(await countFrames(join(unpacked, path))).toBe(frames);
    const { streams } = await media.ffprobe({ path: join(unpacked, path) });
    expect(streams).toMatchObject([{ codec: 'h264', frameRate: '30/1', width: 1080, height: 1080 }]);
  }
  for (const path of ['media/voice.wav', 'media/music.wav']) {
    const samples = await media.decodePcm({ path: join(unpacked, path), sampleRate: 48_000 });
    expect(samples.length).toBe(manifest.frames * SAMPLES_PER_FRAME);
  }
});

test('the voice is silent under the title card and heard after it; the music is never above it', async () => {
  const unpacked = join(dir, 'first');
  const [voice, music] = await Promise.all(
    ['media/voice.wav', 'media/music.wav'].map((path) =>
      media.decodePcm({ path: join(unpacked, path), sampleRate: 48_000 }),
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
