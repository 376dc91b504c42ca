import type { Logger } from 'pino';

/** How often the row hears of the work, and the work of the row; a cancelled run stops within one such beat. */
const BEAT_MS = 1000;

export interface RunTracker {
  /** Aborted when the run is over (cancelled, deleted) or the worker shuts down. */
  readonly signal: AbortSignal;
  /** True when the run was over before the end of this job. */
  readonly abandoned: boolean;
  /** The row says that this run is over: stop. */
  abandon(): void;
  /** No more beats; the last has ended. */
  stop(): Promise<void>;
}

/** Asks the row once a beat whether to go on. @param beat tells the row how far the work is; false: the run is over */
export function trackRun(request: {
  beat: () => Promise<boolean>;
  signal: AbortSignal;
  log: Logger;
}): RunTracker {
  const over = new AbortController();
  let beating: Promise<void> | null = null;

  const beat = async () => {
    try {
      if (!(await request.beat())) over.abort();
    } catch (error) {
      request.log.warn({ err: error }, 'progress could not be reported');
    }
  };
  const timer = setInterval(() => {
    beating ??= beat().finally(() => (beating = null));
  }, BEAT_MS);

  return {
    signal: AbortSignal.any([request.signal, over.signal]),
    get abandoned() {
      return over.signal.aborted;
    },
    abandon: () => over.abort(),
    async stop() {
      clearInterval(timer);
      await beating;
    },
  };
}
