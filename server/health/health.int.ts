import { afterAll, beforeAll, expect, test } from 'vitest';
import { AppError } from '../../core/errors.ts';
import type { ServerServices } from '../services.ts';
import { startTestServer, type TestServer } from '../testing/start-test-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

async function healthOf(change: (services: ServerServices) => ServerServices) {
  const other = await server.startAnother(change);
  const answer = await fetch(`${other.url}/health`);
  const body = (await answer.json()) as unknown;
  await other.close();
  return { status: answer.status, body };
}

const refused = () =>
  Promise.reject(
    new AppError(
      'queue_unavailable',
      {},
      { cause: Object.assign(new Error('connect'), { code: 'ECONNREFUSED' }) },
    ),
  );

test('embedded services are healthy and named for what they are', async () => {
  const answer = await fetch(`${server.url}/health`);
  expect(answer.status).toBe(200);
  expect(await answer.json()).toEqual({
    status: 'healthy',
    env: 'development',
    checks: { redis: 'embedded', supabase: 'embedded', r2: 'local' },
  });
});

test('in production it answers what the guide shows', async () => {
  const { status, body } = await healthOf((services) => ({
    ...services,
    config: {
      ...services.config,
      production: true,
      database: { kind: 'supabase', url: 'https://x', key: 'k' },
    },
    queue: { ...services.queue, kind: 'redis' },
    storage: { ...services.storage, kind: 'r2' },
  }));
  expect(status).toBe(200);
  expect(body).toEqual({
    status: 'healthy',
    env: 'production',
    checks: { redis: 'ok', supabase: 'ok', r2: 'configured' },
  });
});

test('trouble is 503 and says where, in words an operator can act on, and nothing an upstream said', async () => {
  const { status, body } = await healthOf((services) => ({
    ...services,
    queue: { ...services.queue, ping: refused },
    storage: {
      ...services.storage,
      check: () =>
        Promise.reject(new AppError('storage_key_refused', {}, { cause: new Error('secret AKIA123') })),
    },
  }));
  expect(status).toBe(503);
  expect(body).toEqual({
    status: 'degraded',
    env: 'development',
    checks: { redis: 'failed: Connection refused', supabase: 'embedded', r2: 'failed: storage_key_refused' },
  });
});

test('something that hangs does not make the health check hang', async () => {
  const { status, body } = await healthOf((services) => ({
    ...services,
    database: { ...services.database, ping: () => new Promise(() => {}) },
  }));
  expect(status).toBe(503);
  expect(body).toMatchObject({ checks: { supabase: 'failed: Timed out' } });
});
