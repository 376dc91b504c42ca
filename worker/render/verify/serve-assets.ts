import { once } from 'node:events';
import { createReadStream, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Files on loopback, in ranges, for a browser that plays them; `addresses` by asset. */
export async function serveAssets(
  files: Readonly<Record<string, string>>,
): Promise<{ addresses: Record<string, string>; close(): Promise<void> }> {
  const server = createServer((request, response) => {
    const path = files[decodeURIComponent(request.url!.slice(1))];
    if (!path) return void response.writeHead(404).end();
    const size = statSync(path).size;
    const [, start = '0', end = ''] = /bytes=(\d+)-(\d*)/.exec(request.headers.range ?? '') ?? [];
    const last = end === '' ? size - 1 : Number(end);
    response.writeHead(request.headers.range ? 206 : 200, {
      'content-type': contentType(path),
      'content-length': last - Number(start) + 1,
      'content-range': `bytes ${start}-${last}/${size}`,
      'accept-ranges': 'bytes',
      'access-control-allow-origin': '*',
    });
    // a browser that has seen enough hangs up: the file is closed with the answer
    const stream = createReadStream(path, { start: Number(start), end: last });
    stream.on('error', () => response.destroy());
    response.on('close', () => stream.destroy());
    stream.pipe(response);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  const address = (asset: string) => `http://127.0.0.1:${port}/${encodeURIComponent(asset)}`;
  return {
    addresses: Object.fromEntries(Object.keys(files).map((asset) => [asset, address(asset)])),
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function contentType(path: string): string {
  if (path.endsWith('.mp4')) return 'video/mp4';
  if (path.endsWith('.jpg')) return 'image/jpeg';
  return path.endsWith('.m4a') ? 'audio/mp4' : 'audio/wav';
}
