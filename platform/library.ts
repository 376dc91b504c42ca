import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { librarySchema } from '../core/library.ts';
import type { Library } from '../core/library.ts';
import { PACKAGE_ROOT } from './package-root.ts';
import { parseStrictJson } from './strict-json.ts';

/**
 * The loops and music that ship with the product.
 *
 * @returns what `library/library.json` lists, and the folder its files are in
 * @throws Error naming the field that is wrong
 */
export async function loadLibrary(
  dir: string = join(PACKAGE_ROOT, 'library'),
): Promise<{ library: Library; dir: string }> {
  const path = join(dir, 'library.json');
  return {
    library: parseStrictJson({ schema: librarySchema, text: await readFile(path, 'utf8'), path }),
    dir,
  };
}
