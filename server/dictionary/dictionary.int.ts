import { afterAll, beforeAll, expect, test } from 'vitest';
import { apiDictionarySchema, apiRulesPutSchema, type ApiDictionary } from '../../core/api.ts';
import { signUp, type Person } from '../testing/person.ts';
import { startTestServer, type TestServer } from '../testing/start-test-server.ts';

let server: TestServer;
let person: Person;
beforeAll(async () => {
  server = await startTestServer();
  person = await signUp(server.url);
});
afterAll(() => server.close());

const PATH = '/api/dictionary';
const isaac = { wrong: '이사', right: '이삭' };
const isaiah = { wrong: 'Isiah', right: 'Isaiah' };

const json = async <T>(answer: Response | Promise<Response>): Promise<T> =>
  (await (await answer).json()) as T;
const dictionaryOf = async (who: Person): Promise<ApiDictionary> =>
  apiDictionarySchema.parse(await json(who.get(PATH)));
const rulesOf = async (who: Person) =>
  (await dictionaryOf(who)).rules.map(({ wrong, right }) => `${wrong}→${right}`);
const put = (who: Person, ...rules: object[]) => who.send('POST', PATH, { rules });
const importCsv = (who: Person, csv: string | Uint8Array, query = '') =>
  fetch(`${server.url}${PATH}/import${query}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${who.token}`, 'content-type': 'text/csv', 'accept-language': 'en' },
    body: typeof csv === 'string' ? csv : new Uint8Array(csv),
  });

test('rules are added, tidied, changed and removed', async () => {
  const who = await signUp(server.url);
  expect(await dictionaryOf(who)).toEqual({ rules: [], limit: 2000 });
  const added = await json(put(who, { wrong: ' 이사. ', right: '“이삭”' }, isaiah));
  expect(apiRulesPutSchema.parse(added)).toEqual({
    added: 2,
    changed: 0,
    unchanged: 0,
    removed: 0,
    duplicates: 0,
  });
  const { rules } = await dictionaryOf(who);
  expect(rules).toMatchObject([isaiah, isaac]);

  const path = `${PATH}/${rules[0]!.id}`;
  const changed = await who.send('PUT', path, { wrong: 'Isiah', right: 'Esaias' });
  expect(await json(changed)).toMatchObject({ id: rules[0]!.id, wrong: 'Isiah', right: 'Esaias' });
  const taken = await who.send('PUT', path, isaac);
  expect([taken.status, await json(taken)]).toMatchObject([409, { code: 'rule_exists' }]);
  expect((await who.send('DELETE', path)).status).toBe(204);
  expect((await who.send('DELETE', path)).status).toBe(404);
  expect((await who.send('DELETE', `${PATH}/1`)).status).toBe(404);
  expect(await rulesOf(who)).toEqual(['이사→이삭']);
});

test.each([
  ['nothing to correct', { rules: [{ wrong: '', right: '이삭' }] }],
  ['a rule that changes nothing', { rules: [{ wrong: '이사', right: '이사.' }] }],
  ['a rule too long', { rules: [{ wrong: '이'.repeat(81), right: '이삭' }] }],
  ['no rules', { rules: [] }],
  ['another shape', [isaac]],
  ['more than a rule', { rules: [{ ...isaac, id: 1 }] }],
])('%s is refused', async (_, body) => {
  const answer = await person.send('POST', PATH, body);
  expect(answer.status).toBe(400);
  expect(await answer.json()).toMatchObject({ code: 'bad_request' });
});

test("another's rules are not found", async () => {
  await put(person, isaac);
  const { rules } = await dictionaryOf(person);
  const stranger = await signUp(server.url);
  const path = `${PATH}/${rules[0]!.id}`;
  expect((await stranger.send('DELETE', path)).status).toBe(404);
  expect((await stranger.send('PUT', path, isaiah)).status).toBe(404);
  expect(await rulesOf(stranger)).toEqual([]);
  expect(await rulesOf(person)).toEqual(['이사→이삭']);
});

test('a CSV is exported for Excel and imported as it is, by somebody else too', async () => {
  const who = await signUp(server.url);
  await put(who, isaac, { wrong: '=1+1', right: '하나, 둘' });
  const exported = await who.get(`${PATH}/export`, { 'accept-language': 'ko' });
  expect(exported.headers.get('content-type')).toBe('text/csv; charset=utf-8');
  expect(decodeURIComponent(exported.headers.get('content-disposition') ?? '')).toContain('자막 사전.csv');
  const csv = new Uint8Array(await exported.arrayBuffer());
  expect([...csv.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  expect(new TextDecoder().decode(csv)).toBe(`틀린 말,바른 말\r\n'=1+1,"하나, 둘"\r\n이사,이삭\r\n`);

  const other = await signUp(server.url);
  expect(await json(importCsv(other, csv))).toMatchObject({ added: 2, duplicates: 0 });
  expect(await rulesOf(other)).toEqual(await rulesOf(who));
});

test('an import adds to what is there, or takes its place, and counts', async () => {
  const who = await signUp(server.url);
  await put(who, isaac, isaiah);
  const csv = 'wrong,right\n이사,이사야\nisiah,Isaiah\n하나,둘\n하나,셋\n';
  expect(await json(importCsv(who, csv))).toEqual({
    added: 1,
    changed: 2,
    unchanged: 0,
    removed: 0,
    duplicates: 1,
  });
  expect(await json(importCsv(who, '하나,셋\n', '?replace=true'))).toMatchObject({
    removed: 2,
    unchanged: 1,
  });
  expect(await rulesOf(who)).toEqual(['하나→셋']);
});

test('an import that cannot be read says where and why, and changes nothing', async () => {
  const who = await signUp(server.url);
  await put(who, isaac);
  const answer = await importCsv(who, '이사,이사야\n혼자\n', '?replace=true');
  expect(answer.status).toBe(422);
  const error = await json<{ code: string; message: string }>(answer);
  expect(error.code).toBe('dictionary_unreadable');
  expect(error.message).toMatch(/Line 2 .*two columns/);
  expect((await importCsv(who, '', '?replace=true')).status).toBe(422);
  expect((await importCsv(who, 'a,b\n'.repeat(600_000))).status).toBe(413);
  expect(await rulesOf(who)).toEqual(['이사→이삭']);
});
