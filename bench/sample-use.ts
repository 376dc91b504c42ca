import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Looks on, from a process of its own, at what another and all its descendants take: memory (PSS, so that what is shared
 * is counted once) and by how much the files in a folder grow. Arguments: process id, folder. Answers every message with
 * the peaks since the one before.
 */
const [root, folder] = [Number(process.argv[2]), process.argv[3]!];

const SAMPLE_MS = 200;
export interface Peaks {
  memoryBytes: number;
  fileBytes: number;
}
const NONE: Peaks = { memoryBytes: 0, fileBytes: 0 };
let peaks = { ...NONE };
let bytesBefore = 0;

setInterval(() => {
  peaks.memoryBytes = Math.max(peaks.memoryBytes, memoryOf(root));
  peaks.fileBytes = Math.max(peaks.fileBytes, sizeOf(folder) - bytesBefore);
}, SAMPLE_MS);
process.on('message', () => {
  process.send!(peaks);
  peaks = { ...NONE };
  bytesBefore = sizeOf(folder);
});
process.on('disconnect', () => process.exit());

function memoryOf(pid: number): number {
  const children = new Map<number, number[]>();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const parent = parentOf(name);
    if (parent !== null) children.set(parent, [...(children.get(parent) ?? []), Number(name)]);
  }
  let bytes = 0;
  const rest = [pid];
  for (let next = rest.pop(); next !== undefined; next = rest.pop()) {
    bytes += pssOf(next);
    rest.push(...(children.get(next) ?? []));
  }
  return bytes;
}

function parentOf(pid: string): number | null {
  const stat = read(`/proc/${pid}/stat`);
  // the name in brackets may hold spaces and brackets
  const parent = stat?.slice(stat.lastIndexOf(')') + 2).split(' ')[1];
  return parent === undefined ? null : Number(parent);
}

const pssOf = (pid: number): number =>
  1024 * Number(/^Pss:\s+(\d+)/m.exec(read(`/proc/${pid}/smaps_rollup`) ?? '')?.[1] ?? 0);

function sizeOf(path: string): number {
  try {
    const found = statSync(path);
    if (!found.isDirectory()) return found.blocks * 512;
    return readdirSync(path).reduce((sum, name) => sum + sizeOf(join(path, name)), 0);
  } catch {
    return 0; // gone in between
  }
}

function read(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null; // ended in between
  }
}
