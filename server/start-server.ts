import { createServer, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { AppError } from '../core/errors.ts';
import { loadOrCreateSecret } from '../platform/secret.ts';
import { createApp } from './app.ts';
import type { ServerServices } from './services.ts';
import { sweepUploadsRegularly } from './uploads/sweep-uploads.ts';

/** A slow line may take long over 200 MB; Node's five minutes would cut it off. */
const REQUEST_TIMEOUT_MS = 60 * 60 * 1000;
/** tus carries titles and short texts in headers, in base64. */
const MAX_HEADER_BYTES = 64 * 1024;
/** Downloads that take longer than this are cut off when the server stops. */
const CLOSE_WITHIN_MS = 10_000;

export interface RunningServer {
  /** Address on this machine, without a slash at the end. */
  url: string;
  /** Takes no more requests, ends event streams, lets the others finish. Resolves when the last is over. */
  close(): Promise<void>;
}

/**
 * Starts listening as the configuration says; port 0 takes a free one.
 * @throws AppError port_in_use
 */
export async function startServer(services: ServerServices): Promise<RunningServer> {
  const { config, log } = services;
  const stopping = new AbortController();
  const secret = await loadOrCreateSecret(config);
  const app = createApp({ ...services, secret, stopping: stopping.signal });
  const server = createServer({ requestTimeout: REQUEST_TIMEOUT_MS, maxHeaderSize: MAX_HEADER_BYTES }, app);
  const unused = trackUnused(server);
  const { port } = await listen(server, config.server);
  const stopSweeping = sweepUploadsRegularly({ config, log });

  return {
    url: `http://localhost:${port}`,
    close: () =>
      new Promise((resolve) => {
        stopSweeping();
        const late = setTimeout(() => server.closeAllConnections(), CLOSE_WITHIN_MS);
        server.close(() => {
          clearTimeout(late);
          resolve();
        });
        stopping.abort();
        server.closeIdleConnections();
        for (const socket of unused) socket.destroy();
      }),
  };
}

/** Connections on which nothing was asked yet: browsers open some ahead, and Node does not count them as idle. */
function trackUnused(server: Server): ReadonlySet<Socket> {
  const unused = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    unused.add(socket);
    socket.once('close', () => unused.delete(socket));
  });
  server.on('request', ({ socket }) => unused.delete(socket));
  return unused;
}

function listen(server: Server, { host, port }: { host: string; port: number }): Promise<AddressInfo> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(
        error.code === 'EADDRINUSE'
          ? new AppError('port_in_use', { port, other: port + 1 }, { cause: error })
          : error,
      );
    });
    server.listen(port, host, () => resolve(server.address() as AddressInfo));
  });
}
