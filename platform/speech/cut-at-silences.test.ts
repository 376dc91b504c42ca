import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutAtSilences } from './cut-at-silences.ts';
import { measureLevels } from './sound-levels.ts';

const RATE = 1000;
/** Sound everywhere but in the given spans, in seconds. */
const soundWithout = (seconds: number, silences: [number, number][]) => {
  const samples = Float32Array.from({ length: seconds * RATE }, (_, i) => (i % 2 ? 0.3 : -0.3));
  for (const [from, to] of silences) samples.fill(0, from * RATE, to * RATE);
  return measureLevels(samples, RATE);
};

describe('cutting a long recording', () => {
  it('leaves a short one whole', () => {
    const levels = soundWithout(60, []);
    expect(cutAtSilences({ levels, durationMs: 60_000, maxMs: 60_000 })).toEqual([
      { startMs: 0, endMs: 60_000 },
    ]);
  });

  it('cuts in the middle of pauses', () => {
    const levels = soundWithout(300, [
      [90, 91],
      [185, 187],
      [200, 200.2],
    ]);
    const parts = cutAtSilences({ levels, durationMs: 300_000, maxMs: 120_000 });
    expect(parts).toHaveLength(3);
    expect(parts[0]?.endMs).toBeGreaterThanOrEqual(90_000);
    expect(parts[0]?.endMs).toBeLessThanOrEqual(91_000);
    expect(parts[1]?.endMs).toBeGreaterThanOrEqual(185_000);
    expect(parts[1]?.endMs).toBeLessThanOrEqual(187_000);
  });

  it('lets parts share a few seconds where somebody speaks on and on', () => {
    const levels = soundWithout(300, []);
    const [first, second, third] = cutAtSilences({ levels, durationMs: 300_000, maxMs: 120_000 });
    expect(first!.endMs - second!.startMs).toBe(12_000);
    expect(second!.endMs - third!.startMs).toBe(12_000);
  });

  it('covers the recording with parts that are never too long, whatever it sounds like', () => {
    const levels = soundWithout(1000, [[333, 340]]);
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1_000_000 }),
        fc.integer({ min: 3_000, max: 700_000 }),
        (durationMs, maxMs) => {
          const parts = cutAtSilences({ levels, durationMs, maxMs });
          expect(parts[0]?.startMs).toBe(0);
          expect(parts.at(-1)?.endMs).toBe(durationMs);
          parts.forEach((part, i) => {
            expect(part.endMs - part.startMs).toBeGreaterThan(0);
            expect(part.endMs - part.startMs).toBeLessThanOrEqual(maxMs);
            if (i === 0) return;
            const sharedMs = parts[i - 1]!.endMs - part.startMs;
            const cutMs = (parts[i - 1]!.endMs + part.startMs) / 2;
            const isPause = cutMs >= 333_000 && cutMs <= 340_000;
            if (isPause) expect(sharedMs).toBe(0);
            else expect(sharedMs).toBeGreaterThan(Math.min(6000, maxMs / 5));
          });
        },
      ),
    );
  });
});
