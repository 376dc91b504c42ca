import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../core/errors.ts';
import { PACKAGE_ROOT } from '../platform/package-root.ts';
import { runProcess } from '../platform/processes.ts';

const STUDIO_DIR = join(PACKAGE_ROOT, 'dist', 'studio');
const STAMP = join(STUDIO_DIR, '.stamp');
const SOURCES = ['studio', 'core', 'compositions', 'vite.config.ts', 'package-lock.json'];

/**
 * Builds the web app when its sources changed since the last build; an image brings it built.
 * @returns whether it was built now
 * @throws AppError studio_build_failed
 */
export async function buildStudio(): Promise<boolean> {
  if (!existsSync(join(PACKAGE_ROOT, 'studio'))) return false;
  const stamp = await hashSources();
  const built = await readFile(STAMP, 'utf8').catch(() => '');
  if (built === stamp) return false;
  const vite = join(PACKAGE_ROOT, 'node_modules', 'vite', 'bin', 'vite.js');
  const { code, stdout, stderr } = await runProcess({
    command: process.execPath,
    args: [vite, 'build', '--logLevel', 'error'],
    cwd: PACKAGE_ROOT,
    timeoutMs: 300_000,
  });
  if (code !== 0) throw new AppError('studio_build_failed', { reason: `${stderr}${stdout}`.slice(-2000) });
  await writeFile(STAMP, stamp);
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
