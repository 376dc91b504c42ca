import { afterAll, beforeAll, expect, test } from 'vitest';
import { FORMATS } from '../../core/format.ts';
import type { Format } from '../../core/format.ts';
import { LAYER_IDS, type LayerId } from '../../core/layer.ts';
import { overlayOf } from '../../core/overlay.ts';
import { compositionSchema } from '../../core/template.ts';
import type { CompositionName } from '../../core/template.ts';
import type { Video, Word } from '../../core/video.ts';
import { templateOf } from '../support/composition-templates.ts';
import { openLayerDrawing } from '../support/draw-layers.ts';
import type { LayerDrawing } from '../support/draw-layers.ts';
import { drawnArea, isInside } from '../support/pixels.ts';
import { sampleDocument } from '../support/sample-document.ts';

/** What every composition promises, in the pixels of a real browser. */
let drawing: LayerDrawing;
beforeAll(async () => {
  drawing = await openLayerDrawing();
});
afterAll(() => drawing?.close());

/** A voice that rises and falls. */
const PEAKS = Array.from({ length: 80 }, (_, i) => Math.round(120 + 110 * Math.sin(i * 1.7)));

/** Word for word, as evenly as they come. */
function spoken(lines: string[], startMs: number, endMs: number) {
  const texts = lines.flatMap((line) => line.split(' ').filter((text) => text !== ''));
  const at = (i: number): number => Math.round(startMs + ((endMs - startMs) * i) / texts.length);
  const words: Word[] = texts.map((text, i) => ({ text, startMs: at(i), endMs: at(i + 1) }));
  return { startMs, endMs, lines, words };
}

const everyLayerAt = (frame: number) => LAYER_IDS.map((layer) => ({ layer, frame }));

const FORMAT_OF: Record<CompositionName, Format> = {
  Devotional: '16:9',
  Scripture: '1:1',
  Karaoke: '9:16',
  Audiogram: '1:1',
};

test.each(compositionSchema.options)(
  '%s: a frame is the same whenever and in whatever order it is drawn',
  async (composition) => {
    const video = sampleDocument({
      format: FORMAT_OF[composition],
      peaks: PEAKS,
      introMs: 1000,
      outroMs: 1000,
      captions: [
        spoken(['여호와는 나의 목자시니'], 300, 3500),
        spoken(['내게 부족함이', '없으리로다'], 3600, 7500),
      ],
    });
    // a card coming in, a word coming in, words standing, one fading away, another caption
    const frames = [8, 42, 71, 131, 200];
    const order = [...frames, ...frames.toReversed(), 71];
    const pictures = await drawing.drawPages({
      video,
      template: templateOf(composition),
      pages: order.map(everyLayerAt),
    });
    const first = new Map(frames.map((frame, i) => [frame, pictures[i]!]));
    for (const [i, frame] of order.entries()) {
      expect(Buffer.compare(pictures[i]!.rgba, first.get(frame)!.rgba), `frame ${frame}`).toBe(0);
    }
    const different = new Set([...first.values()].map(({ rgba }) => Buffer.from(rgba).toString('base64')));
    expect(different.size).toBe(frames.length);
  },
);

/** One kind in each format; `legibility.int.ts` looks at every template with every kind. */
const LONG: Record<Format, string[]> = {
  '16:9': Array(6).fill('여호와는나의목자시니 내게 부족함이 없으리로다 '.repeat(16).slice(0, 400)),
  '9:16': [
    'And we know that in all things God works for the good of those who love him,',
    'who have been called according to his purpose, incomprehensibilities notwithstanding',
  ],
  '1:1': ['뷁'.repeat(400)],
};
const TITLE = '환난 가운데서도 우리를 떠나지 아니하시는 하나님의 신실하신 사랑을 오래도록 기억하며 '.repeat(
  4,
);
const LAYERS: Partial<Record<CompositionName, readonly LayerId[]>> = {
  Scripture: ['caption', 'word'],
  Karaoke: ['caption', 'word'],
  Audiogram: ['heading', 'wave', 'caption'],
};
const cases = Object.entries(LAYERS).flatMap(([composition, layers]) =>
  (Object.keys(FORMATS) as Format[]).map((format) => [composition, format, layers] as const),
);

test.each(cases)(
  '%s, %s: however long its texts are, they stay whole, in their place',
  async (name, format, layers) => {
    const template = templateOf(compositionSchema.parse(name));
    const video = sampleDocument({
      format,
      cards: false,
      title: TITLE.slice(0, 200),
      scripture: '로마서 8장 31–39절, 시편 46편 1–11절, '.repeat(5),
      peaks: PEAKS,
      captions: [spoken(LONG[format], 0, 8000)],
    });
    const wants = layers.map((layer) => ({ layer, frame: frameShowing(video, layer) }));
    const pictures = await drawing.draw({ video, template, wants });
    const { rects } = overlayOf(video, template);
    for (const [i, { layer, frame }] of wants.entries()) {
      const area = drawnArea(pictures[i]!);
      expect(area, `${layer} at ${frame}`).not.toBeNull();
      const told = `${layer} ${JSON.stringify({ area, rect: rects[layer] })}`;
      expect(isInside(area!, rects[layer]), told).toBe(true);
    }

    /** Late, when nearly all words have come. */
    function frameShowing(video: Video, layer: LayerId): number {
      const { stateAt, timeline } = overlayOf(video, template);
      let frame = timeline.durationInFrames - 12;
      while (frame > 0 && stateAt[layer](frame) === null) frame--;
      return frame;
    }
  },
);
