import { loadConfig, loadEnvFiles } from './config.ts';
import { openVideoQueue } from './queue/open-queue.ts';

/** Health check of the worker's container: ends well when a worker is attached to the queue, and badly otherwise. */
const { queue } = loadConfig(loadEnvFiles());
if (queue.kind !== 'redis') throw new Error('only a queue on Redis can be asked from outside its process');
const opened = await openVideoQueue({ url: queue.url });
const attached = await opened.hasWorkers();
await opened.close();
process.exit(attached ? 0 : 1);
