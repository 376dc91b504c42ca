import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rename, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../../core/errors.ts';
import { nodeScript } from '../../platform/node-script.ts';
import { PACKAGE_ROOT } from '../../platform/package-root.ts';
import { runProcess } from '../../platform/processes.ts';

/** What a bundle is made of; anything else in the repository leaves it as it is. */
const SOURCES = ['compositions', 'core', 'templates', 'package-lock.json'];
const UNUSED_BUNDLE_MS = 7 * 24 * 60 * 60 * 1000;

/**
 * The compositions as a page that the browser can open: built once for each state of their sources, then found by
 * the hash of it. The name of the folder is that hash.
 * @returns the folder of the bundle
 */
export async function bundleCompositions({ cacheDir }: { cacheDir: string }): Promise<string> {
  const bundleDir = join(cacheDir, await hashOf(PACKAGE_ROOT, SOURCES));
  if (existsSync(bundleDir)) {
    // fails where the folder is another user's, who will touch it themselves
    await utimes(bundleDir, new Date(), new Date()).catch(() => {});
    return bundleDir;
  }
  await mkdir(cacheDir, { recursive: true });
  const draft = await mkdtemp(join(cacheDir, 'draft-'));
  try {
    const { command, args } = nodeScript(import.meta.url, './bundle-child');
    const result = await runProcess({ command, args: [...args, PACKAGE_ROOT, draft] });
    if (result.code !== 0) throw new AppError('render_failed', {}, { cause: new Error(result.stderr) });
    // somebody else may have been quicker; theirs is the same
    await rename(draft, bundleDir).catch((error: unknown) => {
      if (!existsSync(bundleDir)) throw error;
    });
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
  await removeUnused(cacheDir, bundleDir);
  return bundleDir;
}

/** Hash of the names and contents of all files below these paths; tests left out. */
export async function hashOf(root: string, paths: readonly string[]): Promise<string> {
  const hash = createHash('sha256');
  const add = async (path: string): Promise<void> => {
    const full = join(root, path);
    const found = await stat(full).catch(() => null);
    if (found?.isDirectory()) {
      for (const name of (await readdir(full)).sort()) await add(join(path, name));
    } else if (found && !/\.(test|int)\.tsx?$/.test(path)) {
      hash.update(`${path}\0`).update(await readFile(full));
    }
  };
  for (const path of paths) await add(path);
  return hash.digest('hex').slice(0, 32);
}

async function removeUnused(cacheDir: string, current: string): Promise<void> {
  for (const name of await readdir(cacheDir)) {
    const path = join(cacheDir, name);
    if (path === current || name.startsWith('draft-')) continue;
    if (Date.now() - (await stat(path)).mtimeMs > UNUSED_BUNDLE_MS)
      await rm(path, { recursive: true, force: true });
  }
}
