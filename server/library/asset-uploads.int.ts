import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import * as tus from 'tus-js-client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ownAssetId, type ApiLibraryItem } from '../../core/library-item.ts';
import { signUp, type Person } from '../testing/person.ts';
import { startTestServer, type TestServer } from '../testing/start-test-server.ts';
import { toneWav } from '../testing/tone-wav.ts';

let server: TestServer;
let person: Person;
beforeAll(async () => {
  server = await startTestServer();
  person = await signUp(server.url);
});
afterAll(() => server.close());

const PATH = '/api/library/uploads';
const PROTOCOL = { 'tus-resumable': '1.0.0' };
const left = () => readdir(join(server.services.config.dataDir, 'uploads', 'tus-library'));

const begin = (metadata: Record<string, string>, lengthBytes: number, who = person) =>
  who.send('POST', PATH, undefined, {
    ...PROTOCOL,
    'upload-length': String(lengthBytes),
    'upload-metadata': Object.entries(metadata)
      .map(([name, value]) => `${name} ${Buffer.from(value).toString('base64')}`)
      .join(','),
  });
const begun = async (...given: Parameters<typeof begin>): Promise<string> => {
  const answer = await begin(...given);
  expect(answer.status).toBe(201);
  return answer.headers.get('location') ?? '';
};
const append = (path: string, offset: number, bytes: Uint8Array, who = person) =>
  fetch(`${server.url}${path}`, {
    method: 'PATCH',
    headers: {
      ...PROTOCOL,
      authorization: `Bearer ${who.token}`,
      'upload-offset': String(offset),
      'content-type': 'application/offset+octet-stream',
    },
    body: new Uint8Array(bytes),
  });
const head = (path: string, who = person) => who.send('HEAD', path, undefined, PROTOCOL);

test('an upload in parts goes on where it stopped and is in the library', async () => {
  const song = toneWav(2000);
  const path = await begun({ filename: '찬양.wav', purpose: 'music', tags: '봄, 새벽' }, song.length);
  expect((await append(path, 0, song.subarray(0, 5000))).status).toBe(204);
  expect((await head(path)).headers.get('upload-offset')).toBe('5000');

  const finished = await append(path, 5000, song.subarray(5000));
  expect(finished.status).toBe(202);
  const item = (await finished.json()) as ApiLibraryItem;
  expect(item).toMatchObject({
    kind: 'music',
    name: { ko: '찬양' },
    tags: ['봄', '새벽'],
    status: 'preparing',
  });
  const id = finished.headers.get('asset-id');
  expect(id).toBe(ownAssetId(item.asset));
  expect(await left()).toEqual([]);

  // had the answer got lost, the client would ask how far it was
  const asked = await head(path);
  expect(asked.headers.get('upload-offset')).toBe(String(song.length));
  expect(asked.headers.get('asset-id')).toBe(id);
  expect((await head(path, await signUp(server.url))).status).toBe(404);

  const again = await begun({ filename: '같은 곡.wav', purpose: 'music' }, song.length);
  const answer = await append(again, 0, song);
  expect(answer.status).toBe(200);
  expect(await answer.json()).toMatchObject({ asset: item.asset });
});

test('tus-js-client, which the studio uses, is told what it has become', async () => {
  const song = toneWav(2500);
  const item = await new Promise<ApiLibraryItem>((resolve, reject) => {
    new tus.Upload(song, {
      endpoint: `${server.url}${PATH}`,
      headers: { authorization: `Bearer ${person.token}` },
      metadata: { filename: '곡.wav', filetype: 'audio/wav', purpose: 'music' },
      chunkSize: 8000,
      onSuccess: ({ lastResponse }) => resolve(JSON.parse(lastResponse.getBody()) as ApiLibraryItem),
      onError: reject,
    }).start();
  });
  expect(item).toMatchObject({ name: { ko: '곡' }, kind: 'music', own: true });
});

test('what is no clip, picture or music is refused, and nothing of it stays', async () => {
  const path = await begun({ filename: '영상.mp4', purpose: 'background' }, 5000);
  const answer = await append(path, 0, Buffer.alloc(5000, 'no film '));
  expect(answer.status).toBe(422);
  expect(await answer.json()).toMatchObject({ code: 'asset_type' });
  expect(await left()).toEqual([]);
});

test.each([
  ['without a purpose', { filename: 'a.mp4' }],
  ['with what a library does not know', { filename: 'a.mp4', purpose: 'background', template: 'dawn' }],
])('an upload %s is refused before anything is sent', async (_, metadata: Record<string, string>) => {
  const answer = await begin(metadata, 5000);
  expect(answer.status).toBe(400);
  expect(await answer.json()).toMatchObject({ code: 'bad_request' });
  expect(await left()).toEqual([]);
});

test("another's upload is not there, and is no recording", async () => {
  const path = await begun({ filename: 'a.mp4', purpose: 'background' }, 5000);
  const stranger = await signUp(server.url);
  expect((await head(path, stranger)).status).toBe(404);
  expect((await append(path, 0, Buffer.alloc(10), stranger)).status).toBe(404);
  expect((await append(path.replace('/library', ''), 0, Buffer.alloc(10))).status).toBe(404);
  expect((await person.send('DELETE', path, undefined, PROTOCOL)).status).toBe(204);
  expect(await left()).toEqual([]);
});
