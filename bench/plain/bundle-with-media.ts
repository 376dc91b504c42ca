import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { nodeScript } from '../../platform/node-script.ts';
import { PACKAGE_ROOT } from '../../platform/package-root.ts';
import { runProcess } from '../../platform/processes.ts';
import { hashOf } from '../../worker/render/bundle-compositions.ts';

const SOURCES = ['bench/plain', 'compositions', 'core', 'templates', 'package-lock.json'];
const CACHE = join(PACKAGE_ROOT, 'node_modules', '.cache', 'qt-video', 'bench-bundles');

/**
 * The product's compositions with footage played by `@remotion/media`'s `Video` instead of `OffthreadVideo`; kept
 * until their sources change.
 * @returns the folder of the bundle
 */
export async function bundleWithMedia(): Promise<string> {
  const name = await hashOf(PACKAGE_ROOT, SOURCES);
  const bundleDir = join(CACHE, name);
  if (existsSync(bundleDir)) return bundleDir;
  await rm(CACHE, { recursive: true, force: true });
  await mkdir(CACHE, { recursive: true });
  const draft = await mkdtemp(join(CACHE, 'draft-'));
  const { command, args } = nodeScript(import.meta.url, './bundle-child');
  const { code, stderr } = await runProcess({ command, args: [...args, PACKAGE_ROOT, draft] });
  if (code !== 0) throw new Error(`the bundle with @remotion/media: ${stderr}`);
  await rename(draft, bundleDir);
  return bundleDir;
}
