import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeDocx, paragraph } from '../../platform/documents/testing/make-docx.ts';
import { signUp, type Person } from '../testing/person.ts';
import { startTestServer, type TestServer } from '../testing/start-test-server.ts';

let server: TestServer;
let person: Person;

beforeAll(async () => {
  server = await startTestServer();
  person = await signUp(server.url);
});
afterAll(() => server.close());

const read = (body: Uint8Array | string) =>
  fetch(`${server.url}/api/words`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${person.token}`,
      'content-type': 'application/octet-stream',
      'accept-language': 'ko',
    },
    body: typeof body === 'string' ? body : Buffer.from(body),
  });

test('the words of a Word document are told before anything is uploaded', async () => {
  const answer = await read(await makeDocx(paragraph('은혜로 살아갑니다.')));
  expect(answer.status).toBe(200);
  expect(await answer.json()).toEqual({ kind: 'manuscript', text: '은혜로 살아갑니다.' });
});

test('a document that cannot be read is refused with what to do', async () => {
  const answer = await read('%PDF-1.7');
  expect(answer.status).toBe(422);
  expect(await answer.json()).toMatchObject({
    code: 'manuscript_file_type',
    message: expect.stringContaining('PDF 파일은 읽지 못해요. Word나 한글에서 .docx나 .txt로 저장해 주세요.'),
  });
  expect(await (await read('')).json()).toMatchObject({ code: 'manuscript_empty' });
});
