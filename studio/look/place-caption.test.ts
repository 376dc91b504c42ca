import { describe, expect, it } from 'vitest';
import { placeCaption, placeLimits } from './place-caption.ts';

const wide = { format: '16:9' as const, linesShare: 0.185, ofTemplate: 0.095 };
const tall = { format: '9:16' as const, linesShare: 0.1, ofTemplate: 0.3 };

describe('a caption that is let go', () => {
  it('stands where it is put', () => {
    expect(placeCaption(0.2, wide)).toEqual({ bottom: 0.2, place: null });
    expect(placeCaption(0.23456, wide)).toEqual({ bottom: 0.235, place: null });
  });

  it('never leaves the safe area', () => {
    expect(placeCaption(-1, wide)).toEqual({ bottom: 0.05, place: 'edge' });
    const { bottom, place } = placeCaption(2, wide);
    expect([bottom, place]).toEqual([placeLimits(wide).most, 'top']);
    expect(bottom + wide.linesShare).toBeLessThan(0.951);
  });

  it('snaps to the place of the template and to the middle', () => {
    expect(placeCaption(0.105, wide)).toEqual({ bottom: 0.095, place: 'template' });
    expect(placeCaption(0.41, wide)).toEqual({ bottom: 0.408, place: 'middle' });
  });

  it('snaps above the buttons of apps in a tall video alone', () => {
    expect(placeCaption(0.175, tall)).toEqual({ bottom: 0.18, place: 'app' });
    expect(placeCaption(0.175, wide).place).toBeNull();
  });

  it('has room for lines of any size', () => {
    const { least, most } = placeLimits({ linesShare: 2 });
    expect(most).toBe(least);
  });
});
