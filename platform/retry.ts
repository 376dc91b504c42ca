import { setTimeout as sleep } from 'node:timers/promises';
import { AppError } from '../core/errors.ts';

/**
 * Does something again while `delayMs` says after how long (null: not at all), for at most `attempts` in all.
 * The last error is thrown as it is; AppError `cancelled` as soon as the signal aborts.
 */
export async function withRetries<T>({
  attempts,
  signal,
  delayMs,
  work,
}: {
  attempts: number;
  signal: AbortSignal;
  delayMs: (error: unknown, attempt: number) => number | null;
  work: () => Promise<T>;
}): Promise<T> {
  const cancelled = () => new AppError('cancelled', {}, { cause: signal.reason });
  for (let attempt = 1; ; attempt++) {
    if (signal.aborted) throw cancelled();
    try {
      return await work();
    } catch (error) {
      if (signal.aborted) throw cancelled();
      const delay = attempt < attempts ? delayMs(error, attempt) : null;
      if (delay === null) throw error;
      await sleep(delay, undefined, { signal }).catch(() => {
        throw cancelled();
      });
    }
  }
}

/** 1, 2, 4 … seconds before the second, third, fourth attempt. */
export const backoffMs = (attempt: number): number => 1000 * 2 ** (attempt - 1);

/** Milliseconds a Retry-After header asks for, in seconds or as a date; null without one. */
export function retryAfterMs(header: string | null | undefined, nowMs = Date.now()): number | null {
  if (!header) return null;
  const seconds = Number(header);
  const ms = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(header) - nowMs;
  return Number.isFinite(ms) ? Math.max(0, ms) : null;
}
