import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ApiDocument, ApiVideo } from '../../core/api.ts';
import { finishVideo, madeDocument } from '../testing/finish-video.ts';
import { signUp, type Person } from '../testing/person.ts';
import { startTestServer, type TestServer } from '../testing/start-test-server.ts';

const TITLE = '쉴 만한 물가로: "다시" / 시편 23';
const mp4 = Uint8Array.from({ length: 10_000 }, (_, i) => i % 251);

const CAPTION = {
  id: 'c0001',
  startMs: 200,
  endMs: 1400,
  lines: ['주님의 은혜'],
  words: [
    { text: '주님의', startMs: 200, endMs: 600 },
    { text: '은혜', startMs: 700, endMs: 1300 },
  ],
};

let server: TestServer;
let person: Person;
let id: string;
let mp4Key: string;

beforeAll(async () => {
  server = await startTestServer();
  person = await signUp(server.url);
  ({ id } = await person.makeVideo({ title: TITLE }));
  const document = madeDocument({ title: TITLE, format: '9:16', captions: [CAPTION] });
  ({ mp4Key } = await finishVideo(server.services, { videoId: id, document, mp4 }));
});
afterAll(() => server.close());

const path = (name: string) => `/api/videos/${id}/${name}`;
const bytesOf = async (answer: Response) => new Uint8Array(await answer.arrayBuffer());

test('a finished video says what can be downloaded, and all of it can', async () => {
  const video = (await (await person.get(`/api/videos/${id}`)).json()) as ApiVideo;
  expect(video).toMatchObject({
    status: 'done',
    duration_ms: 9000,
    files: { mp4: true, srt: true, vtt: true, thumbnail: true },
  });
  const types = [];
  for (const name of ['mp4', 'srt', 'vtt', 'txt', 'json', 'thumbnail', 'voice']) {
    const answer = await person.get(path(name));
    expect(answer.status).toBe(200);
    types.push(answer.headers.get('content-type'));
  }
  expect(types).toEqual([
    'video/mp4',
    'application/x-subrip; charset=utf-8',
    'text/vtt; charset=utf-8',
    'text/plain; charset=utf-8',
    'application/json; charset=utf-8',
    'image/jpeg',
    'audio/mp4',
  ]);
});

test('the whole file comes as it was stored', async () => {
  const answer = await person.get(path('mp4'));
  expect(answer.headers.get('content-length')).toBe('10000');
  expect(answer.headers.get('accept-ranges')).toBe('bytes');
  expect(await bytesOf(answer)).toEqual(mp4);
});

test('it is saved under the title, in Korean, without what file systems refuse', async () => {
  const name = encodeURIComponent('쉴 만한 물가로 다시 시편 23.mp4');
  const shown = await person.get(path('mp4'));
  expect(shown.headers.get('content-disposition')).toMatch(/^inline; /);
  const saved = await person.get(`${path('mp4')}?download=1`);
  expect(saved.headers.get('content-disposition')).toMatch(/^attachment; /);
  expect(saved.headers.get('content-disposition')).toContain(`filename*=UTF-8''${name}`);
});

test.each([
  ['bytes=0-99', 0, 99],
  ['bytes=9990-', 9990, 9999],
  ['bytes=-5', 9995, 9999],
  ['bytes=100-999999', 100, 9999],
])('players may ask for a part: %s', async (range, start, end) => {
  const answer = await person.get(path('mp4'), { range });
  expect(answer.status).toBe(206);
  expect(answer.headers.get('content-range')).toBe(`bytes ${start}-${end}/10000`);
  expect(answer.headers.get('content-length')).toBe(String(end - start + 1));
  expect(await bytesOf(answer)).toEqual(mp4.slice(start, end + 1));
});

test('a part that is not there is 416 with the length', async () => {
  const answer = await person.get(path('mp4'), { range: 'bytes=10000-' });
  expect(answer.status).toBe(416);
  expect(answer.headers.get('content-range')).toBe('bytes */10000');
  expect(await answer.json()).toMatchObject({ code: 'range_not_satisfiable' });
});

test('nonsense and several parts get the whole file', async () => {
  for (const range of ['lines=1-2', 'bytes=a-b', 'bytes=0-1,5-6']) {
    const answer = await person.get(path('mp4'), { range });
    expect(answer.status).toBe(200);
    expect(await bytesOf(answer)).toEqual(mp4);
  }
});

test('what the browser has already is not sent again, and parts of an older version are not mixed in', async () => {
  const etag = (await person.get(path('mp4'))).headers.get('etag') ?? '';
  expect(etag).toMatch(/^"[\w-]+"$/);
  // fetch adds `no-cache` of its own where a request is conditional
  const known = await person.get(path('mp4'), { 'if-none-match': etag, 'cache-control': 'max-age=0' });
  expect(known.status).toBe(304);
  expect((await person.get(path('mp4'), { range: 'bytes=0-9', 'if-range': etag })).status).toBe(206);
  expect((await person.get(path('mp4'), { range: 'bytes=0-9', 'if-range': '"other"' })).status).toBe(200);
});

test('HEAD tells the size and sends nothing', async () => {
  const answer = await person.send('HEAD', path('mp4'));
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-length')).toBe('10000');
  expect((await bytesOf(answer)).length).toBe(0);
});

test('subtitles are not compressed on the way, so that their ranges hold', async () => {
  const answer = await person.get(path('srt'), { 'accept-encoding': 'gzip' });
  expect(answer.headers.get('content-encoding')).toBeNull();
  expect(await answer.text()).toContain('은혜');
});

test('captions can be had as text, as data, and with the times of their words', async () => {
  expect(await (await person.get(path('txt'))).text()).toContain('주님의 은혜\n');
  expect(await (await person.get(path('json'))).json()).toMatchObject({
    captions: [{ startMs: 3700, lines: ['주님의 은혜'], words: [{ text: ' 주님의' }, { startMs: 4200 }] }],
  });
  expect(await (await person.get(`${path('vtt')}?words=1`)).text()).toContain('주님의 <00:00:04.200>은혜');
  // the subtitles of the MP4, and those of the document as it was edited since
  expect(await (await person.get(path('srt'))).text()).not.toContain('주님의');
  expect(await (await person.get(`${path('srt')}?from=document`)).text()).toContain('주님의 은혜');
  const saved = await person.get(`${path('txt')}?download=1`);
  expect(saved.headers.get('content-disposition')).toMatch(/^attachment; .*\.txt/);
});

test('captions can be had before their video is made', async () => {
  const { id: videoId } = await person.makeVideo();
  const { database } = server.services;
  const document = madeDocument({ captions: [CAPTION] });
  await database.startRun({ videoId, run: 1 });
  await database.saveStage({
    videoId,
    run: 1,
    stage: 'score',
    inputHash: 'h',
    durationMs: 1,
    notes: [],
    document,
  });
  for (const name of ['srt', 'vtt', 'txt', 'json']) {
    expect(await (await person.get(`/api/videos/${videoId}/${name}`)).text()).toContain('주님의 은혜');
  }
});

test('what is not made yet is not ready, not missing', async () => {
  const other = await person.makeVideo();
  for (const name of ['mp4', 'srt', 'vtt', 'txt', 'json', 'thumbnail', 'voice']) {
    const answer = await person.get(`/api/videos/${other.id}/${name}`);
    expect(answer.status).toBe(409);
    expect(await answer.json()).toMatchObject({ code: 'not_ready' });
  }
});

test('the document says where its assets are, and there they are', async () => {
  const { assets } = (await (await person.get(path('document'))).json()) as ApiDocument;
  expect(assets).toEqual({
    voice: path('voice'),
    'builtin:loops/dawn': '/library/loops/dawn-9x16.mp4',
    'pexels:12/34': path('assets/pexels/12/34'),
  });
  await server.services.storage.put(
    'assets/pexels/12/34.mp4',
    { data: 'clip' },
    { contentType: 'video/mp4' },
  );
  await server.services.storage.put(
    'assets/pexels/56/78.mp4',
    { data: 'other' },
    { contentType: 'video/mp4' },
  );
  const clip = await person.get(path('assets/pexels/12/34'), { range: 'bytes=1-2' });
  expect(clip.status).toBe(206);
  expect(await clip.text()).toBe('li');
  expect((await person.get(path('assets/pexels/56/78'))).status).toBe(404);
  expect((await person.get(path('assets/pexels/..%2f..%2fvideos'))).status).toBe(404);
});

test('a signed link needs no log-in, and works only as it was signed', async () => {
  const link = await server.services.storage.signedUrl(mp4Key, {
    expiresInSeconds: 60,
    fileName: '물가.mp4',
  });
  const answer = await fetch(`${server.url}${link}`, { headers: { range: 'bytes=0-9' } });
  expect(answer.status).toBe(206);
  expect(answer.headers.get('content-disposition')).toContain(encodeURIComponent('물가.mp4'));

  const changed = [
    link.replace('video.mp4', 'video.srt'),
    link.replace(/expires=\d+/, 'expires=9999999999'),
    link.split('?')[0]!,
  ];
  for (const wrong of changed) expect((await fetch(`${server.url}${wrong}`)).status).toBe(404);
  const late = await server.services.storage.signedUrl(mp4Key, { expiresInSeconds: -1 });
  expect((await fetch(`${server.url}${late}`)).status).toBe(404);
});

test('a player that goes away in mid-file disturbs nobody', async () => {
  const controller = new AbortController();
  const big = await person.makeVideo();
  await finishVideo(server.services, {
    videoId: big.id,
    document: madeDocument(),
    mp4: new Uint8Array(20_000_000),
  });
  const answer = await fetch(`${server.url}/api/videos/${big.id}/mp4`, {
    headers: { authorization: `Bearer ${person.token}` },
    signal: controller.signal,
  });
  const reader = answer.body!.getReader();
  await reader.read();
  controller.abort();
  expect((await person.get(path('mp4'))).status).toBe(200);
});
