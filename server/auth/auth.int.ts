import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ApiDocument } from '../../core/api.ts';
import { PASSWORD, postJson, signUp } from '../testing/person.ts';
import { startTestServer, type TestServer } from '../testing/start-test-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ SIGNUP_CREDITS: '7' });
});
afterAll(() => server.close());

const register = (body: unknown, headers?: Record<string, string>) =>
  postJson(`${server.url}/api/auth/register`, body, headers);
const login = (body: unknown, headers?: Record<string, string>) =>
  postJson(`${server.url}/api/auth/login`, body, headers);

test("the guide's quick test script works", async () => {
  const credentials = { email: 'test@example.com', password: 'Test1234!' };
  const registered = await register({ ...credentials, name: '테스터' });
  expect(registered.status).toBe(201);
  expect(await registered.json()).toMatchObject({
    email: 'test@example.com',
    name: '테스터',
    credits: 7,
    is_admin: false,
  });

  const answer = await login(credentials);
  const token = (await answer.json()) as { access_token: string; token_type: string };
  expect(token.token_type).toBe('bearer');

  const headers = { Authorization: `Bearer ${token.access_token}` };
  const me = await (await fetch(`${server.url}/api/auth/me`, { headers })).json();
  expect(me).toEqual({
    id: expect.any(String),
    email: 'test@example.com',
    name: '테스터',
    church: '',
    credits: 7,
    is_admin: false,
    created_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
  });
  expect(await (await fetch(`${server.url}/api/videos`, { headers })).json()).toEqual([]);
});

test('an e-mail has one account, whatever its case', async () => {
  const person = await signUp(server.url);
  const again = await register(
    { email: person.email.toUpperCase(), password: PASSWORD, name: 'x' },
    { 'accept-language': 'en' },
  );
  expect(again.status).toBe(409);
  expect(await again.json()).toEqual({
    code: 'email_taken',
    message: 'That e-mail already has an account. Please log in.',
  });
  expect((await login({ email: person.email.toUpperCase(), password: PASSWORD })).status).toBe(200);
});

test('log-in says the same of a wrong password and of an unknown e-mail', async () => {
  const person = await signUp(server.url);
  const wrong = await login({ email: person.email, password: 'Wrong1234!' });
  const unknown = await login({ email: 'nobody@example.com', password: PASSWORD });
  expect([wrong.status, unknown.status]).toEqual([401, 401]);
  expect(await wrong.json()).toEqual({
    code: 'wrong_credentials',
    message: '이메일이나 비밀번호가 맞지 않아요.',
  });
  expect(await unknown.json()).toEqual({
    code: 'wrong_credentials',
    message: '이메일이나 비밀번호가 맞지 않아요.',
  });
});

test('what is wrong with a form is told field by field, in the language of the caller', async () => {
  const answer = await register(
    { email: 'no', password: 'short', extra: 1 },
    { 'accept-language': 'ko-KR,ko;q=0.9,en;q=0.8' },
  );
  expect(answer.status).toBe(400);
  const error = (await answer.json()) as {
    code: string;
    details: { issues: { path: string; message: string }[] };
  };
  expect(error.code).toBe('bad_request');
  expect(error.details.issues.map(({ path }) => path)).toEqual(
    expect.arrayContaining(['email', 'password', 'name']),
  );
  expect(error.details.issues[0]?.message).toMatch(/[가-힣]/);
});

test('the web gets a cookie that no script can read, and the cookie is enough', async () => {
  const person = await signUp(server.url);
  const cookie = (await login({ email: person.email, password: PASSWORD })).headers.get('set-cookie') ?? '';
  expect(cookie).toMatch(/^qt_session=/);
  expect(cookie).toMatch(/HttpOnly/);
  expect(cookie).toMatch(/SameSite=Lax/);
  expect(cookie).not.toMatch(/Secure/);
  const me = await fetch(`${server.url}/api/auth/me`, { headers: { cookie: cookie.split(';')[0]! } });
  expect(await me.json()).toMatchObject({ email: person.email });
});

test('in production the cookie travels over TLS only', async () => {
  const person = await signUp(server.url);
  const production = await server.startAnother((services) => ({
    ...services,
    config: { ...services.config, production: true },
  }));
  const answer = await postJson(`${production.url}/api/auth/login`, {
    email: person.email,
    password: PASSWORD,
  });
  expect(answer.headers.get('set-cookie')).toMatch(/; Secure/);
  await production.close();
});

test('a page of another origin cannot change anything with the cookie', async () => {
  const person = await signUp(server.url);
  const cookie = `qt_session=${person.token}`;
  const post = (origin: string) =>
    fetch(`${server.url}/api/videos/${crypto.randomUUID()}/cancel`, {
      method: 'POST',
      headers: { cookie, origin },
    });
  expect((await post('https://evil.example')).status).toBe(403);
  expect((await post('null')).status).toBe(403);
  expect((await post(server.url)).status).toBe(404);
});

test('after log-out the token is no good any more, and other tokens stay good', async () => {
  const person = await signUp(server.url);
  const other = (await (await login({ email: person.email, password: PASSWORD })).json()) as {
    access_token: string;
  };
  const out = await person.send('POST', '/api/auth/logout');
  expect(out.status).toBe(204);
  expect(out.headers.get('set-cookie')).toMatch(/^qt_session=;/);
  expect((await person.get('/api/auth/me')).status).toBe(401);
  const me = await fetch(`${server.url}/api/auth/me`, {
    headers: { authorization: `Bearer ${other.access_token}` },
  });
  expect(me.status).toBe(200);
});

test('a person changes their name and their church, which new videos are then of', async () => {
  const person = await signUp(server.url);
  const change = async (body: unknown) => (await person.send('PATCH', '/api/auth/me', body)).json();
  expect(await change({ church: ' 큐티교회 ' })).toMatchObject({ church: '큐티교회' });
  expect(await change({ name: '김은혜' })).toMatchObject({ name: '김은혜', church: '큐티교회' });
  const { id } = await person.makeVideo();
  const { document } = (await (await person.get(`/api/videos/${id}/document`)).json()) as ApiDocument;
  expect(document.church).toBe('큐티교회');
  expect(await change({ church: '' })).toMatchObject({ name: '김은혜', church: '' });
  expect((await person.send('PATCH', '/api/auth/me', { name: ' ' })).status).toBe(400);
  expect((await person.send('PATCH', '/api/auth/me', { credits: 100 })).status).toBe(400);
  expect(await (await person.get('/api/auth/me')).json()).toMatchObject({ name: '김은혜', church: '' });
});

test('the password is changed by whoever knows the present one, and nobody else', async () => {
  const person = await signUp(server.url);
  const change = (current_password: string, new_password: string) =>
    person.send('POST', '/api/auth/password', { current_password, new_password });
  const wrong = await change('Wrong1234!', 'New12345!');
  expect(wrong.status).toBe(422);
  expect(await wrong.json()).toMatchObject({ code: 'wrong_password' });
  expect((await change(PASSWORD, 'short')).status).toBe(400);
  expect((await login({ email: person.email, password: PASSWORD })).status).toBe(200);

  expect((await change(PASSWORD, 'New12345!')).status).toBe(204);
  expect((await login({ email: person.email, password: PASSWORD })).status).toBe(401);
  expect((await login({ email: person.email, password: 'New12345!' })).status).toBe(200);
  // who is logged in stays so
  expect((await person.get('/api/auth/me')).status).toBe(200);
});

test('passwords of somebody logged in cannot be tried out either', async () => {
  const limited = await server.startAnother((services) => ({
    ...services,
    config: {
      ...services.config,
      rateLimits: { ...services.config.rateLimits, authPerMinute: 2 },
    },
  }));
  const person = await signUp(server.url);
  const attempt = () =>
    postJson(
      `${limited.url}/api/auth/password`,
      { current_password: 'Wrong1234!', new_password: 'New12345!' },
      { authorization: `Bearer ${person.token}` },
    );
  expect([(await attempt()).status, (await attempt()).status, (await attempt()).status]).toEqual([
    422, 422, 429,
  ]);
  await limited.close();
});

test('SQL and HTML in a name are just text', async () => {
  const name = `'); DROP TABLE users; --<script>alert("x")</script>`;
  const answer = await register({ email: 'sql@example.com', password: PASSWORD, name });
  expect(await answer.json()).toMatchObject({ name });
});
