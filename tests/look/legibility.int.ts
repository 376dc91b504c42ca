import { afterAll, beforeAll, expect, test } from 'vitest';
import { FORMATS } from '../../core/format.ts';
import type { Format } from '../../core/format.ts';
import { layersOf } from '../../core/layers.ts';
import type { LayerId } from '../../core/layer.ts';
import { highlightOf, type Template } from '../../core/template.ts';
import type { Video } from '../../core/video.ts';
import { loadTemplates } from '../../platform/templates.ts';
import type { Want } from '../../worker/render/verify/draw-pages.ts';
import { openLayerDrawing } from '../support/draw-layers.ts';
import type { LayerDrawing } from '../support/draw-layers.ts';
import { drawnArea, isInside, letterContrast } from '../support/pixels.ts';
import type { Rgb } from '../support/pixels.ts';
import { sampleDocument } from '../support/sample-document.ts';

/** What every template promises, looked up in the pixels of a real browser. */
const templates = await loadTemplates();
const formats = Object.keys(FORMATS) as Format[];
const cases = [...templates.keys()].flatMap((id) => formats.map((format) => [id, format] as const));

/** WCAG 2.2, success criterion 1.4.3 (AA). Footage of any other colour lies between these three. */
const AA = 4.5;
const GROUNDS: Record<string, Rgb> = { white: [255, 255, 255], grey: [128, 128, 128], black: [0, 0, 0] };

/** Frames at which a card stands still, and the second caption does. */
const ON_TITLE = 50;
const ON_CAPTION = 105 + 108 + 60;
const ON_CLOSING = 105 + 240 + 60;

/** Layers with words to be read, and what lies between them and the footage. */
function readIn({ composition }: Template): { layer: LayerId; below: LayerId[]; frame: number }[] {
  return [
    { layer: 'caption', below: ['scrim'], frame: ON_CAPTION },
    ...(composition === 'Karaoke'
      ? [{ layer: 'word' as const, below: ['scrim' as const, 'caption' as const], frame: ON_CAPTION }]
      : []),
    ...(composition === 'Audiogram'
      ? [{ layer: 'heading' as const, below: ['scrim' as const], frame: ON_CAPTION }]
      : []),
    { layer: 'card', below: ['veil'], frame: ON_TITLE },
  ];
}

let drawing: LayerDrawing;
beforeAll(async () => {
  drawing = await openLayerDrawing();
});
afterAll(() => drawing?.close());

test.concurrent.each(cases)(
  '%s, %s: letters can be read over white, grey and black footage',
  async (id, format) => {
    const template = templates.get(id)!;
    const video = sampleDocument({ format });
    const read = readIn(template);
    const [shown, bare] = await Promise.all([
      drawing.draw({
        video,
        template,
        wants: read.flatMap(({ below, ...words }) => [words, ...below.map((layer) => ({ ...words, layer }))]),
      }),
      drawing.draw({ video, template: withoutLetters(template), wants: read }),
    ]);
    for (const [i, { layer, below, frame }] of read.entries()) {
      const [lettered, ...under] = shown.splice(0, 1 + below.length);
      const pictures = { lettered: lettered!, bare: bare[i]!, below: under };
      for (const [name, ground] of Object.entries(GROUNDS)) {
        const ratio = letterContrast({ ...pictures, ground });
        expect(ratio, `${layer} at ${frame} on ${name}`).toBeGreaterThanOrEqual(AA);
      }
    }
  },
);

/** The same look with its letters fully transparent; stroke, shadow and box stay. */
function withoutLetters(template: Template): Template {
  const faint = (color: string): string => `${color.slice(0, 7)}00`;
  const clear = <T extends { color: string }>(type: T): T => ({ ...type, color: faint(type.color) });
  const { caption, card, karaoke } = template;
  return {
    ...template,
    caption: { ...caption, type: clear(caption.type), highlight: faint(highlightOf(template)) },
    karaoke: { ...karaoke, pillInk: faint(karaoke.pillInk) },
    card: { ...card, kicker: clear(card.kicker), title: clear(card.title), detail: clear(card.detail) },
  };
}

const LONG: Record<string, Parameters<typeof sampleDocument>[0]> = {
  Korean: {
    title: '환난 가운데서도 우리를 떠나지 아니하시는 하나님의 신실하신 사랑과 그 은혜를 오래도록 기억하며 '
      .repeat(4)
      .slice(0, 200),
    scripture:
      '로마서 8장 31–39절, 시편 46편 1–11절, 이사야 43장 1–7절, 마태복음 11장 28–30절, 요한복음 14장 1–6절, 고린도후서 4장 7–18절',
    church: '대한예수교장로회 새벽이슬 은혜와평강교회 제자훈련원 '.repeat(4).slice(0, 100),
    captions: [
      {
        startMs: 0,
        endMs: 8000,
        lines: Array(6).fill('여호와는나의목자시니 내게 부족함이 없으리로다 '.repeat(16).slice(0, 400)),
      },
    ],
  },
  English: {
    title:
      'The steadfast love of the Lord never ceases; his mercies never come to an end; they are new every morning; '
        .repeat(2)
        .slice(0, 200),
    church:
      'The Evangelical Presbyterian Church of Saint Andrew and All Saints, Upper Riverside, New Hampshire!!'.slice(
        0,
        100,
      ),
    captions: [
      {
        startMs: 0,
        endMs: 8000,
        lines: [
          'And we know that in all things God works for the good of those who love him,',
          'who have been called',
        ],
      },
    ],
  },
  'one word': {
    title: 'W'.repeat(60),
    scripture: '가'.repeat(200),
    church: 'M'.repeat(100),
    captions: [{ startMs: 0, endMs: 8000, lines: ['뷁'.repeat(400)] }],
  },
};
/** Every template with one text in one format; which text and which format goes round. */
const longCases = [...templates.keys()].map((id, i) => {
  const texts = Object.keys(LONG);
  return [
    id,
    formats[i % formats.length]!,
    texts[(i + Math.floor(i / formats.length)) % texts.length]!,
  ] as const;
});

test.concurrent.each(longCases)(
  '%s, %s: long text (%s) stays whole, inside its place',
  async (id, format, text) => {
    const template = templates.get(id)!;
    const video = sampleDocument({ format, ...LONG[text] });
    const wants = [
      { layer: 'card', frame: ON_TITLE },
      { layer: 'caption', frame: ON_CAPTION },
      ...(template.bug.opacity > 0 ? [{ layer: 'bug' as const, frame: ON_CAPTION }] : []),
      { layer: 'card', frame: ON_CLOSING },
    ] satisfies Want[];
    const pictures = await drawing.draw({ video, template, wants });
    for (const [i, { layer }] of wants.entries()) {
      const area = drawnArea(pictures[i]!);
      expect(area, layer).not.toBeNull();
      expect(isInside(area!, rectOf(video, template, layer)), `${layer} ${JSON.stringify(area)}`).toBe(true);
    }
  },
);

const rectOf = (video: Video, template: Template, id: LayerId) =>
  layersOf(video, template).find((layer) => layer.id === id)!.rect;
