import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clipChecksContract } from './contract/clip-checks.ts';
import { creditsContract } from './contract/credits.ts';
import { dictionaryContract } from './contract/dictionary.ts';
import { contractKit, rejection } from './contract/kit.ts';
import { libraryContract } from './contract/library.ts';
import { ownTemplatesContract } from './contract/own-templates.ts';
import { peopleContract } from './contract/people.ts';
import { prospectContract } from './contract/prospect.ts';
import { runsContract } from './contract/runs.ts';
import { videosContract } from './contract/videos.ts';
import type { Database } from './database.ts';

/** What every database must keep, whichever way its functions are called. */
export function databaseContract(
  name: string,
  open: () => Promise<{ database: Database; postgresUrl: string }>,
): void {
  describe(`database over ${name}`, () => {
    let database: Database;
    let sql: pg.Client;

    beforeAll(async () => {
      const opened = await open();
      database = opened.database;
      sql = new pg.Client(opened.postgresUrl);
      await sql.connect();
    });
    afterAll(async () => {
      await sql?.end();
      await database?.close();
    });

    it('answers a ping and has all migrations', async () => {
      await database.ping();
      await database.checkSchema();
    });

    it('names the migrations that a database lacks', async () => {
      const { rows } = await sql.query<{ sql: string }>(
        `select pg_get_functiondef('public.schema_version'::regproc) as sql`,
      );
      await sql.query(rows[0]!.sql.replace(/"\d{14}"/, '"20000101000000"'));
      try {
        const error = await rejection(database.checkSchema());
        expect(error.code).toBe('database_behind');
        expect(error.params['files']).toContain('_users_and_credits.sql');
      } finally {
        await sql.query(rows[0]!.sql);
      }
    });

    const kit = contractKit(() => ({ database, sql }));
    peopleContract(kit);
    creditsContract(kit);
    videosContract(kit);
    runsContract(kit);
    dictionaryContract(kit);
    libraryContract(kit);
    clipChecksContract(kit);
    ownTemplatesContract(kit);
    prospectContract(kit);
  });
}
