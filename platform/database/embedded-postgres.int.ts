import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openScratchFolder } from '../../tests/support/postgres.ts';
import { nodeScript } from '../node-script.ts';
import { startProcess, type RunningProcess } from '../processes.ts';
import { rejection } from './contract/kit.ts';
import { startEmbeddedPostgres } from './embedded-postgres.ts';
import { isAlive, requireDiskSpace } from './postgres-folder.ts';
import { postgresUser } from './system-user.ts';

let scratch: string;
/** One cluster for all tests: making one takes seconds. Each test leaves it at rest. */
let dir: string;
let holders: RunningProcess[] = [];

beforeAll(async () => {
  scratch = await openScratchFolder();
  dir = join(scratch, 'postgres');
});
afterEach(async () => {
  await Promise.all(holders.map((holder) => holder.stop('SIGKILL')));
  holders = [];
});
afterAll(async () => {
  // whatever a failed test left running
  await (await startEmbeddedPostgres({ dir })).stop();
  rmSync(scratch, { recursive: true, force: true });
});

/** Another process of ours that uses the same folder. */
async function hold(): Promise<{ url: string; process: RunningProcess }> {
  const script = nodeScript(import.meta.url, '../../tests/support/postgres-holder');
  let said = '';
  const process = await startProcess({
    ...script,
    args: [...script.args, dir],
    onStdout: (chunk) => void (said += chunk),
  });
  holders.push(process);
  await until(() => said.endsWith('\n'));
  return { url: said.trim(), process };
}

const serverPid = () => Number(readFileSync(join(dir, 'cluster', 'postmaster.pid'), 'utf8').split('\n')[0]);
const until = async (reached: () => boolean | Promise<boolean>) => {
  while (!(await reached())) await new Promise((resolve) => setTimeout(resolve, 20));
};
const answers = (url: string) =>
  query(url, 'select 1').then(
    () => true,
    () => false,
  );

async function query<T extends pg.QueryResultRow>(url: string, text: string): Promise<T[]> {
  const client = new pg.Client(url);
  client.on('error', () => {});
  await client.connect();
  try {
    return (await client.query<T>(text)).rows;
  } finally {
    await client.end();
  }
}

describe('the embedded PostgreSQL', () => {
  it('is one server for all who start it at the same moment in an empty folder, until the last has left', async () => {
    const [first, second, other] = await Promise.all([
      startEmbeddedPostgres({ dir }),
      startEmbeddedPostgres({ dir }),
      hold(),
    ]);
    expect(new Set([first.url, second.url, other.url]).size).toBe(1);
    await first.stop();
    await second.stop();
    expect(await query(other.url, 'select 1 as one')).toEqual([{ one: 1 }]);
    const pid = serverPid();
    await other.process.stop('SIGTERM', 30_000);
    await until(() => !isAlive(pid));
  });

  it('listens on this machine alone, asks for its password, and knows upper and lower case of every script', async () => {
    const postgres = await startEmbeddedPostgres({ dir });
    expect(
      await query(postgres.url, `select lower('ÄÖÉ') as lower, current_setting('TimeZone') as zone`),
    ).toEqual([{ lower: 'äöé', zone: 'UTC' }]);
    expect(await query(postgres.url, 'show listen_addresses')).toEqual([{ listen_addresses: '127.0.0.1' }]);
    const stranger = new URL(postgres.url);
    stranger.password = 'guess';
    await expect(query(stranger.href, 'select 1')).rejects.toThrow('password authentication failed');
    const pid = serverPid();
    await postgres.stop();
    await until(() => !isAlive(pid));
  });

  it('is taken over, running, from a process that was killed, and ended by who took it over', async () => {
    const killed = await hold();
    await query(killed.url, 'create table kept as select 42 as answer');
    const pid = serverPid();
    await killed.process.stop('SIGKILL');
    const postgres = await startEmbeddedPostgres({ dir });
    expect(serverPid()).toBe(pid);
    expect(await query(postgres.url, 'select answer from kept')).toEqual([{ answer: 42 }]);
    await postgres.stop();
    await until(() => !isAlive(pid));
  });

  it('is started again at the same address when it is killed, with all that was committed', async () => {
    const postgres = await startEmbeddedPostgres({ dir });
    await query(postgres.url, 'create table numbers (n int)');
    for (let n = 1; n <= 3; n++) {
      await query(postgres.url, `insert into numbers select generate_series(1, 1000)`);
      const killed = serverPid();
      process.kill(killed, 'SIGKILL');
      await until(() => existsSync(join(dir, 'cluster', 'postmaster.pid')) && serverPid() !== killed);
      await until(() => answers(postgres.url));
      expect(await query(postgres.url, 'select count(*)::int as rows from numbers')).toEqual([
        { rows: n * 1000 },
      ]);
    }
    const pid = serverPid();
    await postgres.stop();
    await until(() => !isAlive(pid));
  });

  it('starts although the number of its killed server now belongs to another program', async () => {
    const first = await startEmbeddedPostgres({ dir });
    const file = join(dir, 'cluster', 'postmaster.pid');
    const lock = readFileSync(file, 'utf8');
    await first.stop();
    writeFileSync(file, lock.replace(/^\d+/, String(process.pid)));
    const again = await startEmbeddedPostgres({ dir });
    expect(await query(again.url, 'select 1 as one')).toEqual([{ one: 1 }]);
    await again.stop();
  });

  it.skipIf(process.platform === 'win32')('starts although its folder was opened to everybody', async () => {
    await (await startEmbeddedPostgres({ dir })).stop();
    chmodSync(join(dir, 'cluster'), 0o777);
    const again = await startEmbeddedPostgres({ dir });
    expect(await query(again.url, 'select 1 as one')).toEqual([{ one: 1 }]);
    await again.stop();
  });

  it('is not mistaken for the one of the folder it was copied from', async () => {
    const original = await startEmbeddedPostgres({ dir });
    const lock = readFileSync(join(dir, 'cluster', 'postmaster.pid'), 'utf8');
    const copyDir = join(scratch, 'copy');
    const gone = join(copyDir, 'draft-4190000-x');
    mkdirSync(gone, { recursive: true });
    await (await startEmbeddedPostgres({ dir: copyDir })).stop();
    expect(existsSync(gone), 'what a killed initdb left is swept away').toBe(false);
    writeFileSync(join(copyDir, 'cluster', 'postmaster.pid'), lock);
    const copy = await startEmbeddedPostgres({ dir: copyDir });
    expect(copy.url).not.toBe(original.url);
    await copy.stop();
    await original.stop();
  });
});

describe('a folder that will not do', () => {
  it('is named when it cannot be written to', async () => {
    writeFileSync(join(scratch, 'file'), '');
    const path = join(scratch, 'file', 'postgres');
    const error = await rejection(startEmbeddedPostgres({ dir: path }));
    expect(error).toMatchObject({ code: 'database_not_writable', params: { path } });
  });

  it.runIf(postgresUser())('is named when root may enter it and PostgreSQL may not', async () => {
    const home = join(scratch, 'home');
    mkdirSync(home, { mode: 0o700 });
    const error = await rejection(startEmbeddedPostgres({ dir: join(home, 'qt', 'data', 'postgres') }));
    expect(error).toMatchObject({ code: 'database_folder_closed', params: { folder: home } });
  });

  it('is named when its disk is too full', () => {
    expect(() => requireDiskSpace(scratch, Number.MAX_SAFE_INTEGER)).toThrow('database_disk_low');
  });
});
