import { spawn, type ChildProcess } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { PACKAGE_ROOT } from '../../platform/package-root.ts';
import { openScratchFolder } from './postgres.ts';

export interface Product {
  url: string;
  dataDir: string;
  /** All that it printed so far. */
  output(): string;
  /** Ctrl-C, and waits for the end. Answers the exit code. */
  stop(): Promise<number | null>;
}

/** The whole product as a newcomer starts it, on an empty data folder and a free port, with no key set. */
export async function startProduct(env: Record<string, string> = {}): Promise<Product> {
  const dataDir = await openScratchFolder();
  const port = await freePort();
  let output = '';
  const child = spawn(process.execPath, [join(PACKAGE_ROOT, 'bin', 'qt-video.mjs'), 'start'], {
    cwd: PACKAGE_ROOT,
    env: {
      PATH: process.env['PATH'],
      HOME: process.env['HOME'],
      DATA_DIR: dataDir,
      PORT: String(port),
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  child.stdout.on('data', (chunk) => (output += chunk));
  child.stderr.on('data', (chunk) => (output += chunk));
  const url = `http://127.0.0.1:${port}`;
  await untilHealthy(url, child, () => output);
  return {
    url,
    dataDir,
    output: () => output,
    async stop() {
      const code = await new Promise<number | null>((resolve) => {
        if (child.exitCode !== null) return resolve(child.exitCode);
        child.once('exit', resolve);
        child.kill('SIGINT');
      });
      await rm(dataDir, { recursive: true, force: true });
      return code;
    },
  };
}

async function untilHealthy(url: string, child: ChildProcess, output: () => string): Promise<void> {
  for (;;) {
    if (child.exitCode !== null) throw new Error(`the product ended while starting:\n${output()}`);
    const answer = await fetch(`${url}/health`).catch(() => null);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}
