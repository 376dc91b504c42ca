import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Folder of this package, where templates/, library/ and samples/ stand: from source and from dist/ alike. */
export const PACKAGE_ROOT = findUp(import.meta.dirname);

function findUp(from: string): string {
  let folder = from;
  while (!existsSync(join(folder, 'package.json'))) {
    const parent = dirname(folder);
    if (parent === folder) throw new Error(`no package.json above ${from}`);
    folder = parent;
  }
  return folder;
}
