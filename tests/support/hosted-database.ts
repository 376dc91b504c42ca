import { readFileSync } from 'node:fs';
import pg from 'pg';
import { listMigrations } from '../../platform/database/migrations.ts';
import { ROLE_SHIM } from '../../platform/database/role-shim.ts';

/**
 * A database as a Supabase project has it after `supabase db push`: the migrations belong to a role that is no superuser.
 * @returns its URL, for the superuser of `postgresUrl`
 */
export async function createHostedDatabase(postgresUrl: string): Promise<string> {
  const url = new URL(postgresUrl);
  url.pathname = '/hosted';
  const ownerUrl = new URL(url);
  ownerUrl.username = ownerUrl.password = 'project_owner';

  await run(postgresUrl, [
    `create role project_owner login bypassrls password 'project_owner'`,
    'create database hosted owner project_owner',
  ]);
  await run(url.href, [
    ROLE_SHIM,
    'grant all on schema public to project_owner',
    ...['tables', 'functions', 'sequences'].map(
      (kind) =>
        `alter default privileges for role project_owner in schema public grant all on ${kind} to anon, authenticated, service_role`,
    ),
  ]);
  await run(
    ownerUrl.href,
    listMigrations().map(({ path }) => readFileSync(path, 'utf8')),
  );
  return url.href;
}

async function run(url: string, statements: string[]): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}
