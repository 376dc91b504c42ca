import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { AppError } from '../core/errors.ts';
import { defaultThumbnail } from '../core/thumbnail/design-thumbnail.ts';
import type { Video } from '../core/video.ts';
import { loadLibrary } from '../platform/library.ts';
import { openStorage } from '../platform/storage/open-storage.ts';
import type { Storage } from '../platform/storage/storage.ts';
import { thumbnailName } from '../platform/storage/thumbnail-name.ts';
import { videoKeys } from '../platform/storage/video-keys.ts';
import { openRenderKit, type RenderKit } from '../tests/support/render-kit.ts';
import { sampleDocument, sampleTemplate } from '../tests/support/sample-document.ts';
import { makeThumbnailFile } from './make-thumbnail-file.ts';
import type { JobServices } from './work-on-job.ts';

const videoId = crypto.randomUUID();
const folder = videoKeys(videoId).thumbnails;
const template = sampleTemplate();

let kit: RenderKit;
let storage: Storage;
/** The document as the database has it; null for a video that was deleted. */
let document: Video | null;
beforeAll(async () => {
  kit = await openRenderKit();
  storage = openStorage({
    kind: 'local',
    dir: join(kit.dir, 'storage'),
    baseUrl: '',
    signingKey: 'x'.repeat(32),
  });
});
afterAll(() => kit?.close());

async function make(): Promise<void> {
  const services = {
    storage,
    media: kit.media,
    library: await loadLibrary(),
    templates: new Map([[template.id, template]]),
    engine: async () => kit.engine,
    scratchDir: kit.dir,
    database: {
      async getVideo() {
        if (!document) throw new AppError('not_found');
        return { document };
      },
    },
  } as unknown as JobServices;
  const job = {
    kind: 'thumbnail',
    videoId,
    run: 1,
    userId: videoId,
    file: { size: '720', type: 'jpg' },
  } as const;
  await makeThumbnailFile({ services, job, signal: new AbortController().signal });
}

async function kept(): Promise<string[]> {
  const keys: string[] = [];
  for await (const { key } of storage.list(folder)) keys.push(key);
  return keys;
}

const keyOf = (video: Video): string =>
  `${folder}${thumbnailName(video, template).file({ size: '720', type: 'jpg' })}`;

test('draws the thumbnail of the document as it stands, and keeps that of the last design alone', async () => {
  const loop = {
    asset: 'builtin:loops/dawn-sky',
    durationMs: 12_000,
    width: 1920,
    height: 1080,
    loops: true,
  };
  const video: Video = {
    ...sampleDocument(),
    shots: [{ id: 's', clip: loop, startMs: 0, endMs: 8000, clipStartMs: 0 }],
  };
  document = video;
  await make();
  expect(await kept()).toEqual([keyOf(video)]);
  const first = join(kit.dir, 'first.jpg');
  await storage.download(keyOf(video), first);
  const { streams } = await kit.media.ffprobe({ path: first, still: 'jpeg' });
  expect(streams[0]).toMatchObject({ width: 1280, height: 720 });

  const design = defaultThumbnail({ ...video, title: '다른 제목' }, template);
  document = {
    ...video,
    thumbnail: { ...design, background: { kind: 'asset', asset: 'own:gone', ms: 0, durationMs: 0 } },
  };
  await make();
  // a background that is gone leaves the plain ground
  expect(await kept()).toEqual([keyOf(document)]);
  const second = join(kit.dir, 'second.jpg');
  await storage.download(keyOf(document), second);
  expect((await readFile(second)).equals(await readFile(first))).toBe(false);
});

test('does nothing for a video that was deleted meanwhile', async () => {
  const before = await kept();
  document = null;
  await make();
  expect(await kept()).toEqual(before);
});

test('documents that look the same share a file: their captions, and a title that a person replaced, are not seen', () => {
  const video = sampleDocument();
  const own = { ...video, thumbnail: defaultThumbnail(video, template) };
  expect(keyOf({ ...video, captions: [] })).toBe(keyOf(video));
  expect(keyOf({ ...own, title: '안 보이는 제목' })).toBe(keyOf(own));
  expect(keyOf({ ...video, title: '보이는 제목' })).not.toBe(keyOf(video));
});
