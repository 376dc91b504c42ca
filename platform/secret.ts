import { randomBytes } from 'node:crypto';
import { link, mkdir, readFile, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from './config.ts';

/**
 * The secret that signs tokens and local file links: the configured one, else one made on the first start and kept
 * in `dataDir/secret`, readable by its owner alone. Processes that start at the same moment agree on one.
 */
export async function loadOrCreateSecret(config: Pick<Config, 'auth' | 'dataDir'>): Promise<string> {
  if (config.auth.jwtSecret) return config.auth.jwtSecret;
  const path = join(config.dataDir, 'secret');
  const kept = await readFile(path, 'utf8').catch(() => '');
  if (kept) return kept;

  await mkdir(config.dataDir, { recursive: true });
  const draft = `${path}.${process.pid}.${randomBytes(4).toString('hex')}`;
  await writeFile(draft, randomBytes(32).toString('hex'), { mode: 0o600 });
  // A link appears whole or not at all, and fails when somebody else was quicker.
  await link(draft, path).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  await unlink(draft);
  return readFile(path, 'utf8');
}
