import { loadConfig, loadEnvFiles } from '../platform/config.ts';
import { openLog } from '../platform/log.ts';
import { openServices } from '../platform/services.ts';
import { startWorker } from '../worker/start-worker.ts';
import { closeOnSignal } from './close-on-signal.ts';

/** A worker as a process. */
export async function workerCommand(): Promise<void> {
  const config = loadConfig(loadEnvFiles());
  const log = openLog({ name: 'worker', level: config.logLevel });
  const services = await openServices(config, log);
  const worker = await startWorker(services);
  log.info('worker ready');
  closeOnSignal(log, async () => {
    await worker.close();
    await services.close();
  });
}
