import type { MediaDriver } from './media-driver.ts';
import { EngineKilled } from './run-engine.ts';

/**
 * Does it once more where a signal ended the engine that was not ours: a system that is short of memory takes the
 * largest, and what it was reading or making is none the worse. A second time is told.
 */
export async function surviveKill<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!wasKilled(error)) throw error;
    return work();
  }
}

/** A driver whose jobs and measurements survive one kill. */
export const survivingDriver = (driver: MediaDriver): MediaDriver => ({
  ...driver,
  run: (job, options) => surviveKill(() => driver.run(job, options)),
  measure: (request) => surviveKill(() => driver.measure(request)),
});

const wasKilled = (error: unknown): boolean =>
  error instanceof EngineKilled || (error instanceof Error && wasKilled(error.cause));
