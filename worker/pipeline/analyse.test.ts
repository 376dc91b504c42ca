import { describe, expect, it } from 'vitest';
import { AppError } from '../../core/errors.ts';
import { analyse, ANALYSIS_RATE } from './analyse.ts';

const seconds = (n: number) => new Float32Array(n * ANALYSIS_RATE);

/** Two bursts of sound with a pause between, which is all that speech is to the measure. */
function twoBursts(): Float32Array<ArrayBuffer> {
  const samples = seconds(6);
  for (const [from, to] of [
    [1, 2],
    [4, 5],
  ] as const) {
    for (let i = from * ANALYSIS_RATE; i < to * ANALYSIS_RATE; i++) {
      samples[i] = 0.4 * Math.sin((i * 2 * Math.PI * 400) / ANALYSIS_RATE) * (0.6 + 0.4 * Math.sin(i / 700));
    }
  }
  return samples;
}

describe('analysing a recording in a thread', () => {
  const { signal } = new AbortController();

  it('finds where somebody speaks', async () => {
    const { peaks, speech } = await analyse(
      { kind: 'measure', samples: twoBursts(), sampleRate: ANALYSIS_RATE },
      signal,
    );
    expect(peaks).toHaveLength(60);
    expect(speech).toHaveLength(2);
    expect(Math.abs(speech[0]!.startMs - 1000)).toBeLessThan(150);
    expect(Math.abs(speech[1]!.startMs - 4000)).toBeLessThan(150);
  });

  it('hands an error of the work back with its code', async () => {
    const work = analyse(
      {
        kind: 'align',
        samples: seconds(2),
        sampleRate: ANALYSIS_RATE,
        lines: [],
        language: 'ko',
      },
      signal,
    );
    await expect(work).rejects.toSatisfy(
      (error) => error instanceof AppError && error.code === 'manuscript_empty',
    );
  });

  it('stops at once when it is cancelled', async () => {
    const controller = new AbortController();
    const work = analyse(
      { kind: 'measure', samples: seconds(600), sampleRate: ANALYSIS_RATE },
      controller.signal,
    );
    controller.abort(new AppError('cancelled'));
    await expect(work).rejects.toSatisfy((error) => error instanceof AppError && error.code === 'cancelled');
  });
});
