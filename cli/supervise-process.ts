import type { Logger } from '../platform/log.ts';
import { startProcess, type RunningProcess } from '../platform/processes.ts';

/** A process that dies this soon did not really start. */
const START_MS = 5_000;
const MAX_FAILED_STARTS = 3;
/** Longer than a process takes to hand its work back. */
const GRACE_MS = 15_000;

export interface Supervised {
  /** True once it failed to start several times in a row. */
  readonly gaveUp: boolean;
  /** Asks it to end, and ends it when it does not. */
  stop(): Promise<void>;
}

/** Keeps one of our own Node processes running: started again when it dies, left alone when it cannot start. */
export function superviseProcess(request: {
  name: string;
  args: string[];
  env: NodeJS.ProcessEnv;
  log: Logger;
}): Supervised {
  const { name, args, env, log } = request;
  let running: Promise<RunningProcess> | null = null;
  let stopping = false;
  let failedStarts = 0;
  let restart: NodeJS.Timeout | undefined;

  const start = async () => {
    const startedAt = Date.now();
    running = startProcess({
      command: process.execPath,
      args,
      env,
      inheritOutput: true,
      endSignal: 'SIGTERM',
      // the channel closes when we are killed, which tells the child to close too
      onMessage: () => {},
    });
    const { code, signal } = await (await running).done;
    if (stopping) return;
    failedStarts = Date.now() - startedAt < START_MS ? failedStarts + 1 : 0;
    if (failedStarts >= MAX_FAILED_STARTS) {
      log.error({ name, code, signal }, 'process does not start; given up');
      return;
    }
    log.warn({ name, code, signal }, 'process ended; starting it again');
    restart = setTimeout(start, 500 * (failedStarts + 1));
  };
  void start();

  return {
    get gaveUp() {
      return failedStarts >= MAX_FAILED_STARTS;
    },
    async stop() {
      stopping = true;
      clearTimeout(restart);
      await (await running)?.stop('SIGTERM', GRACE_MS);
    },
  };
}
