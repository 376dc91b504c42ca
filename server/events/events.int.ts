import { afterAll, beforeAll, expect, test } from 'vitest';
import type { VideoProgress } from '../../core/jobs.ts';
import type { ServerServices } from '../services.ts';
import { finishVideo, madeDocument } from '../testing/finish-video.ts';
import { signUp, type Person } from '../testing/person.ts';
import { openEvents } from '../testing/read-events.ts';
import { startTestServer, type TestServer } from '../testing/start-test-server.ts';

let server: TestServer;
let person: Person;
beforeAll(async () => {
  server = await startTestServer({ SIGNUP_CREDITS: '30' });
  person = await signUp(server.url);
});
afterAll(() => server.close());

const events = (id: string, headers?: Record<string, string>, url = server.url) =>
  openEvents(`${url}/api/videos/${id}/events`, person.token, headers);

test('tells where a video stands at once', async () => {
  const { id } = await person.makeVideo();
  const stream = await events(id);
  expect(stream.answer.headers.get('content-type')).toMatch(/^text\/event-stream/);
  expect(await stream.next()).toEqual({
    videoId: id,
    status: 'queued',
    stage: null,
    progress: 0,
    etaMs: null,
  });
  stream.close();
});

test('tells what the row says even where no event of the queue comes, and ends when the video is finished', async () => {
  const { id } = await person.makeVideo();
  const stream = await events(id, { 'accept-encoding': 'gzip' });
  expect(stream.answer.headers.get('content-encoding')).toBeNull();
  await stream.next();
  const run = { videoId: id, run: 1 };
  await server.services.database.startRun(run);
  await server.services.database.reportProgress({ ...run, stage: 'render', progress: 42, etaMs: 9000 });
  expect(await stream.next()).toEqual({
    videoId: id,
    status: 'working',
    stage: 'render',
    progress: 42,
    etaMs: 9000,
  });

  await finishVideo(server.services, { videoId: id, document: madeDocument(), mp4: new Uint8Array(1) });
  expect(await stream.next()).toMatchObject({ status: 'done', progress: 100 });
  expect(await stream.next()).toBeNull();

  // a browser that comes back after the end is told to stay away
  const again = await events(id, { 'last-event-id': stream.ids.at(-1)! });
  expect(again.answer.status).toBe(204);
});

test("passes the queue's events on, those of this video only", async () => {
  const { id } = await person.makeVideo();
  const queue = queueByHand(server.services);
  const other = await server.startAnother((services) => ({ ...services, queue }));
  const stream = await events(id, {}, other.url);
  await stream.next();
  const progress: VideoProgress = {
    videoId: id,
    status: 'working',
    stage: 'render',
    progress: 12.5,
    etaMs: 100,
  };
  queue.tell({ ...progress, videoId: crypto.randomUUID(), progress: 99 });
  queue.tell(progress);
  expect(await stream.next()).toEqual(progress);

  expect(queue.listening()).toBe(1);
  stream.close();
  await expect.poll(() => queue.listening()).toBe(0);
  await other.close();
});

test('an end that only the queue announced is not believed before the row says so', async () => {
  const { id } = await person.makeVideo();
  const queue = queueByHand(server.services);
  const other = await server.startAnother((services) => ({ ...services, queue }));
  const stream = await events(id, {}, other.url);
  await stream.next();
  queue.tell({ videoId: id, status: 'done', stage: 'publish', progress: 100, etaMs: 0 });
  await server.services.database.startRun({ videoId: id, run: 1 });
  expect(await stream.next()).toMatchObject({ status: 'working' });
  stream.close();
  await other.close();
});

test('a cancelled video ends its stream', async () => {
  const { id } = await person.makeVideo();
  const stream = await events(id);
  await stream.next();
  await person.send('POST', `/api/videos/${id}/cancel`);
  expect(await stream.next()).toMatchObject({ status: 'cancelled' });
  expect(await stream.next()).toBeNull();
});

/** The real queue, whose events a test sends itself. */
function queueByHand({ queue }: ServerServices) {
  const listeners = new Set<(progress: VideoProgress) => void>();
  return {
    ...queue,
    onProgress: async (listener: (progress: VideoProgress) => void) => {
      listeners.add(listener);
      return async () => void listeners.delete(listener);
    },
    tell: (progress: VideoProgress) => listeners.forEach((listener) => listener(progress)),
    listening: () => listeners.size,
  };
}
