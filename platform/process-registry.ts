import { mkdirSync, readdirSync, readFileSync, readlinkSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * What is left when a parent is killed with SIGKILL: it could not end its children nor remove their folders, so these
 * stand in one small file a parent, and whoever starts next does it. A process id alone proves nothing
 * (ids are used again): a child is ended only if /proc gives the same start time as noted.
 */
interface Entry {
  pid: number;
  startTicks: string;
  command: string;
}

interface RegistryFile {
  /** Kernel boot and pid namespace: ids from another boot or container mean nothing here. */
  world: string;
  owner: { pid: number; startTicks: string };
  children: Entry[];
  /** Of the temporary folders that children work in. */
  folders?: string[];
}

const entries = new Map<number, Entry>();
const folders = new Set<string>();

/** Start time of a process in clock ticks since boot, or null when it is gone or there is no /proc. */
export function startTicksOf(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // the name in brackets may hold spaces and brackets: fields are counted from the last one
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' ? null : (fields[19] ?? null);
  } catch {
    return null;
  }
}

function currentWorld(): string | null {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    return `${boot} ${readlinkSync('/proc/self/ns/pid')}`;
  } catch {
    return null;
  }
}

/** Folder of the registry: one a user of this machine, private; null where it cannot be trusted. */
function runDirectory(): string | null {
  const uid = process.getuid?.();
  if (uid === undefined) return null;
  const dir = join(tmpdir(), `qt-video-run-${uid}`);
  try {
    mkdirSync(dir, { recursive: true, mode: 0o700 });
    const stat = statSync(dir);
    // somebody else's folder could name any process of ours
    return stat.uid === uid && (stat.mode & 0o022) === 0 ? dir : null;
  } catch {
    return null;
  }
}

const fileOfOwner = (dir: string): string => join(dir, `${process.pid}.json`);

function save(): void {
  const dir = runDirectory();
  const world = currentWorld();
  const startTicks = startTicksOf(process.pid);
  if (!dir || !world || !startTicks) return;
  const file: RegistryFile = {
    world,
    owner: { pid: process.pid, startTicks },
    children: [...entries.values()],
    folders: [...folders],
  };
  try {
    if (entries.size === 0 && folders.size === 0) rmSync(fileOfOwner(dir), { force: true });
    else writeFileSync(fileOfOwner(dir), JSON.stringify(file), { mode: 0o600 });
  } catch {
    // a full disk must not stop work that needs no disk; the registry is a second line of defence
  }
}

export function registerChild(pid: number, command: string): void {
  const startTicks = startTicksOf(pid);
  if (!startTicks) return;
  entries.set(pid, { pid, startTicks, command });
  save();
}

export function forgetChild(pid: number): void {
  if (entries.delete(pid)) save();
}

/** A folder that a child works in, and that we remove after it; should we be killed, the next of ours does. */
export function registerFolder(path: string): void {
  folders.add(path);
  save();
}

export function forgetFolder(path: string): void {
  if (folders.delete(path)) save();
}

/**
 * Ends what killed parents left behind, and removes their folders and notes.
 * @returns the commands that were ended
 */
export function sweepOrphans(): string[] {
  const dir = runDirectory();
  const world = currentWorld();
  if (!dir || !world) return [];
  const ended: string[] = [];
  for (const name of readdirSync(dir)) {
    const path = join(dir, name);
    const file = readRegistry(path);
    if (file?.world === world && startTicksOf(file.owner.pid) === file.owner.startTicks) continue;
    if (file?.world === world) {
      for (const child of file.children) if (endIfSame(child)) ended.push(child.command);
      for (const folder of file.folders ?? []) removeFolder(folder);
    }
    rmSync(path, { force: true });
  }
  return ended;
}

function removeFolder(path: string): void {
  try {
    // whoever was ended just now may still be writing
    rmSync(path, { recursive: true, force: true, maxRetries: 5 });
  } catch {
    // in use or not ours: it costs room, nothing else
  }
}

function readRegistry(path: string): RegistryFile | null {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as RegistryFile;
  } catch {
    return null;
  }
}

function endIfSame({ pid, startTicks }: Entry): boolean {
  if (startTicksOf(pid) !== startTicks) return false;
  try {
    process.kill(-pid, 'SIGKILL');
    return true;
  } catch {
    return false;
  }
}
