import { availableParallelism } from 'node:os';

/** An encoder at 1080p holds some 400 MB with its decoders. */
const MOST = 8;

/** The encoders that may run at once, shared by all that a machine renders: one for each core. */
export interface EncodeSlots {
  readonly count: number;
  /** Does this once a slot is free; first come, first served. Rejects with the signal's reason while it waits. */
  run<T>(signal: AbortSignal, work: () => Promise<T>): Promise<T>;
}

/** Encoders that this machine runs at once. */
export const encoderCount = (cores: number = availableParallelism()): number => Math.min(MOST, cores);

/**
 * One thread an encoder does the same work as many threads with a tenth less processor time, and makes the same bytes
 * however many chunks there are.
 */
export function openEncodeSlots(count: number = encoderCount()): EncodeSlots {
  const waiting: (() => void)[] = [];
  let free = count;

  const take = (signal: AbortSignal): Promise<void> => {
    signal.throwIfAborted();
    if (free > 0) {
      free--;
      return Promise.resolve();
    }
    return new Promise((resolve, reject) => {
      const leave = () => {
        waiting.splice(waiting.indexOf(given), 1);
        reject(signal.reason as Error);
      };
      const given = () => {
        signal.removeEventListener('abort', leave);
        resolve();
      };
      waiting.push(given);
      signal.addEventListener('abort', leave, { once: true });
    });
  };
  const give = () => {
    const next = waiting.shift();
    if (next) next();
    else free++;
  };
  return {
    count,
    async run(signal, work) {
      await take(signal);
      try {
        return await work();
      } finally {
        give();
      }
    },
  };
}
