import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sampleDocument } from '../tests/support/sample-document.ts';
import { shotOpacity, timelineOf, voiceOffsetMs } from './timeline.ts';
import type { Shot, Video } from './video.ts';

const shot = (id: string, startMs: number, endMs: number): Shot => ({
  id,
  startMs,
  endMs,
  clipStartMs: 0,
  clip: { asset: 'builtin:loops/dawn-sky', durationMs: 12_000, width: 1920, height: 1080, loops: true },
});
const withShots = (shots: Shot[], cards = true): Video => ({ ...sampleDocument({ cards }), shots });

test('intro, recording and outro follow each other without a gap', () => {
  const timeline = timelineOf(sampleDocument({ durationMs: 8001, introMs: 3500, outroMs: 4000 }), 18);
  expect(timeline).toMatchObject({
    intro: { from: 0, to: 105 },
    voiceFrom: 105,
    // the last sample of the recording needs a frame of its own
    voiceTo: 105 + 241,
    outro: { from: 346, to: 466 },
    durationInFrames: 466,
  });
});

test('switching the intro off moves the captions to the start and subtitles with them', () => {
  const video = sampleDocument({ cards: false });
  expect(timelineOf(video, 18).captions[0]?.from).toBe(15);
  expect(voiceOffsetMs(video)).toBe(0);
  expect(voiceOffsetMs(sampleDocument({ introMs: 3500 }))).toBe(3500);
});

test('captions never overlap, and none outlives the voice', () => {
  const caption = fc.record({
    startMs: fc.integer({ min: 0, max: 9000 }),
    lengthMs: fc.integer({ min: 1, max: 5000 }),
  });
  fc.assert(
    fc.property(fc.array(caption, { maxLength: 12 }), (given) => {
      const captions = given.map((c) => ({
        startMs: c.startMs,
        endMs: c.startMs + c.lengthMs,
        lines: ['아멘'],
      }));
      const timeline = timelineOf(sampleDocument({ captions }), 18);
      let end = timeline.voiceFrom;
      for (const { from, to } of timeline.captions) {
        expect(from).toBeGreaterThanOrEqual(end);
        expect(to).toBeGreaterThan(from);
        end = to;
      }
      expect(end).toBeLessThanOrEqual(timeline.voiceTo);
    }),
  );
});

test('shots cover every frame from the first to the last, and never more than two at once', () => {
  const starts = fc.array(fc.integer({ min: 0, max: 9000 }), { minLength: 1, maxLength: 10 });
  fc.assert(
    fc.property(starts, fc.boolean(), fc.integer({ min: 2, max: 40 }), (given, cards, crossfade) => {
      const video = withShots(
        given.map((startMs, i) => shot(`s${i}`, startMs, startMs + 1)),
        cards,
      );
      const { shots, durationInFrames } = timelineOf(video, crossfade);
      for (let frame = 0; frame < durationInFrames; frame++) {
        const seen = shots.filter((s) => s.from <= frame && frame < s.to);
        expect(seen.length).toBeGreaterThanOrEqual(1);
        expect(seen.length).toBeLessThanOrEqual(2);
        // the lower of two is whole while the upper fades in: the ground never shows through
        expect(shotOpacity(seen[0]!, frame)).toBe(1);
      }
    }),
    { numRuns: 25 },
  );
});

test('a crossfade is linear and leaves nothing of the shot before', () => {
  const { shots } = timelineOf(withShots([shot('a', 0, 4000), shot('b', 4000, 8000)]), 18);
  const b = shots[1]!;
  expect(shotOpacity(b, b.from)).toBe(0);
  expect(shotOpacity(b, b.from + 9)).toBe(0.5);
  expect(shotOpacity(b, b.from + 18)).toBe(1);
  expect(shots[0]!.to).toBe(b.from + 18);
});
