import { expect, it } from 'vitest';
import { snap } from './snap.ts';

const reach = { x: 0.01, y: 0.01 };
const box = { x: 0.253, y: 0.2, width: 0.5, height: 0.1 };

it('comes to stand in the middle when it is near it, and says on which line', () => {
  const snapped = snap({ box, others: [], format: '16:9', reach });
  expect(snapped.x).toBeCloseTo(0.25);
  expect(snapped.guides).toEqual([{ axis: 'x', at: 0.5 }]);
});

it('stays where it was put when nothing is near', () => {
  const away = { ...box, x: 0.3 };
  expect(snap({ box: away, others: [], format: '16:9', reach })).toEqual({ x: 0.3, y: 0.2, guides: [] });
});

it('comes in line with another item, with the nearest line of all', () => {
  const other = { x: 0.305, y: 0.306, width: 0.2, height: 0.05 };
  const near = { ...box, x: 0.3 };
  const snapped = snap({ box: near, others: [other], format: '16:9', reach });
  expect(snapped.x).toBeCloseTo(0.305);
  // its lower edge on the upper one of the other
  expect(snapped.y).toBeCloseTo(0.206);
  expect(snapped.guides.map(({ axis }) => axis)).toEqual(['x', 'y']);
});

it('keeps the same distance to each edge, whatever the format', () => {
  const low = { x: 0.3, y: 1 - 0.06 - 0.1 + 0.005, width: 0.3, height: 0.1 };
  expect(snap({ box: low, others: [], format: '16:9', reach }).y).toBeCloseTo(0.84);
  const portrait = { x: 0.055, y: 0.3, width: 0.3, height: 0.1 };
  expect(snap({ box: portrait, others: [], format: '9:16', reach }).x).toBeCloseTo(0.06);
});
