import { resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { AppError } from '../../core/errors.ts';
import type { Logger } from '../log.ts';
import { preparePostgresFolder, type PostgresFolder } from './postgres-folder.ts';
import { findRunning, launch, shutDown } from './postgres-process.ts';

/** Longest until it answers; after a crash it first replays its log. */
const START_TIMEOUT_MS = 60_000;
/** Held, shared, by every process that uses this PostgreSQL: whoever then gets it alone is the last one. */
const USERS_LOCK = 7_104_002;

/**
 * A PostgreSQL of our own in `dir`, from the binaries of npm, listening on this machine alone. Where one runs there
 * already (started by another process of ours, or left behind by one that was killed), that one is used; where it is
 * killed, it is started again. In whatever order processes come, go and are killed, the last to leave turns it off: `stop`
 * ends it only where nobody else uses it.
 *
 * @returns `url` with the password, which is kept in `dir`; the port stays the same as long as it is free
 * @throws AppError database_not_writable | database_folder_closed | database_disk_low | database_not_supported |
 *   database_unavailable
 */
export async function startEmbeddedPostgres({
  dir,
  log,
}: {
  dir: string;
  log?: Logger;
}): Promise<{ url: string; stop(): Promise<void> }> {
  const folder = await preparePostgresFolder(resolve(dir));
  let joined = joinOrLaunch(folder);
  let leaving = false;

  const startAgain = () => {
    if (leaving) return;
    log?.error({ dir: folder.dir }, 'embedded PostgreSQL ended unexpectedly; starting it again');
    joined = joinOrLaunch(folder);
    joined.then(
      ({ session }) => session.once('end', startAgain),
      (error: unknown) => log?.fatal({ err: error }, 'embedded PostgreSQL could not be started again'),
    );
  };
  const { url, session } = await joined;
  session.once('end', startAgain);
  log?.debug({ dir: folder.dir }, 'embedded PostgreSQL is up');
  return {
    url,
    async stop() {
      leaving = true;
      const current = await joined.catch(() => null);
      if (current) await leave(folder, current.session, log);
    },
  };
}

async function joinOrLaunch(folder: PostgresFolder): Promise<{ url: string; session: pg.Client }> {
  const deadline = Date.now() + START_TIMEOUT_MS;
  let said: unknown = null;
  for (let waitMs = 20; Date.now() < deadline; waitMs = Math.min(500, waitMs * 2)) {
    const port = await findRunning(folder);
    if (port === null) {
      said = (await launch(folder)) ?? said;
    } else {
      const url = `postgres://postgres:${folder.password}@127.0.0.1:${port}/postgres`;
      const session = await join(url).catch((error: unknown) => void (said = error));
      if (session) return { url, session };
    }
    await pause(waitMs);
  }
  throw new AppError('database_unavailable', {}, { cause: said });
}

/** A session that tells the others that somebody uses the server; the server forgets it when we are gone, however we go. */
async function join(url: string): Promise<pg.Client> {
  const session = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000, keepAlive: true });
  session.on('error', () => {});
  try {
    await session.connect();
    await session.query(`select pg_advisory_lock_shared(${USERS_LOCK})`);
    return session;
  } catch (error) {
    await session.end().catch(() => {});
    throw error;
  }
}

async function leave(folder: PostgresFolder, session: pg.Client, log?: Logger): Promise<void> {
  try {
    await session.query(`select pg_advisory_unlock_shared(${USERS_LOCK})`);
    const { rows } = await session.query<{ last: boolean }>(
      `select pg_try_advisory_lock(${USERS_LOCK}) as last`,
    );
    // holding it alone until the end keeps anybody from joining a server that is about to go
    if (rows[0]?.last) await shutDown(folder);
  } catch (error) {
    log?.warn({ err: error }, 'embedded PostgreSQL was gone already');
  } finally {
    await session.end().catch(() => {});
  }
}
