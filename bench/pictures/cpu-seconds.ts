import { readFileSync } from 'node:fs';

/** Of a second; the kernel counts in these. */
const TICK = 1 / 100;

/** CPU seconds of this process and all ended children since it began; null where the system does not say (not Linux). */
export function cpuSeconds(): number | null {
  if (process.platform !== 'linux') return null;
  const stat = readFileSync('/proc/self/stat', 'latin1');
  // the name in brackets may hold spaces and brackets; user and system time of its own, then of its children
  const times = stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .slice(11, 15);
  return times.reduce((sum, ticks) => sum + Number(ticks) * TICK, 0);
}
