import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ApiDocument } from '../../core/api.ts';
import {
  apiLibraryItemSchema,
  apiLibrarySchema,
  ownAssetId,
  type ApiLibraryItem,
} from '../../core/library-item.ts';
import { openPexels } from '../../platform/footage/pexels-footage.ts';
import { libraryKeys } from '../../platform/storage/library-keys.ts';
import { pexelsVideo, startPexelsServer, type PexelsServer } from '../../tests/fakes/pexels-server.ts';
import { finishVideo, madeDocument } from '../testing/finish-video.ts';
import { logIn, signUp, type Person } from '../testing/person.ts';
import { startTestServer, type TestServer } from '../testing/start-test-server.ts';
import { toneWav } from '../testing/tone-wav.ts';
import { incomingDir } from '../videos/receive-form.ts';

let server: TestServer;
/** Has nothing, and gets nothing. */
let nobody: Person;
beforeAll(async () => {
  server = await startTestServer();
  nobody = await signUp(server.url);
});
afterAll(() => server.close());

const PATH = '/api/library';
const json = async <T>(answer: Response | Promise<Response>): Promise<T> =>
  (await (await answer).json()) as T;

/** A JPEG by its first bytes; each has a content of its own. */
let made = 0;
const photo = (name = '교회 정원.JPG') =>
  new File([new Uint8Array([0xff, 0xd8, 0xff, 0xe0]), `photo ${++made}`], name, { type: 'image/jpeg' });
const wav = (name = '찬양.wav') =>
  new File([new Uint8Array(toneWav(100 + ++made))], name, { type: 'audio/wav' });

const send = (who: Person, file: File, fields: Record<string, string> = {}, url = server.url) => {
  const form = new FormData();
  for (const [name, value] of Object.entries({ purpose: 'background', ...fields })) form.set(name, value);
  form.set('file', file);
  return fetch(`${url}${PATH}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${who.token}`, 'accept-language': 'ko' },
    body: form,
  });
};
const add = async (who: Person, file: File, fields: Record<string, string> = {}): Promise<ApiLibraryItem> => {
  const answer = await send(who, file, fields);
  expect(answer.status).toBe(202);
  return apiLibraryItemSchema.parse(await answer.json());
};
const libraryOf = async (who: Person, query = '') =>
  apiLibrarySchema.parse(await json(who.get(`${PATH}${query}`, { 'accept-language': 'ko' })));
const ownOf = async (who: Person) => (await libraryOf(who)).items.filter(({ own }) => own);
const pathOf = ({ asset }: Pick<ApiLibraryItem, 'asset'>) => `${PATH}/${ownAssetId(asset)}`;

/** Does what a worker does with an upload. */
async function makeReady(item: ApiLibraryItem): Promise<void> {
  const { database, storage } = server.services;
  const id = ownAssetId(item.asset)!;
  const keys = libraryKeys(id);
  const views = item.kind === 'music' ? null : keys;
  for (const key of [keys.main, ...(views ? [keys.proxy, keys.still, keys.poster] : [])]) {
    await storage.put(
      key,
      { data: `file ${key}` },
      { contentType: key.endsWith('jpg') ? 'image/jpeg' : 'video/mp4' },
    );
  }
  for (;;) {
    const claimed = await database.claimAsset({ leaseMs: 60_000, maxTries: 3 });
    if (!claimed) throw new Error('nothing waits');
    if (claimed.id !== id) continue;
    const files = {
      main: keys.main,
      proxy: views?.proxy ?? null,
      still: views?.still ?? null,
      poster: views?.poster ?? null,
    };
    await database.finishAsset({
      ...claimed,
      durationMs: 20_000,
      width: 1920,
      height: 1080,
      loops: false,
      files,
    });
    return;
  }
}

/** What lies in the storage of uploads, and on the way there. */
async function leftBehind() {
  const stored = [];
  for await (const { key } of server.services.storage.list('assets/own/')) stored.push(key);
  return { stored, incoming: await readdir(incomingDir(server.services.config)) };
}

describe('the library', () => {
  test('shows what ships with the product, with files that are there', async () => {
    const who = nobody;
    const { items, limit, footage } = await libraryOf(who);
    expect([limit, footage]).toEqual([500, false]);
    const { loops, music } = server.services.library.library;
    expect(items.map(({ asset }) => asset)).toEqual([
      ...loops.map(({ id }) => `builtin:loops/${id}`),
      ...music.map(({ id }) => `builtin:music/${id}`),
    ]);
    for (const { url, previewUrl, kind } of items) {
      const type = (await who.get(url!)).headers.get('content-type');
      expect(type).toMatch(kind === 'music' ? /^(audio|video)\/mp4/ : /^video\/mp4/);
      if (previewUrl) expect((await who.get(previewUrl)).headers.get('content-type')).toBe('image/jpeg');
    }
    expect((await libraryOf(who, '?search=NO%20SUCH%20THING')).items).toEqual([]);
    expect((await libraryOf(who, '?search=still')).items.length).toBeGreaterThan(1);
  });

  test('takes uploads by what is in them, and shows each until it is ready', async () => {
    const who = await signUp(server.url);
    const item = await add(who, photo(), { tags: ' 꽃, 정원,꽃' });
    expect(item).toMatchObject({
      kind: 'picture',
      status: 'preparing',
      name: { ko: '교회 정원', en: '교회 정원' },
      tags: ['꽃', '정원'],
      url: null,
      previewUrl: null,
      own: true,
    });
    const music = await add(who, wav(), { purpose: 'music', name: '주 은혜' });
    expect(music).toMatchObject({ kind: 'music', name: { ko: '주 은혜' } });
    for (const path of ['media', 'poster', 'still']) {
      expect((await who.get(`${pathOf(item)}/${path}`)).status).toBe(409);
    }
    await makeReady(item);
    const [, ready] = await ownOf(who);
    expect(ready).toMatchObject({ status: 'ready', durationMs: 20_000, url: `${pathOf(item)}/media` });
    for (const url of [ready!.url!, ready!.previewUrl!, ready!.stillUrl!]) {
      const answer = await who.get(url, { range: 'bytes=0-3' });
      expect(answer.status).toBe(206);
      expect(answer.headers.get('cache-control')).toContain('private');
    }
    // the light copy, not what videos are made of
    expect(await (await who.get(ready!.url!)).text()).toContain('proxy.mp4');
  });

  test.each([
    [
      'a web page',
      new File(['<!DOCTYPE html><script>'], 'clip.mp4', { type: 'video/mp4' }),
      'background',
      422,
      'asset_type',
    ],
    ['a playlist', new File(['#EXTM3U\nhttp://127.0.0.1/x'], 'a.m3u8'), 'background', 422, 'asset_type'],
    ['music among the backgrounds', wav(), 'background', 422, 'asset_type'],
    ['a picture among the music', photo(), 'music', 422, 'asset_type'],
    ['an empty file', new File([], 'clip.mp4'), 'background', 422, 'asset_type'],
    ['an unknown purpose', photo(), 'wallpaper', 400, 'bad_request'],
  ])('refuses %s, and leaves nothing behind', async (_, file, purpose, status, code) => {
    const who = nobody;
    const before = await leftBehind();
    const answer = await send(who, file, { purpose });
    expect([answer.status, await answer.json()]).toMatchObject([status, { code }]);
    expect(await leftBehind()).toEqual(before);
  });

  test('refuses no file, and one over the limit', async () => {
    const who = nobody;
    const none = await fetch(`${server.url}${PATH}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${who.token}` },
      body: (() => {
        const form = new FormData();
        form.set('purpose', 'music');
        return form;
      })(),
    });
    expect([none.status, await none.json()]).toMatchObject([400, { code: 'upload_missing' }]);
    const small = await server.startAnother((services) => ({
      ...services,
      config: { ...services.config, limits: { ...services.config.limits, maxUploadBytes: 1000 } },
    }));
    const before = await leftBehind();
    const large = await send(
      await logIn(small.url, who.email),
      new File([new Uint8Array([0xff, 0xd8, 0xff]), new Uint8Array(5000)], 'a.jpg'),
      {},
      small.url,
    );
    expect([large.status, await large.json()]).toMatchObject([413, { code: 'file_too_large' }]);
    expect(await leftBehind()).toEqual(before);
    await small.close();
  });

  test('has the same file once', async () => {
    const who = await signUp(server.url);
    const file = photo();
    const first = await add(who, file);
    const before = await leftBehind();
    const again = await send(who, file);
    expect([again.status, await again.json()]).toMatchObject([200, { asset: first.asset }]);
    expect(await leftBehind()).toEqual(before);
  });

  test('tells why an upload failed, in the language of who asks', async () => {
    const who = await signUp(server.url);
    const item = await add(who, photo());
    const { database } = server.services;
    for (;;) {
      const claimed = await database.claimAsset({ leaseMs: 60_000, maxTries: 3 });
      if (!claimed) throw new Error('nothing waits');
      if (claimed.id !== ownAssetId(item.asset)) continue;
      await database.failAsset({ ...claimed, error: { code: 'asset_too_short', params: { seconds: 1.5 } } });
      break;
    }
    const [korean] = await ownOf(who);
    expect(korean).toMatchObject({ status: 'failed', error: expect.stringContaining('1.5초') });
    const english = apiLibrarySchema.parse(await json(who.get(PATH, { 'accept-language': 'en' })));
    expect(english.items[0]?.error).toContain('1.5 seconds');
  });

  test('has its uploads renamed, tagged, deleted and brought back', async () => {
    const who = await signUp(server.url);
    const item = await add(who, photo());
    const path = pathOf(item);
    const changed = await json(who.send('PATCH', path, { name: ' 봄 ', tags: ['꽃'] }));
    expect(changed).toMatchObject({ name: { ko: '봄' }, tags: ['꽃'] });
    for (const wrong of [{ name: '' }, { tags: 'x' }, { kind: 'music' }, { deleted: true }]) {
      expect((await who.send('PATCH', path, wrong)).status).toBe(400);
    }
    expect((await who.send('DELETE', path)).status).toBe(204);
    expect(await ownOf(who)).toEqual([]);
    expect((await who.send('PATCH', path, { deleted: false })).status).toBe(200);
    expect(await ownOf(who)).toMatchObject([{ asset: item.asset, name: { ko: '봄' } }]);
  });

  test("another's uploads are not found, whatever is done with them", async () => {
    const [owner, stranger] = [await signUp(server.url), await signUp(server.url)];
    const item = await add(owner, photo());
    await makeReady(item);
    const path = pathOf(item);
    for (const url of [`${path}/media`, `${path}/poster`, `${path}/still`]) {
      expect((await stranger.get(url)).status).toBe(404);
      expect((await owner.get(url)).status).toBe(200);
    }
    const id = ownAssetId(item.asset)!;
    expect((await stranger.get(`${PATH}/found/own/${id}`)).status).toBe(404);
    expect((await stranger.send('PATCH', path, { name: 'x' })).status).toBe(404);
    expect((await stranger.send('DELETE', path)).status).toBe(404);
    expect(await ownOf(stranger)).toEqual([]);
    expect(await ownOf(owner)).toHaveLength(1);
  });
});

describe('a video', () => {
  const openDocument = async (who: Person) => {
    const video = await who.makeVideo();
    const mp4 = new Uint8Array([1]);
    await finishVideo(server.services, { videoId: video.id, document: madeDocument({ shots: [] }), mp4 });
    const path = `/api/videos/${video.id}/document`;
    return { path, given: await json<ApiDocument>(who.get(path)) };
  };
  const shows = ({ document, version }: ApiDocument, asset: string) => ({
    version,
    document: {
      ...document,
      shots: [
        {
          id: 's1',
          clip: { asset, durationMs: 20_000, width: 1920, height: 1080, loops: false },
          startMs: 0,
          endMs: 1000,
          clipStartMs: 0,
        },
      ],
    },
  });

  test("shows a person's own ready upload, by its light copy, also once it is deleted", async () => {
    const who = await signUp(server.url);
    const item = await add(who, photo());
    const { path, given } = await openDocument(who);
    const early = await who.send('PATCH', path, shows(given, item.asset));
    expect([early.status, await early.json()]).toMatchObject([422, { code: 'asset_missing' }]);
    await makeReady(item);
    const saved = await json<ApiDocument>(who.send('PATCH', path, shows(given, item.asset)));
    expect(saved.assets[item.asset]).toBe(`${pathOf(item)}/media`);

    await who.send('DELETE', pathOf(item));
    const id = ownAssetId(item.asset)!;
    await server.services.database.forgetAssets({ olderThanMs: -1, limit: 100 });
    expect((await who.get(saved.assets[item.asset]!)).status).toBe(200);
    const again = await who.send('PATCH', path, { ...shows(saved, item.asset), version: saved.version });
    expect(again.status).toBe(200);
    expect(await server.services.storage.stat(libraryKeys(id).main)).not.toBeNull();
  });

  test("shows nobody else's upload, and no footage that was never taken", async () => {
    const [owner, stranger] = [await signUp(server.url), await signUp(server.url)];
    const item = await add(owner, photo());
    await makeReady(item);
    const { path, given } = await openDocument(stranger);
    for (const asset of [item.asset, 'pexels:404/404', 'own:1', 'builtin:loops/none']) {
      const answer = await stranger.send('PATCH', path, shows(given, asset));
      expect([asset, answer.status, await answer.json()]).toMatchObject([
        asset,
        422,
        { code: 'asset_missing' },
      ]);
    }
  });
});

describe('what is said of clips', () => {
  test('is kept for each person, shown with the library, and taken back', async () => {
    const [who, other] = [await signUp(server.url), await signUp(server.url)];
    const asset = 'builtin:loops/still-water';
    const say = (verdict: string, of = asset) => who.send('PUT', `${PATH}/verdicts`, { asset: of, verdict });
    expect((await say('never')).status).toBe(204);
    expect((await say('always', 'pexels:12/34')).status).toBe(204);
    expect((await say('perhaps')).status).toBe(400);
    expect((await say('never', '../../etc')).status).toBe(400);
    const verdictOf = async (person: Person) =>
      (await libraryOf(person)).items.find((item) => item.asset === asset)?.verdict;
    expect([await verdictOf(who), await verdictOf(other)]).toEqual(['never', null]);
    expect(await json(who.get(`${PATH}/verdicts`))).toEqual([
      { asset: 'pexels:12/34', verdict: 'always' },
      { asset, verdict: 'never' },
    ]);
    expect((await other.send('DELETE', `${PATH}/verdicts/pexels/12/34`)).status).toBe(404);
    expect((await who.send('DELETE', `${PATH}/verdicts/builtin/loops/still-water`)).status).toBe(204);
    expect(await json(who.get(`${PATH}/verdicts`))).toHaveLength(1);
  });
});

describe('footage', () => {
  let film: Buffer;
  let pexels: PexelsServer;
  let withFootage: { url: string; close(): Promise<void> };
  let who: Person;
  beforeAll(async () => {
    const { library } = server.services;
    const path = join(library.dir, 'loops', 'quiet-hills-16x9.mp4');
    film = await readFile(path);
    pexels = await startPexelsServer(
      (url) => [
        { ...pexelsVideo(7, 20, [[1920, 1080]], url), image: `${url}/7.jpeg` },
        pexelsVideo(8, 20, [[1920, 1080]], url),
      ],
      film,
    );
    withFootage = await server.startAnother((services) => ({
      ...services,
      footage: openPexels({ apiKey: 'key', baseUrl: pexels.url, media: services.media, log: services.log }),
    }));
    who = await logIn(withFootage.url, (await signUp(server.url)).email);
  });
  afterAll(async () => {
    await withFootage.close();
    await pexels.close();
  });

  const wanted = { query: 'sea', format: '16:9', minDurationMs: 8000 };
  const find = () => who.get(`${PATH}/footage?${new URLSearchParams({ ...wanted, minDurationMs: '8000' })}`);
  const take = (asset: string) => who.send('POST', `${PATH}/footage`, { ...wanted, asset });

  test('is searched for, and there once it is taken', async () => {
    expect((await json<{ footage: boolean }>(who.get(PATH))).footage).toBe(true);
    const found = apiLibraryItemSchema.array().parse(await json(find()));
    expect(found).toMatchObject([
      {
        asset: 'pexels:7/700',
        url: null,
        previewUrl: `${pexels.url}/7.jpeg`,
        credit: { author: '은혜 Kim' },
      },
      { asset: 'pexels:8/800', previewUrl: null },
    ]);
    const taken = apiLibraryItemSchema.parse(await json(take('pexels:7/700')));
    expect(Buffer.from(await (await who.get(taken.url!)).arrayBuffer()).equals(film)).toBe(true);
    await take('pexels:7/700');
    expect(pexels.downloads).toHaveLength(1);
  });

  test('that somebody never wants to see again is not found', async () => {
    await who.send('PUT', `${PATH}/verdicts`, { asset: 'pexels:8/800', verdict: 'never' });
    expect((await json<ApiLibraryItem[]>(find())).map(({ asset }) => asset)).toEqual(['pexels:7/700']);
  });

  test('that was not found is not fetched, and a failure is told', async () => {
    expect((await take('pexels:9/900')).status).toBe(404);
    const gone = { status: 404, body: 'gone' };
    pexels.answerNext(gone, gone);
    const failed = await take('pexels:8/800');
    expect([failed.status, await failed.json()]).toMatchObject([502, { code: 'footage_failed' }]);
  });

  test('is nothing where there is no service', async () => {
    const plain = await logIn(server.url, who.email);
    expect(await json(plain.get(`${PATH}/footage?query=sea&format=16:9`))).toEqual([]);
    expect((await plain.send('POST', `${PATH}/footage`, { ...wanted, asset: 'pexels:7/700' })).status).toBe(
      404,
    );
    expect((await plain.get(`${PATH}/footage?query=&format=16:9`)).status).toBe(400);
  });
});
