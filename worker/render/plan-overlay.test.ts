import { expect, test } from 'vitest';
import { layersOf } from '../../core/layers.ts';
import { overlayOf } from '../../core/overlay.ts';
import { sampleDocument, sampleTemplate } from '../../tests/support/sample-document.ts';
import { planChunks } from './plan-chunks.ts';
import { drawnRect, planOverlay, planSheets } from './plan-overlay.ts';

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

test('every picture has a place of its own on a sheet, where the sheet draws just that frame', () => {
  const { size, sheets, cuts } = planSheets(planned, timeline.width);
  const taken = new Set<string>();
  for (const piece of planned.flat()) {
    const rect = drawnRect(piece.layer, piece.rect);
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
  expect(taken.size).toBe(planned.flat().reduce((sum, piece) => sum + piece.drawAt.length, 0));
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
