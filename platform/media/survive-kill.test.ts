import { describe, expect, it } from 'vitest';
import type { ProcessResult } from '../processes.ts';
import { engineError } from './run-engine.ts';
import { surviveKill } from './survive-kill.ts';

const ended = (how: Partial<ProcessResult>): ProcessResult => ({
  code: null,
  signal: null,
  stdout: Buffer.alloc(0),
  stderr: '',
  stopped: null,
  ...how,
});

/** Fails so often as it is told to, then succeeds; answers how often it was tried. */
async function tries(failures: readonly unknown[]): Promise<number> {
  let count = 0;
  await surviveKill(async () => {
    const failure = failures[count++];
    if (failure) throw failure;
  }).catch(() => {});
  return count;
}

describe('surviveKill', () => {
  const killed = engineError(ended({ signal: 'SIGKILL' }));

  it('does once more what a kill from outside ended', async () => {
    expect(await tries([killed])).toBe(2);
    const wrapped = new Error('cannot be read', { cause: killed });
    expect(await tries([wrapped])).toBe(2);
  });

  it('tells a second kill', async () => {
    expect(await tries([killed, killed])).toBe(2);
    await expect(surviveKill(() => Promise.reject(killed))).rejects.toBe(killed);
  });

  it.each([
    ['that failed by itself', ended({ code: 1 })],
    ['that we ended for its time', ended({ signal: 'SIGKILL', stopped: 'timeout' })],
    ['that we ended for its output', ended({ signal: 'SIGKILL', stopped: 'output_limit' })],
  ])('does nothing %s again', async (_, result) => {
    expect(await tries([engineError(result)])).toBe(1);
  });
});
