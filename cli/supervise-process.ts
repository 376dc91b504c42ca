import { spawn, type ChildProcess } from 'node:child_process';
import type { Logger } from '../platform/log.ts';

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
  let child: ChildProcess | null = null;
  let stopping = false;
  let failedStarts = 0;
  let restart: NodeJS.Timeout | undefined;

  const start = () => {
    const startedAt = Date.now();
    // its own group: Ctrl-C at the terminal reaches us alone, and we end it in order;
    // the channel closes when we are killed, which tells it to close too
    child = spawn(process.execPath, args, {
      env,
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      detached: true,
    });
    child.once('exit', (code, signal) => {
      child = null;
      if (stopping) return;
      failedStarts = Date.now() - startedAt < START_MS ? failedStarts + 1 : 0;
      if (failedStarts >= MAX_FAILED_STARTS)
        return log.error({ name, code, signal }, 'process does not start; given up');
      log.warn({ name, code, signal }, 'process ended; starting it again');
      restart = setTimeout(start, 500 * (failedStarts + 1));
    });
  };
  start();

  return {
    get gaveUp() {
      return failedStarts >= MAX_FAILED_STARTS;
    },
    async stop() {
      stopping = true;
      clearTimeout(restart);
      const running = child;
      if (!running) return;
      await new Promise<void>((resolve) => {
        const force = setTimeout(() => running.kill('SIGKILL'), GRACE_MS);
        running.once('exit', () => {
          clearTimeout(force);
          resolve();
        });
        running.kill('SIGTERM');
      });
    },
  };
}
