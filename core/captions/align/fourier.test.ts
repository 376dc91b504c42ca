import { describe, expect, it } from 'vitest';
import { powerSpectrum } from './fourier.ts';

describe('powerSpectrum', () => {
  it('is what the definition says', () => {
    const size = 32;
    const frame = Float64Array.from({ length: size }, (_, i) => Math.sin(i * i) + 0.3);
    const power = new Float64Array(size / 2 + 1);
    powerSpectrum(size)(frame, power);
    power.forEach((found, k) => {
      let [re, im] = [0, 0];
      frame.forEach((x, i) => {
        re += x * Math.cos((2 * Math.PI * k * i) / size);
        im -= x * Math.sin((2 * Math.PI * k * i) / size);
      });
      expect(found).toBeCloseTo(re * re + im * im, 9);
    });
  });
});
