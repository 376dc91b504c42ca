import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadConfig } from '../../platform/config.ts';
import { startEmbeddedPostgres } from '../../platform/database/embedded-postgres.ts';
import { openDatabase } from '../../platform/database/open-database.ts';
import { loadLibrary } from '../../platform/library.ts';
import { openLog } from '../../platform/log.ts';
import { findMediaEngine } from '../../platform/media/find-tools.ts';
import { openMedia } from '../../platform/media/open-media.ts';
import { PACKAGE_ROOT } from '../../platform/package-root.ts';
import { openVideoQueue } from '../../platform/queue/open-queue.ts';
import { loadOrCreateSecret } from '../../platform/secret.ts';
import { openStorage } from '../../platform/storage/open-storage.ts';
import { loadTemplates } from '../../platform/templates.ts';
import type { ServerServices } from '../services.ts';
import { startServer } from '../start-server.ts';

export interface TestServer {
  url: string;
  services: ServerServices;
  /** Another server on the same data, e.g. with a service that fails or another configuration. */
  startAnother(
    change: (services: ServerServices) => ServerServices,
  ): Promise<{ url: string; close(): Promise<void> }>;
  close(): Promise<void>;
}

/** The server as it runs without any key: embedded PostgreSQL and queue, a folder for files, the real ffmpeg; no worker. */
export async function startTestServer(env: Record<string, string> = {}): Promise<TestServer> {
  const dataDir = await mkdtemp(join(tmpdir(), 'qt-video-server-'));
  // PostgreSQL, which will not run as root, has to be able to enter it.
  await chmod(dataDir, 0o755);
  const config = loadConfig({ DATA_DIR: dataDir, PORT: '0', RATE_LIMIT_AUTH_PER_MINUTE: '10000', ...env });
  const log = openLog({ name: 'server', level: 'silent' });
  const postgres = await startEmbeddedPostgres({ dir: join(dataDir, 'postgres') });
  const database = await openDatabase({ postgresUrl: postgres.url });
  const queue = await openVideoQueue({ url: postgres.url, log });
  const engine = await findMediaEngine();
  if (!engine || config.storage.kind !== 'local')
    throw new Error('tests need a media engine and local storage');
  const signingKey = await loadOrCreateSecret(config);

  const services: ServerServices = {
    config,
    log,
    database,
    queue,
    media: openMedia(engine),
    footage: null,
    vetting: null,
    storage: openStorage({ ...config.storage, baseUrl: '', signingKey }),
    templates: await loadTemplates(),
    library: await loadLibrary(),
    studioDir: null,
    sampleDir: join(PACKAGE_ROOT, 'samples'),
  };
  const server = await startServer(services);
  return {
    url: server.url,
    services,
    startAnother: (change) => startServer(change(services)),
    async close() {
      await server.close();
      await queue.close();
      await database.close();
      await postgres.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
