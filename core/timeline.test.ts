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
/** Shows a clip that is no loop. */
const plainShot = (id: string, startMs: number, endMs: number, durationMs: number): Shot => ({
  ...shot(id, startMs, endMs),
  clip: { asset: `pexels:${id}`, durationMs, width: 1920, height: 1080, loops: false },
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
  const starts = fc.array(
    fc.record({
      startMs: fc.integer({ min: 0, max: 9000 }),
      /** Of a clip that is no loop. */
      lastsMs: fc.option(fc.integer({ min: 1, max: 6000 })),
    }),
    { minLength: 1, maxLength: 10 },
  );
  fc.assert(
    fc.property(starts, fc.boolean(), fc.integer({ min: 2, max: 40 }), (given, cards, crossfade) => {
      const video = withShots(
        given.map(({ startMs, lastsMs }, i) =>
          lastsMs === null
            ? shot(`s${i}`, startMs, startMs + 1)
            : plainShot(`s${i}`, startMs, startMs + 1, lastsMs),
        ),
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

test('a clip that ends before its shot does goes over into itself', () => {
  const video = withShots([plainShot('a', 0, 8000, 3000), plainShot('b', 8000, 10_000, 6000)], false);
  const { shots } = timelineOf(video, 18);
  const ofA = shots.filter(({ clip }) => clip.asset === 'pexels:a');
  expect(ofA.map(({ id }) => id)).toEqual(['a', 'a/2', 'a/3', 'a/4']);
  for (const [i, { from, to, clipFromFrame, fadeInFrames }] of ofA.entries()) {
    expect(clipFromFrame).toBe(0);
    expect(fadeInFrames).toBe(i === 0 ? 0 : 18);
    // never beyond its end, where it would stand still
    expect(to - from).toBeLessThanOrEqual(90);
    if (i > 0) expect(ofA[i - 1]!.to).toBe(from + 18);
  }
  expect(new Set(shots.map(({ id }) => id)).size).toBe(shots.length);
});

test('a clip that is long enough, a loop, and what is too short to be mixed stay one', () => {
  const one = (clip: Partial<Shot['clip']>) => {
    const given = plainShot('a', 0, 8000, 9000);
    return timelineOf(withShots([{ ...given, clip: { ...given.clip, ...clip } }], false), 18).shots.length;
  };
  expect([
    one({ durationMs: 10_600 }),
    one({ durationMs: 3000, loops: true }),
    one({ durationMs: 1700 }),
  ]).toEqual([1, 1, 1]);
});
