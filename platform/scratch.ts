import { mkdir, mkdtemp, readdir, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';

/** An owner says this often that it lives. */
const TOUCH_MS = 60_000;
/** A folder that nobody touched for so long belongs to a process that was killed. */
const ABANDONED_MS = 15 * TOUCH_MS;

/** A folder for work in progress, gone with its process. */
export interface Scratch {
  dir: string;
  close(): Promise<void>;
}

/**
 * A new folder below `data/scratch`; those that killed processes left there are removed first. Several
 * machines may share the data folder: not a process number but the folder's time tells whether its owner lives.
 */
export async function openScratch({ dataDir }: { dataDir: string }): Promise<Scratch> {
  const all = join(dataDir, 'scratch');
  await mkdir(all, { recursive: true });
  await removeAbandoned(all);
  const dir = await mkdtemp(join(all, 'work-'));
  const touch = setInterval(() => {
    const now = new Date();
    // gone already: closing
    utimes(dir, now, now).catch(() => {});
  }, TOUCH_MS);
  touch.unref();
  return {
    dir,
    async close() {
      clearInterval(touch);
      await rm(dir, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}

async function removeAbandoned(all: string): Promise<void> {
  for (const name of await readdir(all)) {
    const path = join(all, name);
    const found = await stat(path).catch(() => null);
    if (found && Date.now() - found.mtimeMs > ABANDONED_MS) await rm(path, { recursive: true, force: true });
  }
}
