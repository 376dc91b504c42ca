import type { Logger } from '../platform/log.ts';

/** How long work may take to hand itself back after Ctrl-C before it is ended. */
const GRACE_MS = 20_000;

/**
 * Closes on Ctrl-C, SIGTERM, SIGHUP or the death of the process that started this one, once, and leaves with 0;
 * a second signal or the end of patience leaves at once.
 */
export function closeOnSignal(log: Logger, close: () => Promise<void>): void {
  let closing = false;
  const onSignal = (signal: NodeJS.Signals | 'parent gone') => {
    if (closing) process.exit(1);
    closing = true;
    log.info({ signal }, 'closing');
    setTimeout(() => process.exit(1), GRACE_MS).unref();
    close().then(
      () => process.exit(0),
      (error: unknown) => {
        log.error({ err: error }, 'closing failed');
        process.exit(1);
      },
    );
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, onSignal);
  process.once('disconnect', () => onSignal('parent gone'));
}
