import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bugBottom } from './bug-rects.ts';
import { LAYER_IDS } from './layer.ts';
import { layersOf } from './layers.ts';
import type { LayerId } from './layer.ts';
import { overlayOf } from './overlay.ts';
import { captionTextBox } from './overlay-rects.ts';
import { compositionSchema } from './template.ts';
import type { Template } from './template.ts';
import { headingTextBox } from './wave-rects.ts';
import { templateOf } from '../tests/support/composition-templates.ts';
import { sampleDocument, sampleTemplate } from '../tests/support/sample-document.ts';

const layer = (layers: ReturnType<typeof layersOf>, id: LayerId) => layers.find((l) => l.id === id);

test('every frame of every layer is shown by the still of a frame that differs in its pose alone', () => {
  fc.assert(
    fc.property(anyDocument, anyTemplate, (video, template) => {
      const overlay = overlayOf(video, template);
      for (const { id, runs } of layersOf(video, template)) {
        const shownBy = new Map<number, (typeof runs)[number]>();
        let end = 0;
        for (const run of runs) {
          expect(run.from).toBeGreaterThanOrEqual(end);
          expect(run.to).toBeGreaterThan(run.from);
          end = run.to;
          for (let frame = run.from; frame < run.to; frame++) shownBy.set(frame, run);
        }
        const wrong: number[] = [];
        for (let frame = 0; frame < overlay.timeline.durationInFrames; frame++) {
          const run = shownBy.get(frame);
          const shown = run ? { ...overlay.stateAt[id](run.frame), pose: run.pose } : null;
          if (JSON.stringify(overlay.stateAt[id](frame)) !== JSON.stringify(shown)) wrong.push(frame);
        }
        expect(wrong, id).toEqual([]);
      }
    }),
    { numRuns: 40 },
  );
});

test('a frame that shows others is inside a run of its own, so it can be drawn', () => {
  for (const { runs } of layersOf(sampleDocument(), sampleTemplate())) {
    for (const { frame } of runs) expect(runs.some((r) => r.from <= frame && frame < r.to)).toBe(true);
  }
});

test('a caption is drawn once, however it comes and goes', () => {
  const video = sampleDocument({
    captions: [{ startMs: 1000, endMs: 4000, lines: ['여호와는 나의 목자시니'] }],
  });
  const template = sampleTemplate();
  const { runs } = layer(layersOf(video, template), 'caption')!;
  expect(runs).toHaveLength(template.caption.enterFrames + template.caption.leaveFrames + 1);
  expect(Math.max(...runs.map((r) => r.to - r.from))).toBe(
    90 - template.caption.enterFrames - template.caption.leaveFrames,
  );
  expect(new Set(runs.map((r) => r.frame)).size).toBe(1);
});

test('the same words said twice are drawn once', () => {
  const video = sampleDocument({
    captions: [
      { startMs: 0, endMs: 2000, lines: ['아멘'] },
      { startMs: 4000, endMs: 6000, lines: ['아멘'] },
    ],
  });
  const { runs } = layer(layersOf(video, sampleTemplate()), 'caption')!;
  expect(new Set(runs.map((r) => r.frame)).size).toBe(1);
});

test('the bug and the scrim are one picture while the voice speaks', () => {
  const layers = layersOf(sampleDocument(), sampleTemplate());
  const { voiceFrom, voiceTo } = overlayOf(sampleDocument(), sampleTemplate()).timeline;
  for (const id of ['bug', 'scrim'] as const) {
    const during = layer(layers, id)!.runs.filter((r) => r.from < voiceTo && r.to > voiceFrom);
    expect(during).toHaveLength(1);
  }
});

test('an hour of progress is one picture, pushed on by two pixels at a time', () => {
  const video = sampleDocument({ durationMs: 3_600_000 });
  const { rect, runs } = layer(layersOf(video, sampleTemplate()), 'progress')!;
  expect(new Set(runs.map((r) => r.frame)).size).toBe(1);
  expect(runs.length).toBeLessThan(rect.width / 2 + 60);
});

test('poses keep to whole pixels, and across to the pairs that share a sample of colour', () => {
  for (const { runs } of layersOf(sampleDocument(), sampleTemplate())) {
    for (const { pose } of runs) {
      expect(Number.isInteger(pose.y)).toBe(true);
      expect(Math.abs(pose.x % 2)).toBe(0);
    }
  }
});

test('captions, bug and progress never share the picture with a card that is fully there', () => {
  const video = sampleDocument();
  const { stateAt, timeline } = overlayOf(video, sampleTemplate());
  for (const frame of [Math.floor(timeline.voiceFrom / 2), timeline.voiceTo + 60]) {
    expect(stateAt.card(frame)?.pose.opacity).toBe(1);
    for (const id of ['caption', 'bug', 'progress', 'scrim'] as const) expect(stateAt[id](frame)).toBeNull();
  }
});

test('nothing of a layer is listed that is switched off', () => {
  const video = sampleDocument({ overrides: { bug: false, progress: false }, cards: false, captions: [] });
  expect(layersOf(video, sampleTemplate()).map((l) => l.id)).toEqual(['scrim']);
});

test('the video closes on the ground colour', () => {
  const video = sampleDocument();
  const { stateAt, timeline } = overlayOf(video, sampleTemplate());
  expect(stateAt.veil(timeline.durationInFrames - 1)?.pose.opacity).toBeCloseTo(1, 5);
});

test('rectangles are even and lie inside the picture, whatever is written', () => {
  fc.assert(
    fc.property(anyDocument, anyTemplate, (video, template) => {
      const { timeline } = overlayOf(video, template);
      for (const { rect } of layersOf(video, template)) {
        for (const side of [rect.x, rect.y, rect.width, rect.height]) expect(side % 2).toBe(0);
        expect(rect.x).toBeGreaterThanOrEqual(0);
        expect(rect.y).toBeGreaterThanOrEqual(0);
        expect(rect.width).toBeGreaterThan(0);
        expect(rect.height).toBeGreaterThan(0);
        expect(rect.x + rect.width).toBeLessThanOrEqual(timeline.width);
        expect(rect.y + rect.height).toBeLessThanOrEqual(timeline.height);
      }
    }),
    { numRuns: 100 },
  );
});

test('at 9:16 nothing to read stands where the buttons and texts of apps are', () => {
  fc.assert(
    fc.property(anyDocument, fc.constantFrom(...COMPOSITIONS), (document, composition) => {
      const template = templateOf(composition);
      // left where the template puts it
      const video = { ...document, format: '9:16' as const, template: { id: 'dawn', overrides: {} } };
      const { timeline, rects } = overlayOf(video, template);
      const rooms = [captionTextBox(video, template, timeline)];
      if (composition === 'Audiogram') rooms.push(rects.wave, headingTextBox(video, template, timeline)!);
      const right = timeline.width * (composition === 'Devotional' ? 0.92 : 0.9);
      for (const room of rooms) {
        expect(room.y + room.height).toBeLessThanOrEqual(timeline.height * 0.7);
        expect(room.y).toBeGreaterThanOrEqual(timeline.height * 0.04);
        expect(room.x + room.width).toBeLessThanOrEqual(right);
      }
    }),
    { numRuns: 40 },
  );
});

test('heading, wave and captions of an audiogram never lie over each other, however long the captions are', () => {
  const template = templateOf('Audiogram');
  fc.assert(
    fc.property(anyDocument, (document) => {
      const video = { ...document, template: { id: 'dawn', overrides: {} } };
      const { timeline, rects } = overlayOf(video, template);
      const heading = headingTextBox(video, template, timeline)!;
      const captions = captionTextBox(video, template, timeline);
      expect(heading.y).toBeGreaterThanOrEqual(bugBottom(video, template, timeline));
      expect(heading.y + heading.height).toBeLessThanOrEqual(rects.wave.y);
      expect(rects.wave.y + rects.wave.height).toBeLessThanOrEqual(captions.y);
    }),
    { numRuns: 40 },
  );
});

test('layers come in the order they are drawn', () => {
  const ids = layersOf(sampleDocument(), sampleTemplate()).map((l) => l.id);
  expect(ids).toEqual(LAYER_IDS.filter((id) => ids.includes(id)));
});

const COMPOSITIONS = compositionSchema.options;
const anyTemplate = fc
  .record({
    composition: fc.constantFrom(...COMPOSITIONS),
    reveal: fc.constantFrom('word' as const, 'line' as const, 'whole' as const),
    lit: fc.constantFrom('word' as const, 'through' as const),
    shape: fc.constantFrom('bars' as const, 'rings' as const),
    size: fc.integer({ min: 40, max: 600 }),
  })
  .map(({ composition, reveal, lit, shape, size }): Template => {
    const { verse, karaoke, wave, ...rest } = templateOf(composition);
    return {
      ...rest,
      verse: { ...verse, reveal },
      karaoke: { ...karaoke, lit },
      wave: { ...wave, shape, size },
    };
  });
const anyDocument = fc
  .record({
    format: fc.constantFrom('16:9' as const, '9:16' as const, '1:1' as const),
    durationMs: fc.integer({ min: 1, max: 12_000 }),
    introMs: fc.integer({ min: 0, max: 4000 }),
    outroMs: fc.integer({ min: 0, max: 4000 }),
    cards: fc.boolean(),
    church: fc.string({ maxLength: 100 }),
    overrides: fc.record(
      {
        captionSize: fc.integer({ min: 0, max: 600 }),
        captionBottom: fc.double({ min: 0.02, max: 0.8, noNaN: true }),
        captionStyle: fc.constantFrom('outline' as const, 'box' as const, 'shadow' as const),
      },
      { requiredKeys: [] },
    ),
    captions: fc.array(
      fc.record({
        startMs: fc.integer({ min: 0, max: 12_000 }),
        lines: fc.array(fc.string({ maxLength: 400 }), { maxLength: 6 }),
        lengthMs: fc.integer({ min: 1, max: 3000 }),
        words: fc.array(
          fc.record({
            text: fc.string({ minLength: 1, maxLength: 9 }),
            startMs: fc.nat(12_000),
            endMs: fc.nat(12_000),
          }),
          { maxLength: 4 },
        ),
      }),
      { maxLength: 5 },
    ),
    peaks: fc.array(fc.nat(255), { maxLength: 120 }),
  })
  .map(({ captions, ...rest }) =>
    sampleDocument({
      ...rest,
      captions: captions.map(({ lengthMs, ...c }) => ({ ...c, endMs: c.startMs + lengthMs })),
    }),
  );
