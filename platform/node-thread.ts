import { extname } from 'node:path';
import { Worker, type WorkerOptions } from 'node:worker_threads';

/**
 * One of our own modules in a thread of its own, from source or compiled: a thread runs compiled code as it is;
 * TypeScript sources need the loader registered inside it first.
 *
 * @param from `import.meta.url` of the caller
 * @param path the module beside it, without extension: `./docx-thread`
 */
export function nodeThread(from: string, path: string, options: WorkerOptions): Worker {
  const extension = extname(new URL(from).pathname);
  const script = new URL(`${path}${extension}`, from);
  if (extension === '.js') return new Worker(script, options);
  const tsx = import.meta.resolve('tsx/esm/api');
  const load = `import(${JSON.stringify(tsx)}).then(({ register }) => { register(); return import(${JSON.stringify(script.href)}); })`;
  return new Worker(load, { ...options, eval: true });
}
