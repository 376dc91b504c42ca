import { existsSync, readFileSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runProcess } from '../processes.ts';
import { findFreePort } from './free-port.ts';
import { runAs } from './postgres-binaries.ts';
import { isAlive, type PostgresFolder } from './postgres-folder.ts';

const SETTINGS = [
  'listen_addresses=127.0.0.1',
  'unix_socket_directories=',
  'max_connections=120',
  'shared_buffers=32MB',
  'timezone=UTC',
  'log_timezone=UTC',
];
const MAX_LOG_BYTES = 5 * 1024 * 1024;

/**
 * Starts the server as a daemon, which no process of ours holds: any of them may end without the others losing it.
 * @returns null once it takes connections, else what it said: another process may have been quicker, or what a killed server
 *   left behind has not gone yet
 */
export async function launch(folder: PostgresFolder): Promise<string | null> {
  const port = await findFreePort(rememberedPort(folder));
  const log = join(folder.cluster, 'server.log');
  if (existsSync(log) && statSync(log).size > MAX_LOG_BYTES) rmSync(log);
  const options = [`-p ${port}`, ...SETTINGS.map((setting) => `-c ${setting}`)].join(' ');
  const result = await runProcess({
    ...runAs(folder.user),
    command: folder.binaries.pgCtl,
    args: ['start', '-D', folder.cluster, '-l', log, '-o', options, '-w', '-t', '60', '-s'],
    orphan: 'keep',
  });
  if (result.code !== 0) return result.stderr + lastLines(log);
  writeFileSync(portFile(folder), String(port));
  return null;
}

/** Ends the server: open transactions are rolled back, and resolves when it is gone. */
export async function shutDown(folder: PostgresFolder): Promise<void> {
  const stop = (mode: string) =>
    runProcess({
      ...runAs(folder.user),
      command: folder.binaries.pgCtl,
      args: ['stop', '-D', folder.cluster, '-m', mode, '-w', '-t', '30', '-s'],
    });
  const { code } = await stop('fast');
  if (code !== 0 && (await findRunning(folder))) await stop('immediate');
}

/**
 * Port of the server that runs in this folder, whoever started it; null where none does. A lock file left behind by a
 * killed server, whose process number now belongs to another program, is put away: PostgreSQL itself would refuse to start.
 */
export async function findRunning(folder: PostgresFolder): Promise<number | null> {
  const file = join(folder.cluster, 'postmaster.pid');
  const content = readIfThere(file);
  if (content === null) return null;
  // https://www.postgresql.org/docs/18/storage-file-layout.html: process, data directory, start time, port, …
  const [pid, dataDirectory, , port] = content.split('\n').map((line) => line.trim());
  const alive = isAlive(Number(pid));
  if (!alive) return null;
  // a folder that was copied while its server ran names the folder it was copied from
  const ours = sameFolder(dataDirectory ?? '', folder.cluster) && (await isPostgres(Number(pid)));
  if (ours) return Number(port) || null;
  putAway(file, content);
  return null;
}

function sameFolder(one: string, other: string): boolean {
  try {
    return realpathSync(one) === realpathSync(other);
  } catch {
    return false;
  }
}

function putAway(file: string, content: string): void {
  const aside = `${file}.stale-${process.pid}`;
  try {
    renameSync(file, aside);
    // a server that started in this very moment keeps its lock
    if (readFileSync(aside, 'utf8') !== content) renameSync(aside, file);
    else rmSync(aside);
  } catch {
    // another process put it away
  }
}

async function isPostgres(pid: number): Promise<boolean> {
  if (process.platform === 'linux') return /postgres/.test(readIfThere(`/proc/${pid}/cmdline`) ?? '');
  if (process.platform === 'win32') return true;
  const { stdout } = await runProcess({ command: '/bin/ps', args: ['-o', 'command=', '-p', String(pid)] });
  return stdout.includes('postgres');
}

const portFile = (folder: PostgresFolder): string => join(folder.dir, 'port');
const rememberedPort = (folder: PostgresFolder): number => Number(readIfThere(portFile(folder)) ?? 0) || 0;
const lastLines = (log: string): string => (readIfThere(log) ?? '').slice(-4000);

function readIfThere(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}
