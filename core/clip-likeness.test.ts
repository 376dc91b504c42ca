import { expect, it } from 'vitest';
import { clipLikeness } from './clip-likeness.ts';

const seen = (asset: string, tags?: string[], color?: string) => ({ asset, tags, color });

it('is whole for the same clip, and the same both ways', () => {
  const [a, b] = [seen('a', ['sea'], '#204060'), seen('b', ['forest', 'mist'])];
  expect(clipLikeness(a, seen('a'))).toBe(1);
  expect(clipLikeness(a, b)).toBe(clipLikeness(b, a));
});

it('is greater for one subject in other words than for another subject', () => {
  const waves = seen('a', ['waves', 'shore']);
  expect(clipLikeness(waves, seen('b', ['beach', 'tide']))).toBeGreaterThan(
    clipLikeness(waves, seen('c', ['candle', 'glow'])),
  );
});

it('is greater for colours that are near each other', () => {
  const blue = seen('a', ['sky'], '#6f9fd0');
  expect(clipLikeness(blue, seen('b', ['path'], '#7aa5cc'))).toBeGreaterThan(
    clipLikeness(blue, seen('c', ['path'], '#c8783c')),
  );
});

it('lies between where nobody knows what is seen', () => {
  const known = seen('a', ['sea'], '#30606f');
  const unknown = clipLikeness(known, seen('b'));
  expect(unknown).toBeLessThan(clipLikeness(known, seen('c', ['sea'], '#31616f')));
  expect(unknown).toBeGreaterThan(clipLikeness(known, seen('d', ['candle'], '#e0a030')));
});
