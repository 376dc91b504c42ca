import { Redis } from 'ioredis';
import { findFreePort } from '../../platform/database/free-port.ts';
import { startProcess } from '../../platform/processes.ts';

/** A redis-server of the system for one test file, on a free port, keeping nothing on disk. */
export async function startTestRedis(): Promise<{ url: string; stop(): Promise<void> }> {
  const port = await findFreePort();
  const server = await startProcess({
    command: 'redis-server',
    args: ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--dir', '/'],
    onStdout: () => {},
  });
  const url = `redis://127.0.0.1:${port}`;
  const client = new Redis(url, { maxRetriesPerRequest: null, retryStrategy: () => 50 });
  client.on('error', () => {});
  await Promise.race([
    client.ping(),
    server.done.then(() => Promise.reject(new Error('redis-server ended'))),
  ]);
  client.disconnect();
  return {
    url,
    async stop() {
      await server.stop('SIGTERM');
    },
  };
}
