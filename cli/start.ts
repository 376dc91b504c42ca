import { mkdir, rm, statfs, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { AppError } from '../core/errors.ts';
import { loadConfig, loadEnvFiles, type Config } from '../platform/config.ts';
import { startEmbeddedPostgres } from '../platform/database/embedded-postgres.ts';
import { describeConfig, describeMediaEngine } from '../platform/describe-config.ts';
import { openLog } from '../platform/log.ts';
import { ensureTools } from '../platform/media/find-tools.ts';
import { PACKAGE_ROOT } from '../platform/package-root.ts';
import { buildStudio } from './build-studio.ts';
import { closeOnSignal } from './close-on-signal.ts';
import { superviseProcess, type Supervised } from './supervise-process.ts';

/** Room for the database, one long recording and its video. */
const NEEDED_MB = 1000;
const STUDIO_DEV_PORT = 5173;

/** Brings up everything on this machine and stays until Ctrl-C, which ends all of it. */
export async function startCommand({ dev }: { dev: boolean }): Promise<void> {
  const startedAt = Date.now();
  const config = loadConfig(loadEnvFiles());
  const log = openLog({ name: 'start', level: config.logLevel });
  const say = (line: string) => process.stdout.write(`${line}\n`);

  say('\n  QT Video\n');
  for (const line of describeConfig(config)) say(`  ${line}`);
  await checkFolder(config.dataDir);
  await checkPort(config.server);
  const { mediaEngine } = await ensureTools({ config: config.tools, log: say });
  say(`  ${describeMediaEngine(mediaEngine, config.locale)}\n`);
  if (!dev) await buildStudio();

  const postgres = needsPostgres(config)
    ? await startEmbeddedPostgres({ dir: join(config.dataDir, 'postgres'), log })
    : null;
  const env = { ...process.env, ...(postgres && { DATABASE_URL: postgres.url }) };
  const children: Supervised[] = [];
  const close = async () => {
    await Promise.all(children.map((child) => child.stop()));
    await postgres?.stop();
  };
  closeOnSignal(log, close);

  const bin = join(PACKAGE_ROOT, 'bin', 'qt-video.mjs');
  const own = (name: string) =>
    superviseProcess({ name, args: [...(dev ? ['--watch'] : []), bin, name], env, log });
  children.push(own('server'), own('worker'));
  if (dev) {
    const vite = join(PACKAGE_ROOT, 'node_modules', 'vite', 'bin', 'vite.js');
    children.push(
      superviseProcess({ name: 'studio', args: [vite, '--port', String(STUDIO_DEV_PORT)], env, log }),
    );
  }
  try {
    await untilHealthy(`http://127.0.0.1:${config.server.port}/health`, children[0]!);
  } catch (error) {
    await close();
    throw error;
  }
  const url = `http://localhost:${dev ? STUDIO_DEV_PORT : config.server.port}`;
  say(`\n  ✓ ${url}   (${((Date.now() - startedAt) / 1000).toFixed(1)} s)`);
  say('    처음이라면 가입한 뒤 “예제로 만들어 보기”를 눌러 보세요.');
  say('    New here? Sign up and press “Try the sample”. Ctrl-C stops everything.\n');
}

const needsPostgres = (config: Config): boolean =>
  (config.database.kind === 'embedded' && !config.database.url) ||
  (config.database.kind === 'supabase' && config.queue.kind === 'embedded');

async function checkFolder(dataDir: string): Promise<void> {
  const probe = join(dataDir, `.write-${process.pid}`);
  try {
    await mkdir(dataDir, { recursive: true });
    await writeFile(probe, '');
    await rm(probe);
  } catch (error) {
    throw new AppError('data_dir_not_writable', { path: dataDir }, { cause: error });
  }
  const { bavail, bsize } = await statfs(dataDir);
  const freeMb = Math.floor((bavail * bsize) / 1e6);
  if (freeMb < NEEDED_MB) throw new AppError('disk_low', { path: dataDir, freeMb, neededMb: NEEDED_MB });
}

/** Told before anything is started, not by a process that dies a second later. */
function checkPort({ host, port }: Config['server']): Promise<void> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'EADDRINUSE' ? new AppError('port_in_use', { port, other: port + 1 }) : error),
    );
    probe.listen(port, host, () => probe.close(() => resolve()));
  });
}

async function untilHealthy(url: string, server: Supervised): Promise<void> {
  for (;;) {
    if (server.gaveUp) throw new AppError('start_failed', { name: 'server' });
    const answer = await fetch(url).catch(() => null);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 150));
  }
}
