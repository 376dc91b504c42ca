import { expect, test } from 'vitest';
import { drifting, fbm, hash01, makeNoise } from './noise.ts';

const noise = makeNoise(7);
const field = (x: number, y: number, phase: number): number => fbm(noise, { x, y, phase }, 4, 3);
const points = Array.from({ length: 12 }, (_, i) => [hash01(i, 1) * 8, hash01(i, 2) * 8] as const);

test('a loop ends where it began', () => {
  for (const [x, y] of points) {
    expect(field(x, y, 1)).toBeCloseTo(field(x, y, 0), 12);
    const drift = (phase: number) => drifting((dx, p) => field(x + dx, y, p), phase, 0.5);
    expect(drift(1)).toBeCloseTo(drift(0), 12);
  }
});

test('no frame jumps from the one before, not even at the seam', () => {
  for (const [x, y] of points) {
    const drift = (frame: number) => drifting((dx, p) => field(x + dx, y, p), (frame % 360) / 360, 0.5);
    for (let frame = 1; frame <= 360; frame++) {
      expect(Math.abs(drift(frame) - drift(frame - 1))).toBeLessThan(0.05);
    }
  }
});

test('is the same on every machine', () => {
  expect(makeNoise(7)(0.5, 0.25, 0.75, 3)).toBeCloseTo(0.4071211814880371, 12);
});
