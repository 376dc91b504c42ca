import { Readable } from 'node:stream';
import JSZip from 'jszip';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PackIndex } from '../../platform/edit-pack/pack-index.ts';
import { packSource } from '../../platform/edit-pack/pack-source.ts';
import { packKeys } from '../../platform/storage/pack-keys.ts';
import { finishVideo, madeDocument } from '../testing/finish-video.ts';
import { signUp, type Person } from '../testing/person.ts';
import { startTestServer, type TestServer } from '../testing/start-test-server.ts';

const TITLE = '쉴 만한 물가로';
let server: TestServer;
let person: Person;
let userId: string;
let id: string;
let name: string;

beforeAll(async () => {
  server = await startTestServer();
  person = await signUp(server.url);
  userId = ((await (await person.get('/api/auth/me')).json()) as { id: string }).id;
  ({ id } = await person.makeVideo({ title: TITLE }));
  await finishVideo(server.services, {
    videoId: id,
    document: madeDocument({ title: TITLE }),
    mp4: new Uint8Array(1000),
  });
  const row = await server.services.database.getVideo({ userId, videoId: id });
  ({ name } = await packSource(row, server.services));
});
afterAll(() => server.close());

const path = (last = '') => `/api/videos/${id}/edit-pack${last}`;
const jsonOf = async (answer: Response): Promise<unknown> => answer.json();

/** Does what a worker does, with these files. */
async function prepared(files: Record<string, string>): Promise<void> {
  const { storage } = server.services;
  const entries: PackIndex['entries'] = [];
  for (const [file, text] of Object.entries(files)) {
    const key = packKeys(id).part(file.replaceAll('/', '-'));
    await storage.put(key, { data: text }, { contentType: 'text/plain' });
    entries.push({ path: file, key, sizeBytes: Buffer.byteLength(text) });
  }
  const data = JSON.stringify({ entries });
  await storage.put(packKeys(id).index(name), { data }, { contentType: 'application/json' });
}

test('a video that is not finished has no pack', async () => {
  const other = await person.makeVideo();
  for (const last of ['', '/state']) {
    const answer = await person.get(`/api/videos/${other.id}/edit-pack${last}`);
    expect(answer.status).toBe(409);
    expect(await jsonOf(answer)).toMatchObject({ code: 'not_ready' });
  }
});

test('a pack is nobody else’s', async () => {
  const stranger = await signUp(server.url);
  for (const [method, last] of [
    ['GET', ''],
    ['GET', '/state'],
    ['POST', ''],
  ] as const) {
    expect((await stranger.send(method, path(last))).status).toBe(404);
  }
});

test('it is prepared when somebody asks for it, and can be had when it is', async () => {
  expect(await jsonOf(await person.get(path('/state')))).toEqual({ status: 'none' });
  expect((await person.get(path())).status).toBe(409);

  const asked = await person.send('POST', path());
  expect(asked.status).toBe(202);
  expect(await jsonOf(await person.get(path('/state')))).toEqual({ status: 'making', progress: 0 });
  // asking twice is asking once
  expect((await person.send('POST', path())).status).toBe(202);

  await prepared({ 'README.txt': '안녕하세요', 'media/voice.wav': 'voice' });
  expect(await jsonOf(await person.get(path('/state')))).toEqual({ status: 'ready' });
  expect((await person.send('POST', path())).status).toBe(200);
});

test('it comes as one archive under the title of the video, and says how long it is', async () => {
  const answer = await person.get(path());
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-type')).toBe('application/zip');
  const disposition = answer.headers.get('content-disposition');
  expect(disposition).toMatch(/^attachment; /);
  expect(disposition).toContain(`filename*=UTF-8''${encodeURIComponent(TITLE)}.zip`);
  const bytes = await answer.arrayBuffer();
  expect(answer.headers.get('content-length')).toBe(String(bytes.byteLength));
  const zip = await JSZip.loadAsync(bytes, { checkCRC32: true });
  expect(await zip.file('README.txt')!.async('string')).toBe('안녕하세요');
  expect(await zip.file('media/voice.wav')!.async('string')).toBe('voice');

  const head = await person.send('HEAD', path());
  expect(head.headers.get('content-length')).toBe(String(bytes.byteLength));
  expect((await head.arrayBuffer()).byteLength).toBe(0);
});

test('who goes away in the middle ends the reading out of storage', async () => {
  let closed: () => void = () => {};
  const ended = new Promise<void>((resolve) => (closed = resolve));
  const endless = () =>
    new Readable({
      read() {
        this.push(Buffer.alloc(65_536));
      },
      destroy(error, done) {
        closed();
        done(error);
      },
    });
  const huge = packKeys(id).part('README.txt');
  const { storage } = server.services;
  const another = await server.startAnother((services) => ({
    ...services,
    storage: { ...storage, get: async (key) => (key === huge ? endless() : storage.get(key)) },
  }));
  const controller = new AbortController();
  const answer = await fetch(`${another.url}${path()}`, {
    headers: { authorization: `Bearer ${person.token}` },
    signal: controller.signal,
  });
  await answer.body!.getReader().read();
  controller.abort();
  await ended;
  await another.close();
});

test('an archive of which a file is gone does not look whole', async () => {
  await server.services.storage.delete(packKeys(id).part('media-voice.wav'));
  await expect(person.get(path()).then((answer) => answer.arrayBuffer())).rejects.toThrow();
  await server.services.storage.delete(packKeys(id).part('README.txt'));
  expect((await person.get(path())).status).toBe(404);
});

test('a video that is deleted takes its pack with it', async () => {
  expect((await person.send('DELETE', `/api/videos/${id}`)).ok).toBe(true);
  expect(await server.services.storage.stat(packKeys(id).index(name))).toBeNull();
});
