import { readdir, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as tus from 'tus-js-client';
import type { ApiVideo } from '../../core/api.ts';
import { AppError } from '../../core/errors.ts';
import { logIn, signUp, type Person } from '../testing/person.ts';
import { startTestServer, type TestServer } from '../testing/start-test-server.ts';
import { toneWav } from '../testing/tone-wav.ts';
import { incomingDir } from '../videos/receive-form.ts';
import { sweepUploads } from './sweep-uploads.ts';

const wav = toneWav(1500);
const MANUSCRIPT = '여호와는 나의 목자시니 내게 부족함이 없으리로다.';

let server: TestServer;
let person: Person;
beforeAll(async () => {
  server = await startTestServer({ SIGNUP_CREDITS: '30' });
  person = await signUp(server.url);
});
afterAll(() => server.close());

const folder = () => join(server.services.config.dataDir, 'uploads', 'tus');
const encode = (metadata: Record<string, string>) =>
  Object.entries(metadata)
    .map(([name, value]) => `${name} ${Buffer.from(value).toString('base64')}`)
    .join(',');

const begin = (metadata: Record<string, string>, lengthBytes = wav.length, who = person) =>
  who.send('POST', '/api/uploads', undefined, {
    'tus-resumable': '1.0.0',
    'upload-length': String(lengthBytes),
    'upload-metadata': encode(metadata),
  });

const append = (path: string, offset: number, bytes: Uint8Array, who = person, url = server.url) =>
  fetch(`${url}${path}`, {
    method: 'PATCH',
    headers: {
      authorization: `Bearer ${who.token}`,
      'tus-resumable': '1.0.0',
      'upload-offset': String(offset),
      'content-type': 'application/offset+octet-stream',
    },
    body: new Uint8Array(bytes),
  });

const head = (path: string, who = person) => who.send('HEAD', path, undefined, { 'tus-resumable': '1.0.0' });

test('an upload in parts goes on where it stopped and becomes a video', async () => {
  const made = await begin({ filename: '설교.wav', title: '물가로', manuscript: MANUSCRIPT, format: '1:1' });
  expect(made.status).toBe(201);
  const path = made.headers.get('location') ?? '';
  expect(path).toMatch(/^\/api\/uploads\/[0-9a-f]{32}$/);
  expect(made.headers.get('upload-expires')).toBeTruthy();

  expect((await append(path, 0, wav.subarray(0, 5000))).status).toBe(204);
  expect((await head(path)).headers.get('upload-offset')).toBe('5000');
  expect((await append(path, 4000, wav.subarray(4000))).status).toBe(409);

  const before = await person.credits();
  const finished = await append(path, 5000, wav.subarray(5000));
  expect(finished.status).toBe(202);
  const video = (await finished.json()) as ApiVideo;
  expect(finished.headers.get('video-id')).toBe(video.id);
  expect(video).toMatchObject({ title: '물가로', format: '1:1', status: 'queued' });
  expect(await person.credits()).toBe(before - 1);
  expect(await server.services.storage.stat(`videos/${video.id}/source/audio.wav`)).toMatchObject({
    sizeBytes: wav.length,
  });
  expect(await readdir(folder())).toEqual([]);

  // had the answer got lost, the client would ask how far it was
  const asked = await head(path);
  expect(asked.headers.get('upload-offset')).toBe(String(wav.length));
  expect(asked.headers.get('video-id')).toBe(video.id);
  expect((await head(path, await signUp(server.url))).status).toBe(404);
});

test('after a failure that may pass the last byte is enough', async () => {
  let down = true;
  const { queue } = server.services;
  const add: typeof queue.add = (job) =>
    down ? Promise.reject(new AppError('queue_unavailable')) : queue.add(job);
  const other = await server.startAnother((services) => ({ ...services, queue: { ...queue, add } }));
  const who = await logIn(other.url, person.email);
  const before = await who.credits();
  const path = (await begin({ filename: 'a.wav', manuscript: MANUSCRIPT })).headers.get('location')!;
  const send = (offset: number) => append(path, offset, wav.subarray(offset), person, other.url);

  const failed = await send(0);
  expect(failed.status).toBe(503);
  expect(await failed.json()).toMatchObject({ code: 'queue_unavailable' });
  expect(await who.credits()).toBe(before);

  down = false;
  const offset = Number((await head(path)).headers.get('upload-offset'));
  expect(offset).toBe(wav.length - 1);
  expect((await send(offset)).status).toBe(202);
  expect(await who.credits()).toBe(before - 1);
  expect(await readdir(folder())).toEqual([]);
  await other.close();
});

test('tus-js-client, which the studio uses, gets its video', async () => {
  const id = await new Promise<string>((resolve, reject) => {
    let found = '';
    new tus.Upload(wav, {
      endpoint: `${server.url}/api/uploads`,
      headers: { authorization: `Bearer ${person.token}` },
      metadata: { filename: '설교.wav', filetype: 'audio/wav', manuscript: MANUSCRIPT, title: '은혜' },
      chunkSize: 8000,
      onAfterResponse: (_request, response) => {
        found ||= response.getHeader('Video-Id') ?? '';
      },
      onSuccess: () => resolve(found),
      onError: reject,
    }).start();
  });
  expect(await (await person.get(`/api/videos/${id}`)).json()).toMatchObject({ title: '은혜' });
});

test('a long manuscript comes in a request of its own, in any encoding', async () => {
  const path = (await begin({ filename: 'a.wav' })).headers.get('location')!;
  const text = Buffer.from(`\ufeff${'은혜와 평강이 있기를. '.repeat(5000)}`, 'utf16le');
  const sent = await fetch(`${server.url}${path}/manuscript`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${person.token}` },
    body: new Uint8Array(text),
  });
  expect(sent.status).toBe(204);
  const video = (await (await append(path, 0, wav)).json()) as ApiVideo;
  const { id: userId } = (await (await person.get('/api/auth/me')).json()) as { id: string };
  const { source } = await server.services.database.getVideo({ userId, videoId: video.id });
  expect(source.manuscript).toMatch(/^은혜와 평강이/);
  expect(await readdir(folder())).toEqual([]);
});

test("another's upload is not there", async () => {
  const path = (await begin({ filename: 'a.wav', manuscript: MANUSCRIPT })).headers.get('location')!;
  const stranger = await signUp(server.url);
  expect((await head(path, stranger)).status).toBe(404);
  expect((await append(path, 0, wav, stranger)).status).toBe(404);
  expect((await stranger.send('PUT', `${path}/manuscript`, 'mine')).status).toBe(404);
  expect((await stranger.send('DELETE', path, undefined, { 'tus-resumable': '1.0.0' })).status).toBe(404);
  expect((await head(path)).status).toBe(200);
  expect((await person.send('DELETE', path, undefined, { 'tus-resumable': '1.0.0' })).status).toBe(204);
  expect(await readdir(folder())).toEqual([]);
});

test('nobody can say that an upload is of somebody else', async () => {
  const stranger = await signUp(server.url);
  const { id: owner } = (await (await person.get('/api/auth/me')).json()) as { id: string };
  const path = (await begin({ filename: 'a.wav', owner }, wav.length, stranger)).headers.get('location')!;
  expect((await head(path)).status).toBe(404);
  await stranger.send('DELETE', path, undefined, { 'tus-resumable': '1.0.0' });
});

test.each([
  ['an unknown option', { surprise: '1' }, 400, 'bad_request'],
  ['an unknown template', { template: 'nope' }, 422, 'template_unknown'],
])('%s is refused before anything is sent', async (_, metadata, status, code) => {
  const answer = await begin(metadata);
  expect(answer.status).toBe(status);
  expect(answer.headers.get('content-type')).toMatch(/^application\/json/);
  expect(await answer.json()).toMatchObject({ code, message: expect.stringMatching(/[가-힣]/) });
  expect(await readdir(folder())).toEqual([]);
});

test('too large is refused before anything is sent', async () => {
  const answer = await begin({ filename: 'a.wav' }, server.services.config.limits.maxUploadBytes + 1);
  expect(answer.status).toBe(413);
  expect(await answer.json()).toMatchObject({ code: 'file_too_large', details: { limitMb: 200 } });
});

test('a request that is not of the protocol is told so', async () => {
  const answer = await person.send('POST', '/api/uploads');
  expect(answer.status).toBe(412);
  expect(await answer.json()).toMatchObject({ code: 'bad_request' });
});

test('a bad recording is told at the last byte, costs nothing and leaves nothing', async () => {
  const before = await person.credits();
  const path = (await begin({ filename: 'a.mp3', manuscript: MANUSCRIPT }, 5000)).headers.get('location')!;
  const answer = await append(path, 0, Buffer.alloc(5000, 'no sound '));
  expect(answer.status).toBe(422);
  expect(await answer.json()).toMatchObject({ code: 'audio_not_audio' });
  expect(await person.credits()).toBe(before);
  expect(await readdir(folder())).toEqual([]);
});

test('what nobody went on with is swept away; what is under way stays', async () => {
  const { config } = server.services;
  const old = (await begin({ filename: 'old.wav' })).headers.get('location')!.split('/').at(-1)!;
  const young = (await begin({ filename: 'young.wav' })).headers.get('location')!.split('/').at(-1)!;
  const info = join(folder(), `${old}.json`);
  await writeFile(
    info,
    JSON.stringify({ id: old, size: 9, offset: 0, creation_date: '2020-01-01T00:00:00.000Z' }),
  );
  const [left, fresh] = [join(incomingDir(config), 'left'), join(incomingDir(config), 'fresh')];
  await writeFile(left, '');
  await writeFile(fresh, '');
  await utimes(left, 0, 0);

  await sweepUploads(config);
  expect((await readdir(folder())).sort()).toEqual([young, `${young}.json`]);
  expect(await readdir(incomingDir(config))).toEqual(['fresh']);
  expect((await stat(fresh)).size).toBe(0);
});
