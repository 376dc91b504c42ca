import { readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';

/** What may be killed: the worker itself, the process that draws, its browser, one of its pages, an encoder. */
export const VICTIMS = ['worker', 'drawer', 'browser', 'page', 'compositor'] as const;
export type Victim = (typeof VICTIMS)[number];

export interface ProductProcess {
  pid: number;
  kind: Victim | 'other';
  command: string;
}

interface Found extends ProductProcess {
  parent: number;
  named: boolean;
}

/**
 * All processes of the product with this data folder: each inherits the variable that names it. Chromium's pages write
 * over it, so descendants are counted in.
 */
export function productProcesses(dataDir: string): ProductProcess[] {
  const all = new Map(readdirSync('/proc').flatMap((pid) => find(pid, dataDir)));
  const belongs = (process: Found | undefined): boolean =>
    process !== undefined && (process.named || belongs(all.get(process.parent)));
  return [...all.values()].filter(belongs);
}

function find(pid: string, dataDir: string): [number, Found][] {
  if (!/^\d+$/.test(pid)) return [];
  const read = (file: string) => readFileSync(`/proc/${pid}/${file}`, 'utf8');
  try {
    const args = read('cmdline').split('\0').filter(Boolean);
    // what has ended and waits for its parent to notice has none
    if (args.length === 0) return [];
    const stat = read('stat');
    // the name in brackets may hold spaces and brackets
    const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
    const named = read('environ').includes(`DATA_DIR=${dataDir}\0`);
    return [[Number(pid), { pid: Number(pid), kind: kindOf(args), command: args.join(' '), parent, named }]];
  } catch {
    return []; // ended in between
  }
}

function kindOf(args: readonly string[]): ProductProcess['kind'] {
  const [program = '', ...rest] = args;
  // a Chromium page writes all its arguments as one
  const all = args.join(' ');
  if (/chrom|headless_shell/.test(basename(program.split(' ')[0]!))) {
    const type = /--type=([\w-]+)/.exec(all)?.[1];
    if (type === undefined) return /crashpad/.test(program) ? 'other' : 'browser';
    return type === 'renderer' ? 'page' : 'other';
  }
  if (basename(program).startsWith('ffmpeg')) return 'compositor';
  if (rest.some((arg) => /\/draw-child\.[jt]s$/.test(arg))) return 'drawer';
  if (rest.some((arg) => /\/node-av\//.test(arg))) return 'compositor';
  return rest.at(-2)?.endsWith('/qt-video.mjs') && rest.at(-1) === 'worker' ? 'worker' : 'other';
}
