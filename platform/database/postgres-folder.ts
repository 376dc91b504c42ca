import { randomBytes, randomUUID } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  statfsSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { AppError } from '../../core/errors.ts';
import { runProcess } from '../processes.ts';
import { findPostgresBinaries, runAs, type PostgresBinaries } from './postgres-binaries.ts';
import { closedFolder, postgresUser, type SystemUser } from './system-user.ts';

/** A folder that holds one PostgreSQL: its cluster, its password, its last port. */
export interface PostgresFolder {
  dir: string;
  /** What PostgreSQL calls its data directory. */
  cluster: string;
  password: string;
  /** Whom its programs run as; null is ourselves. */
  user: SystemUser | null;
  binaries: PostgresBinaries;
}

const MB = 1024 * 1024;
/** A new cluster is 40 MB and soon holds some hundred MB of write-ahead log. */
const NEW_CLUSTER_BYTES = 300 * MB;
/** With less, the next checkpoint may not fit and PostgreSQL stops in the middle of work. */
const RUNNING_BYTES = 64 * MB;

/**
 * Makes the folder ready to start PostgreSQL in, with a new cluster where there is none. Several processes may do so at once,
 * and any may be killed at any time: everything appears whole or not at all.
 * @throws AppError database_not_writable | database_folder_closed | database_disk_low | database_not_supported
 */
export async function preparePostgresFolder(dir: string): Promise<PostgresFolder> {
  const user = postgresUser();
  const cluster = join(dir, 'cluster');
  try {
    makeFolder(dir);
    const closed = user && closedFolder(dir, user);
    if (closed) throw new AppError('database_folder_closed', { folder: closed, user: user.name });
    const isNew = !existsSync(cluster);
    requireDiskSpace(dir, isNew ? NEW_CLUSTER_BYTES : RUNNING_BYTES);
    const binaries = await findPostgresBinaries(user);
    const folder = { dir, cluster, password: passwordIn(dir), user, binaries };
    if (isNew) await makeCluster(folder);
    closeToOthers(cluster);
    return folder;
  } catch (error) {
    throw folderError(error, dir);
  }
}

/** @throws AppError database_disk_low */
export function requireDiskSpace(dir: string, neededBytes: number): void {
  const { bavail, bsize } = statfsSync(dir);
  const freeBytes = bavail * bsize;
  if (freeBytes >= neededBytes) return;
  throw new AppError('database_disk_low', {
    path: dir,
    freeMb: Math.floor(freeBytes / MB),
    neededMb: Math.ceil(neededBytes / MB),
  });
}

function makeFolder(dir: string): void {
  const first = mkdirSync(dir, { recursive: true });
  if (!first) return;
  // whatever our umask says, PostgreSQL must be able to pass through the folders made here
  for (let made = dir; made.length >= first.length; made = dirname(made)) chmodSync(made, 0o711);
}

/** PostgreSQL refuses a cluster that others may read, which a well-meant `chmod -R` or a copy leaves behind. */
function closeToOthers(cluster: string): void {
  if (process.platform !== 'win32' && (statSync(cluster).mode & 0o077) !== 0) chmodSync(cluster, 0o700);
}

/** Kept in a file that only we may read; `link` lets exactly one of several processes set it. */
function passwordIn(dir: string): string {
  const file = join(dir, 'password');
  if (!existsSync(file)) {
    const draft = `${file}.${randomUUID()}`;
    writeFileSync(draft, randomBytes(24).toString('base64url'), { mode: 0o600 });
    try {
      linkSync(draft, file);
    } catch (error) {
      if (!existsSync(file)) throw error;
    } finally {
      rmSync(draft, { force: true });
    }
  }
  return readFileSync(file, 'utf8').trim();
}

/** Made under another name and renamed: whoever is killed in between leaves a draft, never half a cluster. */
async function makeCluster(folder: PostgresFolder): Promise<void> {
  sweepDrafts(folder.dir);
  const draft = join(folder.dir, `draft-${process.pid}-${randomUUID()}`);
  const passwordFile = `${draft}.password`;
  mkdirSync(draft, { mode: 0o700 });
  writeFileSync(passwordFile, `${folder.password}\n`, { mode: 0o600 });
  if (folder.user) {
    chownSync(draft, folder.user.uid, folder.user.gid);
    chownSync(passwordFile, folder.user.uid, folder.user.gid);
  }
  try {
    const result = await runProcess({
      ...runAs(folder.user),
      command: folder.binaries.initdb,
      args: [
        `--pgdata=${draft}`,
        '--username=postgres',
        '--auth=scram-sha-256',
        `--pwfile=${passwordFile}`,
        '--encoding=UTF8',
        '--locale=C',
        // upper and lower case of every script, on every system alike
        '--locale-provider=builtin',
        '--builtin-locale=C.UTF-8',
        '--no-instructions',
      ],
      timeoutMs: 120_000,
    });
    if (result.code !== 0) {
      requireDiskSpace(folder.dir, RUNNING_BYTES);
      throw new AppError('database_unavailable', {}, { cause: new Error(result.stderr) });
    }
    if (existsSync(folder.cluster)) return;
    renameSync(draft, folder.cluster);
  } catch (error) {
    // another process was quicker: its cluster is as good as ours
    if (!existsSync(join(folder.cluster, 'PG_VERSION'))) throw error;
  } finally {
    rmSync(passwordFile, { force: true });
    rmSync(draft, { recursive: true, force: true });
  }
}

/** Drafts of processes that are gone. */
function sweepDrafts(dir: string): void {
  for (const name of readdirSync(dir)) {
    const pid = /^draft-(\d+)/.exec(name)?.[1];
    if (pid && !isAlive(Number(pid))) rmSync(join(dir, name), { recursive: true, force: true });
  }
}

/** Whether a process of this number lives, whoever it belongs to. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function folderError(error: unknown, dir: string): unknown {
  const code = (error as NodeJS.ErrnoException | undefined)?.code;
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    return new AppError(
      'database_disk_low',
      { path: dir, freeMb: 0, neededMb: RUNNING_BYTES / MB },
      { cause: error },
    );
  }
  if (code && ['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST'].includes(code)) {
    return new AppError('database_not_writable', { path: dir }, { cause: error });
  }
  return error;
}
