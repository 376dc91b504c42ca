import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ApiDocument, ApiVideo } from '../../core/api.ts';
import { defaultThumbnail } from '../../core/thumbnail/design-thumbnail.ts';
import type { Video } from '../../core/video.ts';
import { thumbnailName } from '../../platform/storage/thumbnail-name.ts';
import { videoKeys } from '../../platform/storage/video-keys.ts';
import { finishVideo, madeDocument } from '../testing/finish-video.ts';
import { signUp, type Person } from '../testing/person.ts';
import { startTestServer, type TestServer } from '../testing/start-test-server.ts';

let server: TestServer;
let person: Person;
let video: ApiVideo;
let path: string;
beforeAll(async () => {
  server = await startTestServer();
  person = await signUp(server.url);
  video = await person.makeVideo({ title: '은혜' });
  path = `/api/videos/${video.id}/thumbnail`;
  const shots = madeDocument().shots.slice(0, 1);
  const document = madeDocument({
    title: '은혜',
    shots: shots.map((shot) => ({ ...shot, clip: { ...shot.clip, asset: 'builtin:loops/dawn-sky' } })),
  });
  await finishVideo(server.services, { videoId: video.id, document, mp4: new Uint8Array(1) });
});
afterAll(() => server?.close());

const documentOf = async (): Promise<ApiDocument> =>
  (await (await person.get(`/api/videos/${video.id}/document`)).json()) as ApiDocument;

async function design(change: (document: Video) => Video): Promise<Response> {
  const { version, document } = await documentOf();
  return person.send('PATCH', `/api/videos/${video.id}/document`, { version, document: change(document) });
}
const templateOf = (document: Video) => server.services.templates.get(document.template.id)!;

/** Does what a worker does. */
async function drawn(data: string): Promise<void> {
  const { document } = await documentOf();
  const name = thumbnailName(document, templateOf(document)).file({ size: '720', type: 'jpg' });
  const key = `${videoKeys(video.id).thumbnails}${name}`;
  await server.services.storage.put(key, { data }, { contentType: 'image/jpeg' });
}

test('a thumbnail that is asked for is drawn, can be waited for, and is there until the design changes', async () => {
  expect((await person.get(`${path}?size=720&type=jpg`)).status).toBe(409);
  expect(await (await person.get(`${path}/state`)).json()).toEqual({ status: 'none' });
  const asked = await person.send('POST', path, { size: '720', type: 'jpg' });
  expect(asked.status).toBe(202);
  expect(await asked.json()).toEqual({ status: 'making' });
  expect(await (await person.get(`${path}/state`)).json()).toEqual({ status: 'making' });

  await drawn('first');
  expect(await (await person.get(`${path}/state`)).json()).toEqual({ status: 'ready' });
  expect(await (await person.send('POST', path)).json()).toEqual({ status: 'ready' });
  const file = await person.get(`${path}?size=720&type=jpg&download=1`);
  expect(await file.text()).toBe('first');
  expect(file.headers.get('content-type')).toBe('image/jpeg');
  expect(decodeURIComponent(file.headers.get('content-disposition')!)).toContain('은혜.1280x720.jpg');

  const changed = await design((document) => {
    const thumbnail = defaultThumbnail({ ...document, title: '다른 제목' }, templateOf(document));
    return { ...document, thumbnail };
  });
  expect(changed.status).toBe(200);
  expect(await (await person.get(`${path}/state`)).json()).toEqual({ status: 'none' });
  // lists show the one of the video until the new one is there
  expect(await (await person.get(path)).text()).toBe('jpeg');
  await drawn('second');
  expect(await (await person.get(path)).text()).toBe('second');
});

test('sizes and types that there are not are refused', async () => {
  for (const query of ['size=4000', 'type=gif', 'size=720&size=1080']) {
    expect((await person.get(`${path}?${query}`)).status).toBe(400);
  }
  expect((await person.send('POST', path, { size: '720', kind: 'x' })).status).toBe(400);
});

test('the picture behind a thumbnail is the same for everybody who asks, and only of what is theirs', async () => {
  const picture = `/api/videos/${video.id}/picture`;
  const [first, again] = await Promise.all(
    [1, 2].map(() => person.get(`${picture}?asset=builtin:loops/dawn-sky&ms=2000`)),
  );
  expect(first!.headers.get('content-type')).toBe('image/jpeg');
  const bytes = Buffer.from(await first!.arrayBuffer());
  expect(bytes.subarray(0, 2).toString('hex')).toBe('ffd8');
  expect(Buffer.from(await again!.arrayBuffer()).equals(bytes)).toBe(true);

  const strange = ['pexels:1/2', `own:${crypto.randomUUID()}`, 'builtin:loops/none', 'voice'];
  for (const asset of strange) {
    expect([404, 422]).toContain((await person.get(`${picture}?asset=${asset}`)).status);
  }
  expect((await person.get(`${picture}?asset=../x`)).status).toBe(400);
  const other = await signUp(server.url);
  expect((await other.get(`${picture}?asset=builtin:loops/dawn-sky`)).status).toBe(404);
  expect((await other.send('POST', path)).status).toBe(404);
});
