import type { Express } from 'express';
import jsonwebtoken from 'jsonwebtoken';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createApp } from '../app.ts';
import { TOKEN_AUDIENCE, TOKEN_ISSUER } from '../auth/tokens.ts';
import { signUp, type Person } from '../testing/person.ts';
import { startTestServer, type TestServer } from '../testing/start-test-server.ts';
import { loadOrCreateSecret } from '../../platform/secret.ts';

/** For everybody; each other route of the router has to refuse strangers. */
const OPEN = new Set([
  'get /health',
  'get /api/config',
  'post /api/auth/register',
  'post /api/auth/login',
  'options /api/uploads',
  // the signature in the link is what lets pass
  'get /files/*key',
]);

interface Route {
  method: string;
  path: string;
}

let server: TestServer;
let routes: Route[];
let secret: string;
let somebody: Person;
let userId: string;

beforeAll(async () => {
  server = await startTestServer({ RATE_LIMIT_API_PER_MINUTE: '100000' });
  secret = await loadOrCreateSecret(server.services.config);
  routes = routesOf(createApp({ ...server.services, secret, stopping: new AbortController().signal }));
  somebody = await signUp(server.url);
  userId = ((await (await somebody.get('/api/auth/me')).json()) as { id: string }).id;
});
afterAll(() => server.close());

/** What the router itself knows, so that a new route cannot be forgotten here. */
function routesOf(app: Express): Route[] {
  const layers = app.router.stack.flatMap((layer) => [
    layer,
    ...('stack' in layer.handle ? stackOf(layer.handle) : []),
  ]);
  return layers.flatMap(({ route }) =>
    route
      ? [...new Set(route.stack.map((l) => l.method))].map((method) => ({
          method: String(method),
          path: String(route.path),
        }))
      : [],
  );
}
const stackOf = (handle: unknown) => (handle as { stack: Express['router']['stack'] }).stack;

const ask = ({ method, path }: Route, headers: Record<string, string> = {}) =>
  fetch(
    `${server.url}${path.replace(':id', crypto.randomUUID()).replace(':kind', 'pexels').replace(/\*\w+/, '1/2')}`,
    {
      method: method.toUpperCase(),
      headers,
    },
  );

const closedRoutes = () => routes.filter(({ method, path }) => !OPEN.has(`${method} ${path}`));

test('the walk finds the routes there are', () => {
  expect(routes.length).toBeGreaterThan(24);
  expect(routes).toContainEqual({ method: 'patch', path: '/api/videos/:id/document' });
  for (const open of OPEN) expect(routes.map(({ method, path }) => `${method} ${path}`)).toContain(open);
});

const claims = { issuer: TOKEN_ISSUER, audience: TOKEN_AUDIENCE, expiresIn: 60 };
const sign = (key: string, options: jsonwebtoken.SignOptions = {}) =>
  jsonwebtoken.sign({}, key, { ...claims, subject: userId, jwtid: crypto.randomUUID(), ...options });

test.each([
  ['no token', () => ({})],
  ['an expired token', () => ({ authorization: `Bearer ${sign(secret, { expiresIn: -1 })}` })],
  ['a token signed by another key', () => ({ authorization: `Bearer ${sign(`${secret}x`)}` })],
  [
    'a token for another audience',
    () => ({ authorization: `Bearer ${sign(secret, { audience: 'other' })}` }),
  ],
  ['a token of another issuer', () => ({ authorization: `Bearer ${sign(secret, { issuer: 'other' })}` })],
  [
    'a token of another algorithm',
    () => ({ authorization: `Bearer ${sign(secret, { algorithm: 'HS512' })}` }),
  ],
  ['an unsigned token', () => ({ authorization: `Bearer ${sign('', { algorithm: 'none' })}` })],
  [
    'a token of nobody',
    () => ({ authorization: `Bearer ${sign(secret, { subject: crypto.randomUUID() })}` }),
  ],
  ['a token in the cookie signed by another key', () => ({ cookie: `qt_session=${sign(`${secret}x`)}` })],
  ['nonsense for a token', () => ({ authorization: 'Bearer %00"\'' })],
])('every closed route refuses %s', async (_, headers) => {
  for (const route of closedRoutes()) {
    const answer = await ask(route, headers());
    expect(`${route.method} ${route.path} ${answer.status}`).toBe(`${route.method} ${route.path} 401`);
    if (route.method !== 'head') expect(await answer.json()).toMatchObject({ code: 'unauthenticated' });
  }
});

test('a good token passes every closed route', async () => {
  for (const route of closedRoutes().filter(({ path }) => path !== '/api/auth/logout')) {
    const answer = await ask(route, { authorization: `Bearer ${sign(secret)}` });
    expect([401, 403, 500]).not.toContain(answer.status);
  }
});

test('no malformed body brings a 500', async () => {
  const bodies: [string, string][] = [
    ['application/json', '{"email":'],
    ['application/json', 'null'],
    ['application/json', '[]'],
    ['application/json', '"text"'],
    ['application/json', '{"email":{"$gt":""},"password":["x"],"name":1,"version":"1","document":{}}'],
    [
      'application/json',
      '{"email":"a\\u0000@b.de","password":"\\ud800\\ud800\\ud800\\ud800","name":"\\u0000"}',
    ],
    ['application/json', `${'['.repeat(20_000)}${']'.repeat(20_000)}`],
    ['application/json; charset=latin9', '{}'],
    ['text/plain', 'hello'],
    ['application/x-www-form-urlencoded', 'email=a&password=b'],
    ['multipart/form-data', 'no boundary'],
    [
      'multipart/form-data; boundary=x',
      '--x\r\nContent-Disposition: form-data; name="audio"; filename="a"\r\n\r\ncut of',
    ],
    ['multipart/form-data; boundary=x', '--x\r\nContent-Disposition: form-data\r\n\r\n1\r\n--x--\r\n'],
    [
      'multipart/form-data; boundary=x',
      '--x\r\nContent-Disposition: form-data; name="__proto__[a]"\r\n\r\n1\r\n--x--\r\n',
    ],
    [
      'multipart/form-data; boundary=x',
      '--x\r\nContent-Disposition: form-data; name="title[a][b]"\r\n\r\n1\r\n--x--\r\n',
    ],
    ['', ''],
  ];
  for (const { method, path } of routes) {
    if (!['post', 'put', 'patch', 'delete'].includes(method) || path === '/api/auth/logout') continue;
    for (const [type, body] of bodies) {
      const answer = await fetch(`${server.url}${path.replace(':id', crypto.randomUUID())}`, {
        method: method.toUpperCase(),
        headers: { authorization: `Bearer ${somebody.token}`, ...(type && { 'content-type': type }) },
        body,
      });
      const told = `${method} ${path} ${type} ${body.slice(0, 60)}: ${answer.status}`;
      expect(told).toMatch(/: (2\d\d|4\d\d)$/);
      if (answer.status >= 400)
        expect(await answer.json()).toMatchObject({ code: expect.any(String), message: expect.any(String) });
    }
  }
});

test('strange addresses get a 4xx with a code', async () => {
  const paths = [
    '/api/nothing',
    '/api/videos/%E0%A4%A',
    '/api/videos/%00',
    '/api/videos/1',
    '/files/%2e%2e/secret',
    '/library/%2e%2e/package.json',
    '/api/videos?page=-1',
    '/api/videos?per_page=1000000',
    '/api/videos?page=1&page=2',
  ];
  for (const path of paths) {
    const answer = await somebody.get(path);
    expect(`${path} ${answer.status}`).toMatch(/ 4\d\d$/);
    expect(await answer.json()).toMatchObject({ code: expect.any(String), message: expect.any(String) });
  }
});
