import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ensureTools } from '../../platform/media/find-tools.ts';
import type { Media } from '../../platform/media/media.ts';
import { openMedia } from '../../platform/media/open-media.ts';
import { makeFilm } from '../../tests/support/make-media.ts';
import { clipFilters } from './clip-filters.ts';
import { readClipSource } from './clip-source.ts';
import { openEncodeSlots } from './encode-slots.ts';
import { openClips } from './normalise-clips.ts';
import { comparePictures } from './verify/compare-pictures.ts';

const SIZE = { width: 640, height: 360 };
let dir: string;
let media: Media;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'qt-clips-'));
  media = openMedia((await ensureTools()).mediaEngine);
});
afterAll(() => rm(dir, { recursive: true, force: true }));

test('a normalised clip shows what the clip itself shows, frame by frame, and is made once', async () => {
  const { signal } = new AbortController();
  const path = join(dir, 'church.mp4');
  await makeFilm(media, 'testsrc2=s=960x720:r=25:d=3,gblur=sigma=2,format=yuv420p', path);
  const source = await readClipSource({ asset: 'church', assetPath: async () => path, media, signal });
  expect(source.ready).toBe(false);
  const kept = new Set<string>();
  const open = () =>
    openClips({
      sourceOf: () => source,
      normalise: new Set(['church']),
      size: SIZE,
      codeVersion: '1',
      media,
      slots: openEncodeSlots(),
      store: {
        has: async (name) => kept.has(name),
        fetch: async (name) => kept.has(name),
        keep: async (name) => void kept.add(name),
      },
      folder: dir,
      signal,
    });
  const made = (await open()(['church', 'church']))('church');
  expect(made).toMatchObject({ ...SIZE, frames: source.frames, convert: null });
  const picture = (of: typeof source) => clipFilters({ source: of, size: SIZE, from: 0, frames: of.frames });
  const { luma } = await comparePictures({
    inputs: [{ path: made.path }, { path }],
    graph: `[0:v]${picture(made)}[ours];[1:v]${picture(source)}[plain]`,
    folder: dir,
    media,
    signal,
  });
  expect(luma).toHaveLength(source.frames);
  expect(Math.min(...luma)).toBeGreaterThan(45);

  await rm(path);
  expect((await open()(['church']))('church').path).toBe(made.path);
});
