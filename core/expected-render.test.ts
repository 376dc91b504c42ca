import { describe, expect, it } from 'vitest';
import { expectedRenderMs } from './expected-render.ts';

const render = (framesMade: number, tookMs: number) => ({ framesMade, tookMs });

describe('the expected time of a render', () => {
  it('is not told before anything was measured', () => {
    expect(expectedRenderMs(1800, [])).toBeNull();
    expect(expectedRenderMs(1800, [render(0, 0)])).toBeNull();
  });

  it('goes by the one render there is', () => {
    expect(expectedRenderMs(3600, [render(1800, 60_000)])).toBe(120_000);
  });

  it('knows what every render takes from what each frame takes', () => {
    const measured = [render(1800, 65_000), render(9000, 305_000), render(180, 11_000)];
    expect(expectedRenderMs(3600, measured)).toBe(125_000);
    expect(expectedRenderMs(0, measured)).toBe(5000);
  });

  it('is not led astray by one slow evening', () => {
    const quiet = [600, 1200, 1800, 2400, 3000].map((frames) => render(frames, 5000 + frames * 30));
    expect(expectedRenderMs(1800, [render(1800, 900_000), ...quiet])).toBe(59_000);
  });

  it('is never less than nothing, whatever was measured', () => {
    const odd = [render(600, 90_000), render(6000, 30_000), render(0, 100)];
    for (const frames of [0, 100, 100_000]) expect(expectedRenderMs(frames, odd)).toBeGreaterThanOrEqual(0);
  });

  it('of renders that made nothing anew knows only what every render takes', () => {
    expect(expectedRenderMs(0, [render(0, 4000), render(0, 6000)])).toBe(5000);
  });
});
