import { mkdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { designThumbnail } from '../../core/thumbnail/design-thumbnail.ts';
import {
  MAX_THUMBNAIL_BYTES,
  thumbnailSchema,
  type Thumbnail,
  type ThumbnailFile,
} from '../../core/thumbnail.ts';
import { drawClipPicture } from '../../platform/media/clip-picture.ts';
import { openPreview, type OpenPreview } from '../support/open-preview.ts';
import { differingShare } from '../support/pixels.ts';
import { decodePng } from '../support/png.ts';
import { LOOP_MS, openRenderKit, type RenderKit } from '../support/render-kit.ts';
import { sampleDocument, sampleTemplate } from '../support/sample-document.ts';

let kit: RenderKit;
let preview: OpenPreview;
/** Out of the kit's clip. */
let picture: string;
beforeAll(async () => {
  [kit, preview] = await Promise.all([openRenderKit(), openPreview()]);
  picture = await clipPicture('picture', 700);
});
afterAll(async () => {
  await preview?.close();
  await kit?.close();
});

async function clipPicture(name: string, ms: number): Promise<string> {
  const out = join(kit.dir, `${name}.jpg`);
  await drawClipPicture({ media: kit.media, path: kit.files['test:loop']!, ms, out });
  return out;
}

let drawings = 0;
async function draw(design: Thumbnail, file: ThumbnailFile, of: string | null = picture): Promise<string> {
  const workDir = join(kit.dir, `thumbnail-${drawings++}`);
  await mkdir(workDir);
  const out = join(workDir, `out.${file.type}`);
  const { signal } = new AbortController();
  await kit.engine.thumbnail({ design, picture: of, file, out, workDir, signal });
  return out;
}

const dataUrl = async (path: string): Promise<string> =>
  `data:image/jpeg;base64,${(await readFile(path)).toString('base64')}`;

const video = sampleDocument({ title: '내가 사망의 음침한 골짜기로 다닐지라도' });
const template = sampleTemplate();
const centre = designThumbnail({ video, template, layout: 'centre', format: '16:9' });
/** All that a person can do to a text. */
const styled = thumbnailSchema.parse({
  ...designThumbnail({ video, template, layout: 'lower', format: '1:1' }),
  zoom: 1.4,
  focus: { x: 0.2, y: 0.8 },
  blur: 6,
  items: [
    ...designThumbnail({ video, template, layout: 'lower', format: '1:1' }).items,
    {
      kind: 'text',
      id: 'own',
      text: '주일\n오전 11시',
      x: 0.1,
      y: 0.08,
      width: 0.5,
      align: 'right',
      rotation: -6,
      type: { ...template.caption.type, size: 90 },
      stroke: { color: '#AA3311', width: 5 },
      shadow: 'strong',
      box: { color: '#102030CC', radius: 24 },
    },
  ],
});

test.each([
  ['made for the video', centre],
  ['as a person styled it', styled],
])('the file is what the editor shows, in every pixel: %s', async (_, design) => {
  const drawn = decodePng(await readFile(await draw(design, { size: '1080', type: 'png' })));
  await preview.showStill({ design, pictureUrl: await dataUrl(picture) });
  await expect.poll(async () => differingShare(await preview.picture(), drawn)).toBe(0);
  // which is not so without its text
  await preview.showStill({ design: { ...design, items: [] }, pictureUrl: await dataUrl(picture) });
  await expect.poll(async () => differingShare(await preview.picture(), drawn)).toBeGreaterThan(0.01);
});

test('a thumbnail has the size that was asked for', async () => {
  const sizeOf = async (path: string) => {
    const { width, height } = (await kit.media.ffprobe({ path, still: 'jpeg' })).streams[0]!;
    return { width, height };
  };
  expect(await sizeOf(await draw(centre, { size: '720', type: 'jpg' }))).toEqual({
    width: 1280,
    height: 720,
  });
  const tall = { ...centre, format: '9:16' as const };
  expect(decodePng(await readFile(await draw(tall, { size: '720', type: 'png' })))).toMatchObject({
    width: 720,
    height: 1280,
  });
});

test('no thumbnail is larger than YouTube takes, whatever is on the picture', async () => {
  const noise = join(kit.dir, 'noise.jpg');
  await kit.media.run({
    kind: 'encode',
    inputs: [{ path: picture }],
    filter: '[0:v]noise=alls=100:allf=u,format=yuvj420p[out]',
    outputs: [{ label: 'out', format: 'jpeg', path: noise, quality: 2 }],
  });
  const bare = { ...centre, veil: { ...centre.veil, opacity: 0 } };
  for (const type of ['jpg', 'png'] as const) {
    const { size } = await stat(await draw(bare, { size: '1080', type }, noise));
    expect(size).toBeLessThanOrEqual(MAX_THUMBNAIL_BYTES);
    expect(size).toBeGreaterThan(200_000);
  }
});

test('a moment of a clip is one picture to the last byte, and there is one past its end', async () => {
  const [first, again, other, last, past] = await Promise.all(
    [700, 700, 1200, LOOP_MS, LOOP_MS + 5000].map(async (ms, i) =>
      readFile(await clipPicture(`again-${i}`, ms)),
    ),
  );
  expect(again!.equals(first!)).toBe(true);
  expect(other!.equals(first!)).toBe(false);
  expect(past!.equals(last!)).toBe(true);
});
