import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  DEFAULT_POLICY,
  type ApiClipChecks,
  type ApiPolicy,
  type ApiRefusedClip,
} from '../../core/picture-policy.ts';
import type { ApiLibraryItem } from '../../core/library-item.ts';
import { policyKey } from '../../platform/vetting/policy-key.ts';
import { logIn, signUp, type Person } from '../testing/person.ts';
import { startTestServer, type TestServer } from '../testing/start-test-server.ts';

const MODEL = 'a-model';
const [FINE, REFUSED, UNKNOWN] = ['pexels:1/1', 'pexels:2/2', 'pexels:3/3'];
const REASON = { ko: '절이 보여요', en: 'A temple' };

let server: TestServer;
let checking: { url: string; close(): Promise<void> };
let who: Person;
beforeAll(async () => {
  server = await startTestServer();
  checking = await server.startAnother((services) => ({
    ...services,
    vetting: { name: MODEL, look: async () => new Map() },
    footage: {
      name: 'Pexels',
      search: async () =>
        [FINE!, REFUSED!, UNKNOWN!].map((asset) => ({
          clip: { asset, durationMs: 9000, width: 1920, height: 1080, loops: false },
          downloadUrl: '',
          posterUrl: null,
        })),
      download: async () => ({ frames: [] }),
    },
  }));
  who = await logIn(checking.url, (await signUp(server.url)).email);
  await keep([
    { asset: FINE!, verdict: 'ok', reason: null },
    { asset: REFUSED!, verdict: 'refused', reason: REASON },
  ]);
});
afterAll(async () => {
  await checking.close();
  await server.close();
});

const json = async <T>(answer: Promise<Response>): Promise<T> => (await (await answer).json()) as T;
const keep = (checks: { asset: string; verdict: 'ok' | 'refused'; reason: typeof REASON | null }[]) =>
  server.services.database.keepClipChecks({
    policyKey: policyKey(DEFAULT_POLICY, MODEL),
    checks: checks.map((check) => ({ ...check, sha256: 'a'.repeat(64) })),
  });
const ask = () => json<ApiClipChecks>(who.get(`/api/library/checks?assets=${[FINE, REFUSED, UNKNOWN]}`));

test('a person sets what may be shown, part by part, and for nobody else', async () => {
  const [one, other] = [await signUp(server.url), await signUp(server.url)];
  expect(await json(one.get('/api/picture-policy'))).toEqual({ policy: DEFAULT_POLICY, checking: false });
  await one.send('PATCH', '/api/picture-policy', { ownWords: ' 십자가\n동상 ' });
  const changed = await json<ApiPolicy>(
    one.send('PATCH', '/api/picture-policy', { avoid: ['people', 'faces'], showUnchecked: true }),
  );
  expect(changed.policy).toEqual({
    avoid: ['faces', 'people'],
    ownWords: '십자가 동상',
    showUnchecked: true,
  });
  expect((await json<ApiPolicy>(other.get('/api/picture-policy'))).policy).toEqual(DEFAULT_POLICY);
  for (const wrong of [
    { avoid: ['robots'] },
    { ownWords: 'x'.repeat(301) },
    { showUnchecked: 'yes' },
    { other: 1 },
  ])
    expect((await one.send('PATCH', '/api/picture-policy', wrong)).status).toBe(400);
});

test('what a model said of clips is told in the language of the reader, under their present policy', async () => {
  const checkedAt = expect.any(String);
  expect(await ask()).toEqual({
    [FINE!]: { verdict: 'ok', reason: null, checkedAt },
    [REFUSED!]: { verdict: 'refused', reason: REASON.ko, checkedAt },
  });
  const found = await json<ApiLibraryItem[]>(who.get('/api/library/footage?query=sea&format=16:9'));
  expect(found.map(({ check }) => check?.verdict)).toEqual(['ok', 'refused', undefined]);

  const plain = await logIn(server.url, who.email);
  expect(await json(plain.get(`/api/library/checks?assets=${FINE}`))).toEqual({});
  await who.send('PATCH', '/api/picture-policy', { avoid: ['animals'] });
  expect(await ask()).toEqual({});
  await who.send('PATCH', '/api/picture-policy', { avoid: DEFAULT_POLICY.avoid });
  expect((await who.get('/api/library/checks?assets=../../etc')).status).toBe(400);
});

test('what was not shown can be seen with a picture, and shown all the same', async () => {
  const { database, storage } = server.services;
  const { id } = await json<{ id: string }>(who.get('/api/auth/me'));
  await database.noteRefusedClips({
    userId: id,
    policyKey: policyKey(DEFAULT_POLICY, MODEL),
    clips: [{ asset: REFUSED!, sha256: 'a'.repeat(64) }],
  });
  await storage.put('assets/pexels/2/2.jpg', { data: 'a picture' }, { contentType: 'image/jpeg' });
  const listed = () => json<ApiRefusedClip[]>(who.get('/api/library/refused'));
  const [clip] = await listed();
  expect(clip).toMatchObject({ asset: REFUSED, reason: REASON.ko, always: false });
  const picture = await who.get(clip!.pictureUrl);
  expect([picture.headers.get('content-type'), await picture.text()]).toEqual(['image/jpeg', 'a picture']);
  expect((await who.get('/api/library/refused/own/1')).status).toBe(404);

  await who.send('PUT', '/api/library/verdicts', { asset: REFUSED, verdict: 'always' });
  expect((await listed())[0]?.always).toBe(true);
  await who.send('DELETE', `/api/library/verdicts/${REFUSED!.replace(':', '/')}`);
  expect((await listed())[0]?.always).toBe(false);
  await who.send('PUT', '/api/library/verdicts', { asset: REFUSED, verdict: 'never' });
  expect(await listed()).toEqual([]);
  expect(await json((await signUp(server.url)).get('/api/library/refused'))).toEqual([]);
});
