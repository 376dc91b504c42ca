import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import pg from 'pg';
import { createHostedDatabase } from '../../tests/support/hosted-database.ts';
import { startTestPostgres } from '../../tests/support/postgres.ts';
import { hasPostgrest, startPostgrest, type Postgrest } from '../../tests/support/postgrest.ts';
import { rejection } from './contract/kit.ts';
import { databaseContract } from './database-contract.ts';
import { openDatabase } from './open-database.ts';

let postgres: Awaited<ReturnType<typeof startTestPostgres>>;
let hostedUrl: string;
let postgrest: Postgrest;

beforeAll(async () => {
  postgres = await startTestPostgres();
  // several processes of ours may start at the same time
  const opened = await Promise.all([1, 2, 3].map(() => openDatabase({ postgresUrl: postgres.url })));
  await Promise.all(opened.map((database) => database.close()));
  if (!hasPostgrest) return;
  hostedUrl = await createHostedDatabase(postgres.url);
  postgrest = await startPostgrest(hostedUrl);
});
afterAll(async () => {
  await postgrest?.stop();
  await postgres?.stop();
});

databaseContract('the embedded fetch', async () => ({
  database: await openDatabase({ postgresUrl: postgres.url }),
  postgresUrl: postgres.url,
}));

describe.runIf(hasPostgrest)('Supabase', () => {
  databaseContract('a real PostgREST', async () => ({
    database: await openDatabase({ supabaseUrl: postgrest.url, supabaseKey: postgrest.serviceKey }),
    postgresUrl: hostedUrl,
  }));

  it('says so when it is given the anon key', async () => {
    const database = await openDatabase({ supabaseUrl: postgrest.url, supabaseKey: postgrest.anonKey });
    expect((await rejection(database.checkSchema())).code).toBe('config_anon_key');
    await expect(database.findUserByEmail('a@example.com')).rejects.toMatchObject({
      code: 'config_anon_key',
    });
  });

  it('says which setting is wrong when it is given a key of another project', async () => {
    const database = await openDatabase({
      supabaseUrl: postgrest.url,
      supabaseKey: `${postgrest.serviceKey}x`,
    });
    const error = await rejection(database.checkSchema());
    expect(error).toMatchObject({ code: 'config_invalid', params: { name: 'SUPABASE_KEY' } });
  });

  it('lets nobody at the tables, not even with the service key', async () => {
    for (const key of [postgrest.anonKey, postgrest.serviceKey]) {
      for (const table of [
        'users',
        'videos',
        'credit_entries',
        'credit_holds',
        'revoked_tokens',
        'dictionary_rules',
      ]) {
        const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
        const url = `${postgrest.url}/rest/v1/${table}`;
        expect((await fetch(url, { headers })).ok, `GET ${table}`).toBe(false);
        expect((await fetch(url, { method: 'POST', headers, body: '{}' })).ok, `POST ${table}`).toBe(false);
      }
    }
  });

  it('is told to be out of reach when it is', async () => {
    const database = await openDatabase({
      supabaseUrl: 'http://127.0.0.1:9',
      supabaseKey: postgrest.serviceKey,
    });
    expect((await rejection(database.ping())).code).toBe('database_unavailable');
  });
});

describe('an empty PostgreSQL behind PostgREST', () => {
  it.runIf(hasPostgrest)('is told to lack all migrations', async () => {
    const client = new pg.Client(postgres.url);
    await client.connect();
    await client.query('create database empty');
    await client.end();
    const url = new URL(postgres.url);
    url.pathname = '/empty';
    const other = await startPostgrest(url.href);
    try {
      const database = await openDatabase({ supabaseUrl: other.url, supabaseKey: other.serviceKey });
      const error = await rejection(database.checkSchema());
      expect(error.code).toBe('database_behind');
      expect(error.params['files']).toContain('_videos.sql');
    } finally {
      await other.stop();
    }
  });
});

describe('a PostgreSQL that is not there', () => {
  it('is told to be out of reach', async () => {
    const error = await rejection(
      openDatabase({ postgresUrl: 'postgres://postgres:x@127.0.0.1:9/postgres' }),
    );
    expect(error.code).toBe('database_unavailable');
  });
});
