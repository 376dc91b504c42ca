import { existsSync, readdirSync, readFileSync } from 'node:fs';

/** How every process that runs here was started; empty where there is no /proc. */
export const runningCommands = (): string[] =>
  (existsSync('/proc') ? readdirSync('/proc') : []).flatMap((pid) => {
    try {
      return /^\d+$/.test(pid) ? [readFileSync(`/proc/${pid}/cmdline`, 'utf8')] : [];
    } catch {
      return []; // ended in between
    }
  });
