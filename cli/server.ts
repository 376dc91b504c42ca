import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { loadConfig, loadEnvFiles } from '../platform/config.ts';
import { openLog } from '../platform/log.ts';
import { PACKAGE_ROOT } from '../platform/package-root.ts';
import { openServices } from '../platform/services.ts';
import { startServer } from '../server/start-server.ts';
import { closeOnSignal } from './close-on-signal.ts';

/** The HTTP server as a process. */
export async function serverCommand(): Promise<void> {
  const config = loadConfig(loadEnvFiles());
  const log = openLog({ name: 'server', level: config.logLevel });
  const services = await openServices(config, log);
  const studioDir = join(PACKAGE_ROOT, 'dist', 'studio');
  const server = await startServer({
    ...services,
    studioDir: existsSync(join(studioDir, 'index.html')) ? studioDir : null,
    sampleDir: join(PACKAGE_ROOT, 'samples'),
  });
  log.info({ url: server.url }, 'server ready');
  closeOnSignal(log, async () => {
    await server.close();
    await services.close();
  });
}
