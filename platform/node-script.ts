import { createRequire } from 'node:module';
import { extname } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/**
 * Command that runs one of our own modules in a Node process of its own, from source (through tsx) or compiled.
 *
 * @param from `import.meta.url` of the caller
 * @param path the module beside it, without extension: `./draw-child`
 */
export function nodeScript(from: string, path: string): { command: string; args: string[] } {
  const extension = extname(new URL(from).pathname);
  const script = fileURLToPath(new URL(`${path}${extension}`, from));
  if (extension === '.js') return { command: process.execPath, args: [script] };
  const tsx = pathToFileURL(createRequire(from).resolve('tsx')).href;
  return { command: process.execPath, args: ['--import', tsx, script] };
}
