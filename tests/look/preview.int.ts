import { afterAll, beforeAll, expect, test } from 'vitest';
import { layersOf } from '../../core/layers.ts';
import type { Video } from '../../core/video.ts';
import { openLayerDrawing } from '../support/draw-layers.ts';
import type { LayerDrawing } from '../support/draw-layers.ts';
import { openPreview } from '../support/open-preview.ts';
import type { OpenPreview } from '../support/open-preview.ts';
import { layAllOver, differingShare } from '../support/pixels.ts';
import type { Rgb } from '../support/pixels.ts';
import { sampleDocument, sampleTemplate } from '../support/sample-document.ts';

const template = sampleTemplate();
const video = sampleDocument({ format: '1:1' });
const [r, g, b] = [1, 3, 5].map((at) => Number.parseInt(template.palette.ground.slice(at, at + 2), 16));

let preview: OpenPreview;
let drawing: LayerDrawing;
beforeAll(async () => {
  [preview, drawing] = await Promise.all([openPreview(), openLayerDrawing()]);
});
afterAll(async () => {
  await preview?.close();
  await drawing?.close();
});

test.each([
  ['title card', 50],
  ['caption', 273],
  ['closing card', 405],
])('the player shows what the worker draws: %s', async (_, frame) => {
  const wants = layersOf(video, template)
    .filter(({ runs }) => runs.some(({ from, to }) => from <= frame && frame < to))
    .map(({ id }) => ({ layer: id, frame }));
  expect(wants.length).toBeGreaterThan(1);
  const layers = await drawing.draw({ video, template, wants });
  await preview.show({ video, template, assets: {} }, frame);
  const ground: Rgb = [r!, g!, b!];
  const drawn = layAllOver(ground, layers);
  // the words come once their fonts are there
  await expect.poll(async () => differingShare(await preview.picture(), drawn)).toBeLessThan(0.0005);
  // which is not so for a picture without its words
  expect(differingShare(drawn, layAllOver(ground, layers.slice(0, -1)))).toBeGreaterThan(0.005);
});

test('footage, music and voice that cannot be played do not stop the preview', async () => {
  const clip = (asset: string) => ({ asset, durationMs: 4000, width: 1920, height: 1080, loops: true });
  const broken: Video = {
    ...video,
    shots: [
      { id: 's1', clip: clip('test:gone'), startMs: 0, endMs: 4000, clipStartMs: 0 },
      { id: 's2', clip: clip('test:page'), startMs: 4000, endMs: 8000, clipStartMs: 0 },
    ],
    sound: { ...video.sound, music: { asset: 'test:music', durationMs: 4000, gainDb: -6, duckDb: -9 } },
  };
  const assets = {
    'test:gone': '/gone.mp4',
    'test:page': '/',
    'test:music': '/gone.m4a',
    voice: '/gone.mp3',
  };
  await preview.show({ video: broken, template, assets }, 200);
  await preview.page.waitForFunction(() => document.querySelector('video') === null);
  await preview.page.evaluate(() => window.preview.player!.play());
  // past the cut to the second shot
  await preview.page.waitForFunction(() => window.preview.player!.getCurrentFrame() > 240);
  await preview.page.evaluate(() => window.preview.player!.pause());
  expect(await preview.page.locator('#failed').count()).toBe(0);
  await preview.show({ video: broken, template, assets }, 273);
  await preview.page.waitForFunction(() => document.querySelector('video') === null);
  expect(await preview.page.getByText('부족함이 없으리로다').isVisible()).toBe(true);
});

test('a document with nothing in it yet has a preview', async () => {
  const bare: Video = { ...video, title: '', scripture: '', church: '', series: '', date: '', blessing: '' };
  for (const frame of [50, 273, 405]) {
    await preview.show({ video: { ...bare, captions: [] }, template, assets: {} }, frame);
    expect(await preview.page.locator('#failed').count()).toBe(0);
    expect((await preview.page.locator('body').innerText()).trim()).toBe('');
  }
  expect(layersOf({ ...bare, captions: [] }, template).map(({ id }) => id)).not.toContain('bug');
});
