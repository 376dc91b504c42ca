import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '../../platform/database/embedded-postgres.ts';

/** An empty folder that PostgreSQL may enter when we are root, which `mkdtemp` alone does not give. */
export async function openScratchFolder(): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'qt-video-'));
  await chmod(dir, 0o711);
  return dir;
}

/** A PostgreSQL for one test file, empty, in a folder of its own; `stop` ends it and removes the folder. */
export async function startTestPostgres(): Promise<{ url: string; dir: string; stop(): Promise<void> }> {
  const scratch = await openScratchFolder();
  const dir = join(scratch, 'postgres');
  const postgres = await startEmbeddedPostgres({ dir });
  return {
    url: postgres.url,
    dir,
    async stop() {
      await postgres.stop();
      await rm(scratch, { recursive: true, force: true });
    },
  };
}
