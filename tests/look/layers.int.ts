import { afterAll, beforeAll, expect, test } from 'vitest';
import { layersOf } from '../../core/layers.ts';
import type { Layer } from '../../core/layer.ts';
import { loadTemplates } from '../../platform/templates.ts';
import { openLayerDrawing } from '../support/draw-layers.ts';
import type { LayerDrawing } from '../support/draw-layers.ts';
import { drawnArea, isInside } from '../support/pixels.ts';
import type { Picture } from '../support/png.ts';
import { sampleDocument, sampleTemplate } from '../support/sample-document.ts';
import type { Want } from '../../worker/render/verify/draw-pages.ts';

/**
 * The fast render rests on `layersOf`: what it says is the same picture must be the same picture, and nothing may
 * be drawn outside the rectangle it gives. Checked against the pixels of a real browser.
 */
const template = sampleTemplate();
/** One of each family that titles are set in. */
const looks = [
  ...new Map([...(await loadTemplates()).values()].map((look) => [look.card.title.family, look])).values(),
];
const video = sampleDocument({
  format: '1:1',
  durationMs: 3000,
  introMs: 1500,
  outroMs: 1600,
  captions: [
    { startMs: 100, endMs: 1500, lines: ['여호와는 나의 목자시니'] },
    { startMs: 1500, endMs: 3000, lines: ['내게', '부족함이 없으리로다'] },
  ],
});
const layers = layersOf(video, template);

let drawing: LayerDrawing;
const pictures = new Map<string, Picture>();
const keyOf = ({ layer, frame }: Want): string => `${layer} ${frame}`;
const pictureOf = (layer: Layer, frame: number): Picture => pictures.get(keyOf({ layer: layer.id, frame }))!;

beforeAll(async () => {
  drawing = await openLayerDrawing();
  const wants = layers.flatMap((layer) => framesToLookAt(layer).map((frame) => ({ layer: layer.id, frame })));
  const drawn = await drawing.draw({ video, template, wants });
  for (const [i, want] of wants.entries()) pictures.set(keyOf(want), drawn[i]!);
});
afterAll(() => drawing?.close());

test('frames of one run are the same picture, pixel by pixel', () => {
  for (const layer of layers) {
    for (const run of runsToLookAt(layer)) {
      const shown = pictureOf(layer, run.from);
      for (const frame of [middleOf(run), run.to - 1]) {
        expect(samePixels(pictureOf(layer, frame), shown), `${layer.id}: ${frame} like ${run.from}`).toBe(
          true,
        );
      }
    }
  }
});

test('outside all runs a layer is empty, inside none is', () => {
  for (const layer of layers) {
    for (const frame of framesToLookAt(layer)) {
      const runs = layer.runs.some((r) => r.from <= frame && frame < r.to);
      const area = drawnArea(pictureOf(layer, frame));
      expect(area !== null, `${layer.id}: ${frame}`).toBe(runs);
    }
  }
});

test('every pixel of a layer lies inside its rectangle', () => {
  for (const layer of layers) {
    for (const frame of framesToLookAt(layer)) {
      const area = drawnArea(pictureOf(layer, frame));
      if (area)
        expect(isInside(area, layer.rect), `${layer.id}: ${frame} ${JSON.stringify(area)}`).toBe(true);
    }
  }
});

test('a frame is the same whenever and in whatever order it is drawn', async () => {
  const wants = layers
    .flatMap((layer) =>
      framesToLookAt(layer)
        .slice(0, 3)
        .map((frame) => ({ layer: layer.id, frame })),
    )
    .toReversed();
  const again = await drawing.draw({ video, template, wants });
  for (const [i, want] of wants.entries()) {
    expect(samePixels(again[i]!, pictures.get(keyOf(want))!), keyOf(want)).toBe(true);
  }
});

test.each(['WMW@WMW', '%%@@%%m', '뷁뿳쀏꿟뢟', '國鬱龍體'])(
  'however wide its letters, a card keeps to its rectangle: %s',
  async (text) => {
    for (const look of looks) {
      const wide = {
        ...sampleDocument({ title: text, scripture: text, church: text }),
        series: text,
        blessing: text,
      };
      const { rect } = layersOf(wide, look).find(({ id }) => id === 'card')!;
      // no wider than it has to be
      // church and date stand below the title
      expect(rect.width).toBeLessThan(Math.max(1000, text.length * 1.3 * look.card.title.size + 100));
      const wants = [70, 330 + 70].map((frame) => ({ layer: 'card' as const, frame }));
      for (const picture of await drawing.draw({ video: wide, template: look, wants })) {
        const area = drawnArea(picture)!;
        expect(isInside(area, rect), `${look.id} ${JSON.stringify({ area, rect })}`).toBe(true);
      }
    }
  },
);

/** The first, the longest and the last run: coming in, staying, going. */
function runsToLookAt({ runs }: Layer): Layer['runs'] {
  const longest = runs.reduce((a, b) => (b.to - b.from > a.to - a.from ? b : a));
  return [...new Set([runs[0]!, longest, runs.at(-1)!])];
}

function framesToLookAt(layer: Layer): number[] {
  const frames = runsToLookAt(layer).flatMap((run) => [
    run.frame,
    run.from,
    middleOf(run),
    run.to - 1,
    ...neighboursOf(run),
  ]);
  return [...new Set(frames)];
}

const middleOf = ({ from, to }: { from: number; to: number }): number => Math.floor((from + to - 1) / 2);

function neighboursOf({ from, to }: { from: number; to: number }): number[] {
  const last = 45 + 90 + 48;
  return [from - 1, to].filter((frame) => frame >= 0 && frame < last);
}

const samePixels = (a: Picture, b: Picture): boolean => Buffer.compare(a.rgba, b.rgba) === 0;
