import { createHash, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../core/errors.ts';
import { PACKAGE_ROOT } from '../platform/package-root.ts';
import { runProcess } from '../platform/processes.ts';

const DIST = join(PACKAGE_ROOT, 'dist');
const STUDIO_DIR = join(DIST, 'studio');
/** In the folder of a build: what it was made of. */
const STAMP = '.stamp';
const SOURCES = ['studio', 'core', 'compositions', 'vite.config.ts', 'package-lock.json'];

/**
 * Builds the web app when its sources changed since the last build; an image brings it built. It is built beside the last
 * one and takes its place when it is whole: another product that is started from here meanwhile goes on.
 * @returns whether it was built now
 * @throws AppError studio_build_failed
 */
export async function buildStudio(): Promise<boolean> {
  if (!existsSync(join(PACKAGE_ROOT, 'studio'))) return false;
  const stamp = await hashSources();
  const built = await readFile(join(STUDIO_DIR, STAMP), 'utf8').catch(() => '');
  if (built === stamp) return false;
  const draft = join(DIST, `studio-draft-${randomUUID()}`);
  await mkdir(draft, { recursive: true });
  try {
    const vite = join(PACKAGE_ROOT, 'node_modules', 'vite', 'bin', 'vite.js');
    const { code, stdout, stderr } = await runProcess({
      command: process.execPath,
      args: [vite, 'build', '--logLevel', 'error', '--emptyOutDir', '--outDir', draft],
      cwd: PACKAGE_ROOT,
      timeoutMs: 300_000,
    });
    if (code !== 0) throw new AppError('studio_build_failed', { reason: `${stderr}${stdout}`.slice(-2000) });
    await writeFile(join(draft, STAMP), stamp);
    await replaceFolder(STUDIO_DIR, draft);
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
  return true;
}

async function hashSources(): Promise<string> {
  const hash = createHash('sha256');
  for (const source of SOURCES) {
    const path = join(PACKAGE_ROOT, source);
    const entries = source.includes('.')
      ? [path]
      : (await readdir(path, { recursive: true, withFileTypes: true }))
          .filter((entry) => entry.isFile())
          .map((entry) => join(entry.parentPath, entry.name))
          .sort();
    for (const file of entries) hash.update(file).update(await readFile(file));
  }
  return hash.digest('hex');
}

/** Puts a folder where another one is, or was: somebody else may be doing the same with one that is as good. */
async function replaceFolder(place: string, made: string): Promise<void> {
  const old = `${made}-old`;
  try {
    await rename(place, old).catch(() => {});
    await rename(made, place).catch((error: unknown) => {
      if (!existsSync(place)) throw error;
    });
  } finally {
    await rm(old, { recursive: true, force: true });
  }
}
