import { expect, test } from 'vitest';
import { layersOf } from '../../core/layers.ts';
import { overlayOf } from '../../core/overlay.ts';
import type { Template } from '../../core/template.ts';
import { templateOf } from '../../tests/support/composition-templates.ts';
import { sampleDocument, sampleTemplate } from '../../tests/support/sample-document.ts';
import { planChunks } from './plan-chunks.ts';
import { planOverlay, planSheets, scalePiece } from './plan-overlay.ts';

const video = sampleDocument({
  durationMs: 20_000,
  captions: [
    { startMs: 500, endMs: 3500, lines: ['여호와는 나의 목자시니'] },
    // stands across the end of a chunk
    { startMs: 7800, endMs: 9600, lines: ['내게', '부족함이 없으리로다'] },
    { startMs: 9600, endMs: 15_000, lines: ['쉴 만한 물가로'] },
  ],
});
const template = sampleTemplate();
const { timeline, stateAt } = overlayOf(video, template);
const chunks = planChunks(timeline);
const planned = chunks.map((chunk) => planOverlay(layersOf(video, template), chunk));

test('each frame of each chunk shows the still and the pose of that frame', () => {
  for (const [i, chunk] of chunks.entries()) {
    for (const layer of layersOf(video, template)) {
      const piece = planned[i]!.find((p) => p.layer === layer.id);
      for (let frame = chunk.from; frame < chunk.to; frame++) {
        const step = piece?.steps.findLast(({ from }) => from <= frame - chunk.from);
        const state = stateAt[layer.id](frame);
        if (!step || step.pose.opacity === 0) expect(state).toBeNull();
        else expect({ ...stateAt[layer.id](piece!.drawAt[step.picture]!), pose: step.pose }).toEqual(state);
      }
    }
  }
});

test('steps come in order, inside the chunk, and so do their pictures', () => {
  for (const [i, { from, to }] of chunks.entries()) {
    for (const { steps, drawAt } of planned[i]!) {
      const starts = steps.map((step) => step.from);
      expect(starts).toEqual([...new Set(starts)].toSorted((a, b) => a - b));
      expect(starts.every((start) => start >= 0 && start < to - from)).toBe(true);
      expect(new Set(steps.map(({ picture }) => picture))).toEqual(new Set(drawAt.keys()));
      for (const [k, { picture }] of steps.entries()) {
        expect(picture).toBeGreaterThanOrEqual(steps[k - 1]?.picture ?? 0);
      }
    }
  }
});

test('a caption is drawn once in each chunk that shows it', () => {
  const drawn = planned.map((pieces) => pieces.find(({ layer }) => layer === 'caption')?.drawAt.length ?? 0);
  expect(drawn).toEqual([1, 2, 2, 1, 0]);
});

test('every still has one place on the sheets, where the sheet draws just that frame, and is drawn once for all chunks', () => {
  const { size, sheets, cuts } = planSheets(planned, timeline.width);
  const taken = new Set<string>();
  for (const piece of planned.flat()) {
    const rect = piece.drawn;
    const frames = cuts.get(piece)!.flatMap((cut) => {
      const strip = sheets[cut.sheet]!.find((s) => s.layer === piece.layer && s.x === cut.x)!;
      expect(strip.rect).toEqual(rect);
      expect(cut.x + cut.width).toBeLessThanOrEqual(size.width);
      expect(cut.y + cut.height * cut.count).toBeLessThanOrEqual(size.height);
      return Array.from({ length: cut.count }, (_, k) => {
        taken.add(`${cut.sheet} ${cut.x} ${cut.y + k * cut.height}`);
        return strip.frames[cut.y / cut.height + k];
      });
    });
    expect(frames).toEqual(piece.drawAt);
  }
  const stills = planned.flat().flatMap(({ layer, drawAt }) => drawAt.map((frame) => `${layer} ${frame}`));
  expect(taken.size).toBe(new Set(stills).size);
  expect(sheets.flat().reduce((sum, { frames }) => sum + frames.length, 0)).toBe(taken.size);
});

test('a gradient stands in the same corner whatever else is drawn, since it is dithered by its place', () => {
  for (const some of [planned, planned.slice(0, 1), planned.slice(2)]) {
    const { cuts } = planSheets(some, timeline.width);
    const scrim = some.flat().find(({ layer }) => layer === 'scrim')!;
    expect(cuts.get(scrim)).toMatchObject([{ sheet: 0, x: 0, y: 0, count: 1 }]);
  }
});

test.each(['bars', 'rings'] as const)(
  'however long an audiogram is, a chunk of it needs a few sheets only: %s',
  (shape) => {
    const template = templateOf('Audiogram');
    const look: Template = {
      ...template,
      wave: { ...template.wave, shape, size: shape === 'bars' ? 190 : 420 },
    };
    const peaks = Array.from({ length: 3000 }, (_, i) => Math.round(127 + 127 * Math.sin(i * i)));
    const long = sampleDocument({ durationMs: 300_000, cards: false, peaks });
    const layers = layersOf(long, look);
    const { timeline } = overlayOf(long, look);
    const pieces = planChunks(timeline).map((chunk) => planOverlay(layers, chunk));
    const { sheets, cuts } = planSheets(pieces, timeline.width);
    for (const chunk of pieces) {
      const needed = new Set(chunk.flatMap((piece) => cuts.get(piece)!.map(({ sheet }) => sheet)));
      expect(needed.size).toBeLessThan(10);
      for (const piece of chunk) {
        const frames = cuts.get(piece)!.flatMap((cut) => {
          const strip = sheets[cut.sheet]!.find(({ layer, x }) => layer === piece.layer && x === cut.x)!;
          return strip.frames.slice(cut.y / cut.height, cut.y / cut.height + cut.count);
        });
        expect(frames).toEqual(piece.drawAt);
      }
    }
  },
);

test('a veil of one colour is drawn small, one of paper whole', () => {
  const veilOf = (look: Template) =>
    planOverlay(layersOf(video, look), chunks[0]!).find(({ layer }) => layer === 'veil')!;
  const { rect, drawn } = veilOf(template);
  expect(drawn).toEqual({ ...rect, width: 16, height: 16 });
  const paper = veilOf({ ...template, card: { ...template.card, veilTexture: 'paper' } });
  expect(paper.drawn).toEqual(paper.rect);
});

test('strips stand side by side on a sheet, none over another', () => {
  for (const sheet of planSheets(planned, timeline.width).sheets) {
    let right = 0;
    for (const { x, rect } of sheet) {
      expect(x).toBeGreaterThanOrEqual(right);
      right = x + rect.width;
    }
  }
});

test('at half the size everything stands on even pixels, inside of half the rectangle it was laid out in', () => {
  const layers = layersOf(video, template);
  for (const chunk of chunks) {
    for (const piece of planOverlay(layers, chunk, 0.5)) {
      const { rect, drawn, steps } = scalePiece(piece, 0.5);
      const laidOut = layers.find(({ id }) => id === piece.layer)!.rect;
      for (const side of [rect.x, rect.y, rect.width, rect.height, drawn.width, drawn.height]) {
        expect(side % 2).toBe(0);
      }
      expect(rect.x * 2).toBeLessThanOrEqual(laidOut.x);
      expect(rect.y * 2).toBeLessThanOrEqual(laidOut.y);
      expect((rect.x + rect.width) * 2).toBeGreaterThanOrEqual(laidOut.x + laidOut.width);
      expect((rect.y + rect.height) * 2).toBeGreaterThanOrEqual(laidOut.y + laidOut.height);
      expect(rect.x + rect.width).toBeLessThanOrEqual(timeline.width / 2);
      expect(rect.y + rect.height).toBeLessThanOrEqual(timeline.height / 2);
      for (const { pose } of steps) expect([pose.x % 2, pose.y % 1].map(Math.abs)).toEqual([0, 0]);
    }
  }
});
