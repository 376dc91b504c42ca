import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from '../../platform/config.ts';
import type { Logger } from '../../platform/log.ts';
import { incomingDir } from '../videos/receive-form.ts';
import { UPLOAD_KINDS, UploadStore } from './upload-store.ts';

const EVERY_MS = 60 * 60 * 1000;
/** Longer than any request may take; only a killed server leaves such files. */
const ABANDONED_AFTER_MS = 24 * 60 * 60 * 1000;

/** Removes expired tus uploads, and what a killed server left of multipart ones. */
export async function sweepUploads(config: Pick<Config, 'dataDir'>): Promise<void> {
  for (const kind of UPLOAD_KINDS) await new UploadStore(config, kind).deleteExpired();
  const folder = incomingDir(config);
  for (const name of await readdir(folder)) {
    const path = join(folder, name);
    const found = await stat(path).catch(() => null);
    if (found && Date.now() - found.mtimeMs > ABANDONED_AFTER_MS) await rm(path, { force: true });
  }
}

/** Sweeps now and every hour. Answers a function that stops it. */
export function sweepUploadsRegularly({ config, log }: { config: Config; log: Logger }): () => void {
  const sweep = () =>
    sweepUploads(config).catch((error: unknown) => log.warn({ err: error }, 'could not sweep uploads'));
  void sweep();
  const timer = setInterval(sweep, EVERY_MS).unref();
  return () => clearInterval(timer);
}
