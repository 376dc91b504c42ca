import { describe, expect, it } from 'vitest';
import { shareCores } from './share-cores.ts';

describe('cores shared by chunks', () => {
  it('gives each core a chunk of its own where there are many', () => {
    expect(shareCores(14, 2)).toEqual({ atOnce: 2, threads: 1 });
  });

  it('lets few chunks take all cores', () => {
    expect(shareCores(1, 2)).toEqual({ atOnce: 2, threads: null });
    expect(shareCores(5, 4)).toEqual({ atOnce: 3, threads: null });
  });

  it('keeps within the memory of a worker on a machine of many cores', () => {
    expect(shareCores(900, 64).atOnce).toBe(8);
    expect(shareCores(100, 64).atOnce).toBe(8);
  });
});
