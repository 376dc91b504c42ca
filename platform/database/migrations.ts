import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { AppError } from '../../core/errors.ts';
import { PACKAGE_ROOT } from '../package-root.ts';
import { ROLE_SHIM } from './role-shim.ts';

/** A file of `supabase/migrations`; `version` is the digits its name begins with. */
export interface Migration {
  version: string;
  file: string;
  path: string;
}

/** All migrations, oldest first. */
export function listMigrations(): Migration[] {
  const folder = join(PACKAGE_ROOT, 'supabase', 'migrations');
  return readdirSync(folder)
    .filter((file) => /^\d{14}_\w+\.sql$/.test(file))
    .sort()
    .map((file) => ({ version: file.slice(0, 14), file, path: join(folder, file) }));
}

/** Migrations that a database at `version` lacks; null is a database that has none. */
export const missingMigrations = (version: string | null): Migration[] =>
  listMigrations().filter((migration) => version === null || migration.version > version);

/** Any number will do, so long as it is always this one. */
const MIGRATION_LOCK = 7_104_001;

/**
 * Brings a PostgreSQL of our own up to date, each migration in a transaction. Several processes may do so at once:
 * one does it, the others wait for it.
 * @throws AppError database_unavailable
 */
export async function migrate(postgresUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: postgresUrl, connectionTimeoutMillis: 10_000 });
  client.on('error', () => {});
  await client.connect().catch((cause: unknown) => {
    throw new AppError('database_unavailable', {}, { cause });
  });
  try {
    await client.query(`set client_min_messages = warning; select pg_advisory_lock(${MIGRATION_LOCK})`);
    const missing = missingMigrations(await schemaVersion(client));
    if (missing.length > 0) await client.query(ROLE_SHIM);
    for (const migration of missing) await apply(client, migration);
  } finally {
    // ends the session, and the lock with it
    await client.end();
  }
}

async function schemaVersion(client: pg.Client): Promise<string | null> {
  const { rows } = await client.query<{ exists: boolean }>(
    `select to_regprocedure('public.schema_version()') is not null as exists`,
  );
  if (!rows[0]?.exists) return null;
  const version = await client.query<{ version: string }>('select public.schema_version() as version');
  return version.rows[0]?.version ?? null;
}

async function apply(client: pg.Client, migration: Migration): Promise<void> {
  try {
    await client.query(`begin;\n${readFileSync(migration.path, 'utf8')}\n;commit`);
  } catch (cause) {
    throw new Error(`migration ${migration.file} failed`, { cause });
  }
}
