import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  apiOwnTemplateSchema,
  apiOwnTemplatesSchema,
  apiRenderPlanSchema,
  type ApiOwnTemplate,
} from '../../core/api.ts';
import { NO_FIGURES } from '../../core/timings.ts';
import { finishVideo, madeDocument } from '../testing/finish-video.ts';
import { signUp, type Person } from '../testing/person.ts';
import { startTestServer, type TestServer } from '../testing/start-test-server.ts';

let server: TestServer;
let person: Person;
beforeAll(async () => {
  server = await startTestServer();
  person = await signUp(server.url);
});
afterAll(() => server.close());

const PATH = '/api/templates';
const dawn = { name: '우리 교회 새벽', template: 'dawn', overrides: { accent: '#AA3300', bug: false } };

const codeOf = async (answer: Response) => ((await answer.json()) as { code: string }).code;
const listOf = async (who: Person) => apiOwnTemplatesSchema.parse(await (await who.get(PATH)).json());
const create = async (who: Person, body: object): Promise<ApiOwnTemplate> => {
  const answer = await who.send('POST', PATH, body);
  expect(answer.status).toBe(201);
  return apiOwnTemplateSchema.parse(await answer.json());
};

test('own templates are made, changed and removed', async () => {
  const who = await signUp(server.url);
  expect(await listOf(who)).toEqual({ templates: [], limit: 50 });
  const made = await create(who, { ...dawn, name: '  우리  교회 새벽 ' });
  expect(made).toMatchObject(dawn);
  expect(await listOf(who)).toEqual({ templates: [made], limit: 50 });

  const path = `${PATH}/${made.id}`;
  const renamed = await who.send('PATCH', path, { name: '저녁' });
  expect(await renamed.json()).toMatchObject({ ...dawn, id: made.id, name: '저녁' });
  const taken = await who.send('POST', PATH, { ...dawn, name: '저녁' });
  expect([taken.status, await codeOf(taken)]).toEqual([409, 'own_template_exists']);
  expect((await who.send('DELETE', path)).status).toBe(204);
  expect((await who.send('DELETE', path)).status).toBe(404);
  expect((await who.send('PATCH', `${PATH}/1`, { name: 'x' })).status).toBe(404);
});

test.each([
  ['no name', { ...dawn, name: '  ' }, 400, 'bad_request'],
  ['a wrong colour', { ...dawn, overrides: { accent: 'red' } }, 400, 'bad_request'],
  ['a choice that does not exist', { ...dawn, overrides: { sparkle: 1 } }, 400, 'bad_request'],
  ['more than a template', { ...dawn, id: 1 }, 400, 'bad_request'],
  ['a template that is not there', { ...dawn, template: 'gone' }, 422, 'template_unknown'],
])('%s is refused', async (_, body, status, code) => {
  const answer = await person.send('POST', PATH, body);
  expect([answer.status, await codeOf(answer)]).toEqual([status, code]);
});

test("another's templates are not found", async () => {
  const { id } = await create(person, dawn);
  const stranger = await signUp(server.url);
  expect((await stranger.send('DELETE', `${PATH}/${id}`)).status).toBe(404);
  expect((await stranger.send('PATCH', `${PATH}/${id}`, { name: 'x' })).status).toBe(404);
  expect((await listOf(stranger)).templates).toEqual([]);
  expect((await listOf(person)).templates).toMatchObject([dawn]);
});

test('before a video is made again it is told what that costs, makes anew, and how long it takes', async () => {
  const who = await signUp(server.url);
  const planOf = async (id: string) =>
    apiRenderPlanSchema.parse(await (await who.get(`/api/videos/${id}/render-plan`)).json());
  const { id, cost } = await who.makeVideo();
  expect(await planOf(id)).toMatchObject({
    cost: 0,
    payment: 'held',
    qualities: { full: { remake: 'everything', expected_ms: null } },
  });

  const { database } = server.services;
  const userId = (await database.findUserByEmail(who.email))!.id;
  const document = madeDocument({ title: '쉴 만한 물가' });
  await finishVideo(server.services, { videoId: id, document, mp4: new Uint8Array(10) });
  expect(await planOf(id)).toMatchObject({
    cost: 0,
    payment: 'paid',
    qualities: { full: { remake: 'nothing' }, draft: { remake: 'everything' } },
  });

  const { version } = await database.getVideo({ userId, videoId: id });
  await database.updateDocument({
    userId,
    videoId: id,
    version,
    document: { ...document, title: '푸른 풀밭' },
  });
  const other = await who.makeVideo();
  const run = { videoId: other.id, run: 1 };
  await database.startRun(run);
  await database.finishRun({
    ...run,
    files: (await database.getVideo({ userId, videoId: id })).files!,
    timings: {
      ...NO_FIGURES,
      stages: { render: 27_000 },
      frames: 900,
      framesMade: 900,
      chunks: 5,
      parts: 1,
      joinMs: 0,
    },
  });
  const { qualities } = await planOf(id);
  expect(qualities.full).toMatchObject({ remake: 'parts', cards: true, captions: 0 });
  expect(qualities.full.expected_ms).toBeGreaterThan(0);
  expect(qualities.draft.expected_ms).toBeNull();

  const third = await who.makeVideo();
  await who.send('POST', `/api/videos/${third.id}/cancel`);
  expect(await planOf(third.id)).toMatchObject({ cost, payment: 'due' });
  expect((await person.get(`/api/videos/${id}/render-plan`)).status).toBe(404);
});
