import { describe, expect, it } from 'vitest';
import { retryAfterMs, withRetries } from './retry.ts';

const { signal } = new AbortController();
const failing = (times: number) => {
  const state = { tries: 0 };
  const work = async () => {
    state.tries++;
    if (state.tries <= times) throw new Error(`failure ${state.tries}`);
    return 'done';
  };
  return { state, work };
};

describe('trying again', () => {
  it('goes on until it works', async () => {
    const { state, work } = failing(2);
    expect(await withRetries({ attempts: 3, signal, delayMs: () => 0, work })).toBe('done');
    expect(state.tries).toBe(3);
  });

  it('ends with the last error when the attempts are used up', async () => {
    const { state, work } = failing(9);
    await expect(withRetries({ attempts: 3, signal, delayMs: () => 0, work })).rejects.toThrow('failure 3');
    expect(state.tries).toBe(3);
  });

  it('ends at once where another try does not help', async () => {
    const { state, work } = failing(9);
    await expect(withRetries({ attempts: 3, signal, delayMs: () => null, work })).rejects.toThrow(
      'failure 1',
    );
    expect(state.tries).toBe(1);
  });

  it('stops in the middle of a wait when told to', async () => {
    const stop = new AbortController();
    const delayMs = () => {
      setImmediate(() => stop.abort());
      return 3_600_000;
    };
    const { work } = failing(9);
    await expect(withRetries({ attempts: 3, signal: stop.signal, delayMs, work })).rejects.toMatchObject({
      code: 'cancelled',
    });
  });
});

describe('Retry-After', () => {
  it.each([
    ['2', 2000],
    ['0.5', 500],
    ['Mon, 23 Nov 2026 09:00:10 GMT', 10_000],
    ['Mon, 23 Nov 2026 08:00:00 GMT', 0],
    ['soon', null],
    [null, null],
  ])('%s is %s ms', (header, ms) => {
    expect(retryAfterMs(header, Date.parse('2026-11-23T09:00:00Z'))).toBe(ms);
  });
});
