import { request } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Config } from '../../platform/config.ts';
import { postJson, signUp } from '../testing/person.ts';
import { startTestServer, type TestServer } from '../testing/start-test-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({
    CORS_ORIGINS: 'https://qt.example',
    ALLOWED_HOSTS: 'qt.example,.church.example',
  });
});
afterAll(() => server.close());

const startWith = (change: Partial<Config>) =>
  server.startAnother((services) => ({ ...services, config: { ...services.config, ...change } }));

/** fetch sets Host itself, so this asks by hand. */
const statusForHost = (url: string, host: string, path = '/api/config') =>
  new Promise<number>((resolve, reject) => {
    request(`${url}${path}`, { headers: { host } }, (answer) => {
      answer.resume();
      resolve(answer.statusCode ?? 0);
    })
      .on('error', reject)
      .end();
  });

test('answers only to its own names, and in development to this machine', async () => {
  expect(await statusForHost(server.url, 'qt.example')).toBe(200);
  expect(await statusForHost(server.url, 'QT.EXAMPLE:8000')).toBe(200);
  expect(await statusForHost(server.url, 'www.church.example')).toBe(200);
  expect(await statusForHost(server.url, 'localhost:8000')).toBe(200);
  expect(await statusForHost(server.url, 'evil.example')).toBe(403);
  expect(await statusForHost(server.url, 'evilqt.example')).toBe(403);
});

test('in production this machine is no exception, but for the health check', async () => {
  const production = await startWith({ production: true });
  expect(await statusForHost(production.url, 'localhost:8000')).toBe(403);
  expect(await statusForHost(production.url, 'localhost:8000', '/health')).toBe(200);
  await production.close();
});

test('pages of CORS_ORIGINS may call the API with the cookie, others may not', async () => {
  const ask = (origin: string) => fetch(`${server.url}/api/config`, { headers: { origin } });
  const allowed = await ask('https://qt.example');
  expect(allowed.headers.get('access-control-allow-origin')).toBe('https://qt.example');
  expect(allowed.headers.get('access-control-allow-credentials')).toBe('true');
  expect(allowed.headers.get('access-control-expose-headers')).toMatch(/X-Total-Count/);
  expect((await ask('https://evil.example')).headers.get('access-control-allow-origin')).toBeNull();

  const preflight = await fetch(`${server.url}/api/uploads`, {
    method: 'OPTIONS',
    headers: {
      origin: 'https://qt.example',
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'tus-resumable,upload-length,upload-metadata',
    },
  });
  expect(preflight.status).toBe(204);
  expect(preflight.headers.get('access-control-allow-headers')).toMatch(/tus-resumable/);
});

test('every answer carries the headers that make browsers careful', async () => {
  for (const path of ['/health', '/api/config', '/api/videos', '/nothing']) {
    const { headers } = await fetch(`${server.url}${path}`);
    expect(headers.get('content-security-policy')).toMatch(/default-src 'self'.*frame-ancestors 'none'/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('x-frame-options')).toBe('DENY');
    expect(headers.get('x-powered-by')).toBeNull();
    expect(headers.get('x-request-id')).toMatch(/^[\w-]{8,}$/);
  }
});

test('passwords cannot be tried out', async () => {
  const strict = await startWith({ rateLimits: { ...server.services.config.rateLimits, authPerMinute: 3 } });
  const tries = [];
  for (let i = 0; i < 4; i += 1) {
    tries.push(await postJson(`${strict.url}/api/auth/login`, { email: 'a@b.de', password: String(i) }));
  }
  expect(tries.map(({ status }) => status)).toEqual([401, 401, 401, 429]);
  const last = tries.at(-1)!;
  expect(Number(last.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(await last.json()).toMatchObject({
    code: 'too_many_requests',
    details: { seconds: expect.any(Number) },
  });
  await strict.close();
});

test('the general limit counts everything below /api, and spares the health check', async () => {
  const strict = await startWith({ rateLimits: { ...server.services.config.rateLimits, apiPerMinute: 2 } });
  const statuses = [];
  for (const path of ['/api/config', '/api/nothing', '/api/config', '/health']) {
    statuses.push((await fetch(`${strict.url}${path}`)).status);
  }
  expect(statuses).toEqual([200, 404, 429, 200]);
  await strict.close();
});

test('uploads are limited by person, not by address', async () => {
  const strict = await startWith({ rateLimits: { ...server.services.config.rateLimits, uploadsPerHour: 1 } });
  const [one, two] = [await signUp(strict.url), await signUp(strict.url)];
  const statuses = [];
  for (const person of [one, one, two]) statuses.push((await person.send('POST', '/api/videos', {})).status);
  expect(statuses).toEqual([400, 429, 400]);
  await strict.close();
});
