import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { apiConfigSchema } from '../../core/api.ts';
import { startTestServer, type TestServer } from '../testing/start-test-server.ts';

let server: TestServer;
let product: { url: string; close(): Promise<void> };
let dir: string;

beforeAll(async () => {
  server = await startTestServer();
  dir = await mkdtemp(join(tmpdir(), 'qt-video-assets-'));
  await mkdir(join(dir, 'studio', 'assets'), { recursive: true });
  await mkdir(join(dir, 'library', 'loops'), { recursive: true });
  await writeFile(join(dir, 'studio', 'index.html'), '<title>QT Video</title>');
  await writeFile(join(dir, 'studio', 'landing.html'), '<title>QT Video</title><h1>Landing page</h1>');
  await writeFile(join(dir, 'studio', 'assets', 'app-1a2b3c.js'), 'run()');
  await writeFile(join(dir, 'studio', 'assets', 'app-1a2b3c.js.br'), brotliCompressSync('run()'));
  await writeFile(join(dir, 'studio', 'assets', 'app-1a2b3c.js.gz'), gzipSync('run()'));
  await writeFile(join(dir, 'library', 'loops', 'dawn-16x9.mp4'), 'loop of dawn');
  await writeFile(join(dir, 'library', 'make-loops.ts'), 'source');
  await cp(server.services.sampleDir, join(dir, 'samples'), { recursive: true });
  product = await server.startAnother((services) => ({
    ...services,
    studioDir: join(dir, 'studio'),
    sampleDir: join(dir, 'samples'),
    library: { ...services.library, dir: join(dir, 'library') },
  }));
});
afterAll(async () => {
  await product.close();
  await server.close();
  await rm(dir, { recursive: true });
});

const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(`${product.url}${path}`, { headers });

test('every address of the web app is its one page, never kept', async () => {
  for (const path of ['/', '/login', '/videos/3f2a', '/register?next=%2F']) {
    const answer = await get(path);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('cache-control')).toBe('no-cache');
    expect(await answer.text()).toContain('QT Video');
  }
});

test('a guest at the front door has the landing page at once; whoever may be logged in has the app', async () => {
  const guest = await get('/');
  expect(await guest.text()).toContain('Landing page');
  expect(guest.headers.get('vary')).toMatch(/cookie/i);
  const known = await get('/', { cookie: 'qt_session=a.b.c' });
  expect(await known.text()).not.toContain('Landing page');
  expect(known.headers.get('etag')).not.toBe(guest.headers.get('etag'));
  expect(await (await get('/login')).text()).not.toContain('Landing page');
});

test('scripts go out as the build compressed them, in what the browser reads', async () => {
  for (const [accepted, given] of [
    ['gzip, deflate, br', 'br'],
    ['gzip', 'gzip'],
    ['identity', null],
  ] as const) {
    const answer = await get('/assets/app-1a2b3c.js', { 'accept-encoding': accepted });
    expect(answer.headers.get('content-encoding')).toBe(given);
    expect(answer.headers.get('content-type')).toMatch(/javascript/);
    expect(answer.headers.get('cache-control')).toMatch(/immutable/);
    expect(await answer.text()).toBe('run()');
  }
});

test('what is shared before the app can take it leads to a page that says so', async () => {
  const form = new FormData();
  form.set('files', new File([new Uint8Array(300_000)], '음성 메모.m4a', { type: 'audio/mp4' }));
  const answer = await fetch(`${product.url}/share`, { method: 'POST', body: form, redirect: 'manual' });
  expect(answer.status).toBe(303);
  expect(answer.headers.get('location')).toBe('/videos?shared=missed');
});

test('hashed files are kept for ever; ones that are gone are missing, not the page', async () => {
  const answer = await get('/assets/app-1a2b3c.js');
  expect(answer.headers.get('cache-control')).toMatch(/max-age=31536000, immutable/);
  expect(answer.headers.get('content-type')).toMatch(/javascript/);
  for (const path of [
    '/assets/app-old.js',
    '/nothing.png',
    '/api/nothing',
    '/library/x',
    '/files/x',
    '/samples/x',
  ]) {
    const missing = await get(path);
    expect(`${path} ${missing.status}`).toBe(`${path} 404`);
    expect(await missing.json()).toMatchObject({ code: 'not_found' });
  }
});

test('loops are kept for ever and played in parts; sources stay inside', async () => {
  const loop = await get('/library/loops/dawn-16x9.mp4', { range: 'bytes=0-3' });
  expect(loop.status).toBe(206);
  expect(loop.headers.get('cache-control')).toMatch(/immutable/);
  expect(loop.headers.get('content-type')).toBe('video/mp4');
  for (const path of [
    '/library/make-loops.ts',
    '/library/library.json',
    '/templates/dawn/template.json',
    '/samples/make-sample.ts',
    '/library/loops/..%2f..%2fstudio%2findex.html',
  ]) {
    expect((await get(path)).status).toBe(404);
  }
});

test('the pictures by which templates are chosen are there for everybody', async () => {
  for (const id of server.services.templates.keys()) {
    const picture = await get(`/templates/${id}/preview.jpg`);
    expect(`${id} ${picture.status}`).toBe(`${id} 200`);
    expect(picture.headers.get('content-type')).toBe('image/jpeg');
  }
});

test('the configuration says what is on offer before anybody logs in, and the sample is where it says', async () => {
  const config = apiConfigSchema.parse(await (await get('/api/config')).json());
  expect(config).toMatchObject({
    maxUploadBytes: 200 * 1024 * 1024,
    maxDurationMinutes: 90,
    creditCost: 1,
    speechToText: false,
  });
  expect(config.templates.map(({ id }) => id)).toEqual([...server.services.templates.keys()]);
  const { audio, manuscript } = config.sample!;
  expect((await get(audio)).headers.get('content-type')).toMatch(/^audio\//);
  const text = await get(manuscript);
  expect(text.headers.get('content-type')).toBe('text/plain; charset=utf-8');
  expect(await text.text()).toMatch(/[가-힣]/);
});
