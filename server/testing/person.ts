import { randomUUID } from 'node:crypto';
import type { ApiVideo } from '../../core/api.ts';
import { toneWav } from './tone-wav.ts';

/** Somebody with an account, calling the API as a program would. */
export interface Person {
  email: string;
  token: string;
  get(path: string, headers?: Record<string, string>): Promise<Response>;
  send(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Response>;
  upload(fields?: Record<string, string | File>): Promise<Response>;
  /** An upload that is taken. */
  makeVideo(fields?: Record<string, string | File>): Promise<ApiVideo>;
  credits(): Promise<number>;
}

export const PASSWORD = 'Test1234!';

export const postJson = (
  url: string,
  body: unknown,
  headers: Record<string, string> = {},
): Promise<Response> =>
  fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });

/** Signs somebody up and logs them in. */
export async function signUp(url: string): Promise<Person> {
  const email = `${randomUUID()}@example.com`;
  await postJson(`${url}/api/auth/register`, { email, password: PASSWORD, name: '테스터' });
  return logIn(url, email);
}

/** The same person, also on another server on the same data. */
export async function logIn(url: string, email: string): Promise<Person> {
  const answer = await postJson(`${url}/api/auth/login`, { email, password: PASSWORD });
  const { access_token: token } = (await answer.json()) as { access_token: string };
  const authorization = `Bearer ${token}`;

  const get = (path: string, headers = {}) =>
    fetch(`${url}${path}`, { headers: { authorization, ...headers } });
  const upload = (fields: Record<string, string | File> = {}) => {
    const form = new FormData();
    const all = {
      audio: wavFile(),
      manuscript: '여호와는 나의 목자시니 내게 부족함이 없으리로다.',
      ...fields,
    };
    for (const [name, value] of Object.entries(all)) form.set(name, value);
    return fetch(`${url}/api/videos`, { method: 'POST', headers: { authorization }, body: form });
  };
  return {
    email,
    token,
    get,
    upload,
    send: (method, path, body, headers = {}) =>
      fetch(`${url}${path}`, {
        method,
        headers: {
          authorization,
          ...(body !== undefined && { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      }),
    async makeVideo(fields) {
      const made = await upload(fields);
      if (made.status !== 202) throw new Error(`${made.status} ${await made.text()}`);
      return (await made.json()) as ApiVideo;
    },
    async credits() {
      const me = (await (await get('/api/auth/me')).json()) as { credits: number };
      return me.credits;
    },
  };
}

/** A recording that any decoder takes: a tone of one and a half seconds. */
export const wavFile = (name = '설교 녹음.wav'): File =>
  new File([new Uint8Array(toneWav(1500))], name, { type: 'audio/wav' });
