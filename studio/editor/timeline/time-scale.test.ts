import { describe, expect, it } from 'vitest';
import { partsBetween, tickSeconds, ticksBetween, ZOOMS } from './time-scale.ts';

const parts = Array.from({ length: 1_000 }, (_, i) => ({ startMs: i * 3_000, endMs: i * 3_000 + 2_900 }));

describe('the timeline', () => {
  it('draws what is in sight, and nothing else', () => {
    const seen = partsBetween(parts, { fromMs: 600_000, toMs: 609_500 });
    expect(seen.map(({ startMs }) => startMs)).toEqual([600_000, 603_000, 606_000, 609_000]);
    expect(partsBetween(parts, { fromMs: 599_950, toMs: 599_980 })).toEqual([]);
    expect(partsBetween(parts, { fromMs: -500, toMs: 10 })).toHaveLength(1);
    expect(partsBetween([], { fromMs: 0, toMs: 10 })).toEqual([]);
  });

  it.each(ZOOMS)('leaves room between the times on its ruler: %s px a second', (zoom) => {
    expect(tickSeconds(zoom) * zoom).toBeGreaterThanOrEqual(80);
  });

  it('writes round times', () => {
    expect(ticksBetween({ fromMs: -400, toMs: 7_100 }, 64)).toEqual([0, 2_000, 4_000, 6_000]);
  });
});
