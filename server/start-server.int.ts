import { once } from 'node:events';
import { connect } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { signUp } from './testing/person.ts';
import { openEvents } from './testing/read-events.ts';
import { startTestServer, type TestServer } from './testing/start-test-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

const same = () => server.startAnother((services) => services);

test('a port that is taken is said in one clear error', async () => {
  const port = Number(new URL(server.url).port);
  const again = server.startAnother((services) => ({
    ...services,
    config: { ...services.config, server: { ...services.config.server, port } },
  }));
  await expect(again).rejects.toMatchObject({ code: 'port_in_use', params: { port, other: port + 1 } });
});

test('a server that stops ends its event streams', async () => {
  const person = await signUp(server.url);
  const { id } = await person.makeVideo();
  const other = await same();
  const stream = await openEvents(`${other.url}/api/videos/${id}/events`, person.token);
  await stream.next();
  await other.close();
  expect(await stream.next()).toBeNull();
});

test('a server that stops lets what is under way finish', async () => {
  let finishPing: (() => void) | null = null;
  const other = await server.startAnother((services) => ({
    ...services,
    database: { ...services.database, ping: () => new Promise<void>((resolve) => (finishPing = resolve)) },
  }));
  const answer = fetch(`${other.url}/health`);
  await expect.poll(() => finishPing).not.toBeNull();
  const closed = other.close();
  finishPing!();
  expect((await answer).status).toBe(200);
  await closed;
  await expect(fetch(`${other.url}/health`)).rejects.toThrow();
});

test('a server that stops does not wait for connections on which nobody asks anything', async () => {
  const other = await same();
  const socket = connect(Number(new URL(other.url).port), '127.0.0.1');
  await once(socket, 'connect');
  await (await fetch(`${other.url}/health`)).text();
  const closed = once(socket, 'close');
  await other.close();
  await closed;
});
