import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ApiDocument, ApiVideo } from '../../core/api.ts';
import { apiVideoSchema } from '../../core/api.ts';
import { AppError } from '../../core/errors.ts';
import { makeDocx, paragraph } from '../../platform/documents/testing/make-docx.ts';
import { finishVideo, madeDocument } from '../testing/finish-video.ts';
import { logIn, signUp, wavFile, type Person } from '../testing/person.ts';
import { startTestServer, type TestServer } from '../testing/start-test-server.ts';
import { toneWav } from '../testing/tone-wav.ts';
import { incomingDir } from './receive-form.ts';

let server: TestServer;
let person: Person;
beforeAll(async () => {
  server = await startTestServer({ SIGNUP_CREDITS: '30' });
  person = await signUp(server.url);
});
afterAll(() => server.close());

const json = async <T>(answer: Response | Promise<Response>): Promise<T> =>
  (await (await answer).json()) as T;

/** Everything an upload could have left behind. */
async function leftBehind(who: Person) {
  const stored = [];
  for await (const { key } of server.services.storage.list('videos/')) stored.push(key);
  return {
    stored,
    incoming: await readdir(incomingDir(server.services.config)),
    videos: (await json<ApiVideo[]>(who.get('/api/videos'))).length,
    credits: await who.credits(),
  };
}

test('an upload becomes a queued video: the recording kept as it came, its cost held', async () => {
  const before = await person.credits();
  const audio = wavFile('주일 설교 (1).WAV');
  const answer = await person.upload({
    audio,
    title: '쉴 만한 물가로',
    scripture: '시편 23:1-3',
    church: '큐티교회',
    template: 'still-waters',
    format: '9:16',
    language: 'ko',
    overrides: '{"captionColor":"#FFEEDD"}',
    rhythm: 'short',
    music: 'none',
    backgrounds: 'builtin:loops/still-water, builtin:loops/dawn-sky,builtin:loops/still-water',
    review: 'true',
  });
  expect(answer.status).toBe(202);
  const video = apiVideoSchema.parse(await answer.json());
  expect(answer.headers.get('location')).toBe(`/api/videos/${video.id}`);
  expect(video).toMatchObject({
    title: '쉴 만한 물가로',
    scripture: '시편 23:1-3',
    format: '9:16',
    template: 'still-waters',
    status: 'queued',
    stage: null,
    error: null,
    cost: 1,
    files: { mp4: false, srt: false, vtt: false, thumbnail: false },
  });
  expect(await person.credits()).toBe(before - 1);

  const { userId, source, document, review } = await rowOf(person, video.id);
  expect(review).toBe(true);
  expect(document).toMatchObject({ church: '큐티교회', language: 'ko', format: '9:16', recording: null });
  const tall = { durationMs: 12_000, width: 1080, height: 1920, loops: true };
  expect(document).toMatchObject({
    template: { id: 'still-waters', overrides: { captionColor: '#FFEEDD' } },
    rhythm: 'short',
    choices: {
      music: null,
      backgrounds: [
        { asset: 'builtin:loops/still-water', ...tall },
        { asset: 'builtin:loops/dawn-sky', ...tall },
      ],
    },
  });
  const bytes = Buffer.from(await audio.arrayBuffer());
  expect(source).toEqual({
    audioKey: `videos/${video.id}/source/audio.wav`,
    audioFileName: '주일 설교 (1).WAV',
    audioSha256: createHash('sha256').update(bytes).digest('hex'),
    sizeBytes: bytes.length,
    manuscript: '여호와는 나의 목자시니 내게 부족함이 없으리로다.',
    subtitles: null,
  });
  expect(userId).toMatch(/-/);
  expect(await server.services.storage.stat(source.audioKey)).toMatchObject({ sizeBytes: bytes.length });
  expect(await readdir(incomingDir(server.services.config))).toEqual([]);
});

async function rowOf(who: Person, videoId: string) {
  const { id: userId } = await json<{ id: string }>(who.get('/api/auth/me'));
  return server.services.database.getVideo({ userId, videoId });
}

test('a manuscript may be a Word document', async () => {
  const docx = await makeDocx(paragraph('주는 나의 목자') + paragraph('나는 주님의 어린 양'));
  const video = await person.makeVideo({ manuscript: new File([Buffer.from(docx)], '원고.docx') });
  expect((await rowOf(person, video.id)).source.manuscript).toBe('주는 나의 목자\n\n나는 주님의 어린 양');
});

test('a manuscript may be a file in the encoding of old Korean Windows', async () => {
  // "주는 나의 목자" in CP949
  const cp949 = Uint8Array.from([
    0xc1, 0xd6, 0xb4, 0xc2, 0x20, 0xb3, 0xaa, 0xc0, 0xc7, 0x20, 0xb8, 0xf1, 0xc0, 0xda,
  ]);
  const video = await person.makeVideo({ manuscript: new File([cp949], '원고.txt') });
  expect((await rowOf(person, video.id)).source.manuscript).toBe('주는 나의 목자');
});

test('subtitles are words too', async () => {
  const srt = '1\n00:00:00,000 --> 00:00:01,000\n주는 나의 목자\n';
  const video = await person.makeVideo({ manuscript: '', subtitles: new File([srt], '자막.srt') });
  expect((await rowOf(person, video.id)).source).toMatchObject({ manuscript: null, subtitles: srt });
});

const file = (bytes: Uint8Array | string, name = 'a.mp3') => new File([bytes as BlobPart], name);
const wav = toneWav(1500);

test.each<[string, Record<string, string | File>, number, string]>([
  ['an empty recording', { audio: file('') }, 422, 'audio_empty'],
  ['a text called MP3', { audio: file('this is no sound'.repeat(100)) }, 422, 'audio_not_audio'],
  [
    'a picture',
    {
      audio: file(
        Buffer.from(
          'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
          'base64',
        ),
      ),
    },
    422,
    'audio_',
  ],
  [
    'a recording of silence of no length',
    { audio: file(new Uint8Array(wav.subarray(0, 44)), 'a.wav') },
    422,
    'audio_',
  ],
  ['no recording', { audio: 'text' }, 400, 'audio_missing'],
  ['no words', { manuscript: '' }, 422, 'words_missing'],
  ['a manuscript of blanks', { manuscript: ' \n\n ' }, 422, 'manuscript_empty'],
  ['a broken Word file', { manuscript: file('PK\x03\x04rest', 'sermon.docx') }, 422, 'manuscript_damaged'],
  ['a PDF', { manuscript: file('%PDF-1.7', 'sermon.pdf') }, 422, 'manuscript_file_type'],
  ['subtitles that are none', { subtitles: 'no times here' }, 422, 'subtitles_unreadable'],
  ['an unknown template', { template: 'nope' }, 422, 'template_unknown'],
  ['an unknown format', { format: '4:3' }, 400, 'bad_request'],
  ['unknown music', { music: 'builtin:music/nope' }, 422, 'asset_missing'],
  ['an unknown background', { backgrounds: 'builtin:loops/nope' }, 422, 'asset_missing'],
  ['what no template can have', { overrides: '{"captionSize":"large"}' }, 400, 'bad_request'],
  ['overrides that are no JSON', { overrides: '{' }, 400, 'bad_request'],
  ['an unknown field', { credits: '100' }, 400, 'bad_request'],
  ['a file in an unknown field', { other: file('x') }, 400, 'bad_request'],
])('%s is refused, costs nothing and leaves nothing', async (_, fields, status, code) => {
  const before = await leftBehind(person);
  const answer = await person.upload(fields);
  const error = await json<{ code: string; message: string }>(answer);
  expect(error.code.startsWith(code) ? code : error.code).toBe(code);
  expect(answer.status).toBe(status);
  expect(error.message).toMatch(/[가-힣]/);
  expect(await leftBehind(person)).toEqual(before);
});

test('a recording over the limit is refused by its size', async () => {
  const small = await server.startAnother((services) => ({
    ...services,
    config: { ...services.config, limits: { ...services.config.limits, maxUploadBytes: 10_000 } },
  }));
  const before = await leftBehind(person);
  const answer = await (await logIn(small.url, person.email)).upload();
  expect(answer.status).toBe(413);
  expect(await answer.json()).toMatchObject({ code: 'file_too_large' });
  expect(await leftBehind(person)).toEqual(before);
  await small.close();
});

test('without enough credits nothing is made: 402 says what it costs and what there is', async () => {
  const poor = await server.startAnother((services) => ({
    ...services,
    config: { ...services.config, credits: { ...services.config.credits, cost: 31 } },
  }));
  const who = await logIn(poor.url, (await signUp(server.url)).email);
  const before = await leftBehind(who);
  const answer = await who.upload();
  expect(answer.status).toBe(402);
  expect(await answer.json()).toEqual({
    code: 'insufficient_credits',
    message: '크레딧이 부족해요. 31개가 필요한데 30개 남아 있어요.',
    details: { cost: 31, credits: 30 },
  });
  expect(await leftBehind(who)).toEqual(before);
  await poor.close();
});

test('of many uploads at once only as many are made as there are credits', async () => {
  const dear = await server.startAnother((services) => ({
    ...services,
    config: { ...services.config, credits: { ...services.config.credits, cost: 10 } },
  }));
  const who = await logIn(dear.url, (await signUp(server.url)).email);
  const answers = await Promise.all(Array.from({ length: 5 }, () => who.upload()));
  expect(answers.map(({ status }) => status).sort()).toEqual([202, 202, 202, 402, 402]);
  expect(await who.credits()).toBe(0);
  expect(await json(who.get('/api/videos'))).toHaveLength(3);
  await dear.close();
});

test.each(['storage', 'queue', 'database'] as const)(
  'a failing %s leaves no file, no row and no credit held',
  async (part) => {
    const fail = () =>
      Promise.reject(new AppError('internal', {}, { cause: new Error('upstream said: secret') }));
    const broken = await server.startAnother((services) => ({
      ...services,
      storage: part === 'storage' ? { ...services.storage, put: fail } : services.storage,
      queue: part === 'queue' ? { ...services.queue, add: fail } : services.queue,
      database: part === 'database' ? { ...services.database, createVideo: fail } : services.database,
    }));
    const before = await leftBehind(person);
    const answer = await (await logIn(broken.url, person.email)).upload();
    expect(answer.status).toBe(500);
    expect(await answer.text()).not.toMatch(/secret|upstream/);
    expect(await leftBehind(person)).toEqual(before);
    await broken.close();
  },
);

test("another's video is not found, whatever is asked of it", async () => {
  const { id } = await person.makeVideo();
  const stranger = await signUp(server.url);
  const document = (await json<ApiDocument>(person.get(`/api/videos/${id}/document`))).document;
  const answers = await Promise.all([
    ...['', '/document', '/events', '/mp4', '/srt', '/vtt', '/thumbnail', '/voice', '/assets/pexels/1/2'].map(
      (path) => stranger.get(`/api/videos/${id}${path}`),
    ),
    stranger.send('DELETE', `/api/videos/${id}`),
    stranger.send('POST', `/api/videos/${id}/render`),
    stranger.send('POST', `/api/videos/${id}/cancel`),
    stranger.send('PATCH', `/api/videos/${id}/document`, { version: 1, document }),
  ]);
  expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 404));
  expect(await json(stranger.get('/api/videos'))).toEqual([]);
  expect((await person.get(`/api/videos/${id}`)).status).toBe(200);
});

test('lists newest first, in pages, and finds by title', async () => {
  const who = await signUp(server.url);
  for (const title of ['첫째 날', '둘째 날', '50%_할인']) await who.makeVideo({ title });
  const titles = async (query: string) => {
    const answer = await who.get(`/api/videos${query}`);
    return {
      total: answer.headers.get('x-total-count'),
      titles: (await json<ApiVideo[]>(answer)).map(({ title }) => title),
    };
  };
  expect(await titles('')).toEqual({ total: '3', titles: ['50%_할인', '둘째 날', '첫째 날'] });
  expect(await titles('?filter=making&sort=oldest')).toEqual({
    total: '3',
    titles: ['첫째 날', '둘째 날', '50%_할인'],
  });
  expect(await titles('?filter=done')).toEqual({ total: '0', titles: [] });
  expect((await who.get('/api/videos?filter=queued')).status).toBe(400);
  expect(await titles('?per_page=2&page=2')).toEqual({ total: '3', titles: ['첫째 날'] });
  expect(await titles(`?search=${encodeURIComponent('째 날')}`)).toEqual({
    total: '2',
    titles: ['둘째 날', '첫째 날'],
  });
  expect(await titles(`?search=${encodeURIComponent('%')}`)).toEqual({ total: '1', titles: ['50%_할인'] });
  expect(await titles(`?search=${encodeURIComponent("' OR 1=1 --")}`)).toEqual({ total: '0', titles: [] });
});

test('SQL, paths and HTML in every text field are just text', async () => {
  const nasty = `'; DROP TABLE videos; -- ../../etc/passwd <img src=x onerror=alert(1)> \${7*7} %s \\`;
  const fields = { title: nasty, scripture: nasty, church: nasty, manuscript: nasty };
  const video = await person.makeVideo({ ...fields, audio: wavFile('../../../etc/passwd') });
  expect(video).toMatchObject({ title: nasty, scripture: nasty });
  const { source, document } = await rowOf(person, video.id);
  expect(document.church).toBe(nasty);
  expect(source.manuscript).toBe(nasty);
  expect(source).toMatchObject({ audioFileName: 'passwd', audioKey: `videos/${video.id}/source/audio` });
});

test('what no database can hold is taken out of a text instead of failing', async () => {
  const video = await person.makeVideo({ title: 'a\0b' });
  expect(video.title).toBe('ab');
});

test('cancelling gives the credit back; rendering anew takes it again; deleting gives it back and removes the files', async () => {
  const who = await signUp(server.url);
  const { id } = await who.makeVideo();
  expect(await who.credits()).toBe(29);

  const cancelled = await json<ApiVideo>(who.send('POST', `/api/videos/${id}/cancel`));
  expect(cancelled.status).toBe('cancelled');
  expect(await who.credits()).toBe(30);
  expect((await who.send('POST', `/api/videos/${id}/cancel`)).status).toBe(409);

  const again = await who.send('POST', `/api/videos/${id}/render`);
  expect(again.status).toBe(202);
  expect(await json(again)).toMatchObject({ status: 'queued' });
  expect(await who.credits()).toBe(29);
  expect((await who.send('POST', `/api/videos/${id}/render`)).status).toBe(409);

  expect((await who.send('DELETE', `/api/videos/${id}`)).status).toBe(204);
  expect(await who.credits()).toBe(30);
  expect((await who.get(`/api/videos/${id}`)).status).toBe(404);
  const stored = [];
  for await (const { key } of server.services.storage.list(`videos/${id}/`)) stored.push(key);
  expect(stored).toEqual([]);
  expect((await who.send('DELETE', `/api/videos/${id}`)).status).toBe(404);
});

test('a draft is made where one is asked for, and the video says that it is one', async () => {
  const { id } = await person.makeVideo();
  const path = `/api/videos/${id}`;
  const before = await finishVideo(server.services, {
    videoId: id,
    document: madeDocument(),
    mp4: Buffer.from('mp4'),
  });
  expect(await json<ApiVideo>(person.get(path))).toMatchObject({ status: 'done', quality: 'full' });
  expect((await person.send('POST', `${path}/render`, { quality: 'tiny' })).status).toBe(400);
  expect((await person.send('POST', `${path}/render`, { quality: 'draft' })).status).toBe(202);

  const run = { videoId: id, run: 2 };
  expect(await server.services.database.startRun(run)).toMatchObject({ quality: 'draft' });
  const files = { ...before, quality: 'draft' } as const;
  await server.services.database.finishRun({ ...run, files, timings: null });
  expect(await json<ApiVideo>(person.get(path))).toMatchObject({ status: 'done', quality: 'draft' });
});

test('a document is edited with its version, and an older version is refused', async () => {
  const { id } = await person.makeVideo({ title: '처음' });
  await person.send('POST', `/api/videos/${id}/cancel`);
  const path = `/api/videos/${id}/document`;
  const { version, document, assets } = await json<ApiDocument>(person.get(path));
  expect(assets).toEqual({ voice: `/api/videos/${id}/voice` });

  const saved = await json<ApiDocument>(
    person.send('PATCH', path, { version, document: { ...document, title: '나중' } }),
  );
  expect(saved.document.title).toBe('나중');
  expect(saved.version).toBeGreaterThan(version);
  expect(await json(person.get(`/api/videos/${id}`))).toMatchObject({
    title: '나중',
    version: saved.version,
  });

  const late = await person.send('PATCH', path, { version, document });
  expect(late.status).toBe(409);
  expect(await json(late)).toMatchObject({ code: 'version_conflict' });
});

test('a document that names what there is not is refused', async () => {
  const { id } = await person.makeVideo();
  await person.send('POST', `/api/videos/${id}/cancel`);
  const path = `/api/videos/${id}/document`;
  const { version, document } = await json<ApiDocument>(person.get(path));
  const patch = async (change: object) =>
    (
      await json<{ code: string }>(
        person.send('PATCH', path, { version, document: { ...document, ...change } }),
      )
    ).code;
  const clip = { asset: 'file:etc/passwd', durationMs: 9000, width: 1920, height: 1080, loops: true };
  const shot = { id: 's', clip, startMs: 0, endMs: 5000, clipStartMs: 0 };
  expect(await patch({ shots: [shot] })).toBe('asset_missing');
  expect(await patch({ template: { id: 'nope', overrides: {} } })).toBe('template_unknown');
  expect(await patch({ surprise: true })).toBe('bad_request');
});

test('what was measured of the recording, and asked for at first, cannot be edited', async () => {
  const { id } = await person.makeVideo();
  await person.send('POST', `/api/videos/${id}/cancel`);
  const path = `/api/videos/${id}/document`;
  const { version, document } = await json<ApiDocument>(person.get(path));
  const choices = { music: null, backgrounds: [] };
  const recording = {
    sha256: 'a'.repeat(64),
    fileName: 'x',
    samples: 9,
    durationMs: 43_000_000,
    lufs: null,
    peaks: [],
    speech: [],
  };
  const saved = await json<ApiDocument>(
    person.send('PATCH', path, { version, document: { ...document, recording, choices } }),
  );
  expect(saved.document.recording).toBeNull();
  expect(saved.document.choices).toEqual(document.choices);
});

test('a document is not edited while it is worked on', async () => {
  const { id } = await person.makeVideo();
  const path = `/api/videos/${id}/document`;
  const { version, document } = await json<ApiDocument>(person.get(path));
  const answer = await person.send('PATCH', path, { version, document });
  expect(await json(answer)).toMatchObject({ code: 'wrong_state' });
});

test('a failed video says why in the language of the caller', async () => {
  const { id } = await person.makeVideo();
  const run = { videoId: id, run: 1 };
  await server.services.database.startRun(run);
  await server.services.database.failRun({
    ...run,
    error: { stage: 'transcribe', code: 'speech_quota', params: {}, retryable: true },
  });
  const errorIn = async (language: string) =>
    (await json<ApiVideo>(person.get(`/api/videos/${id}`, { 'accept-language': language }))).error;
  expect(await errorIn('ko')).toEqual({
    stage: 'transcribe',
    code: 'speech_quota',
    message: expect.stringMatching(/^음성 인식 사용량이 다 찼어요\. .*해 주세요\./),
    retryable: true,
  });
  expect((await errorIn('en-US'))?.message).toMatch(/^The speech service quota is used up\. Please /);
});

test('an upload broken off leaves nothing', async () => {
  const before = await leftBehind(person);
  const controller = new AbortController();
  const body = new ReadableStream<Uint8Array>({
    start(stream) {
      stream.enqueue(
        Buffer.from('--x\r\nContent-Disposition: form-data; name="audio"; filename="a.wav"\r\n\r\n'),
      );
      stream.enqueue(new Uint8Array(wav));
    },
  });
  const sent = fetch(`${server.url}/api/videos`, {
    method: 'POST',
    headers: { authorization: `Bearer ${person.token}`, 'content-type': 'multipart/form-data; boundary=x' },
    body,
    duplex: 'half',
    signal: controller.signal,
  } as RequestInit);
  await expect.poll(() => readdir(incomingDir(server.services.config))).toHaveLength(1);
  controller.abort();
  await expect(sent).rejects.toThrow();
  await expect.poll(() => readdir(incomingDir(server.services.config))).toEqual([]);
  expect(await leftBehind(person)).toEqual(before);
  expect(await readdir(join(server.services.config.dataDir, 'uploads'))).toContain('incoming');
});
