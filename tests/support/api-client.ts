import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ApiUser, ApiVideo } from '../../core/api.ts';
import { PACKAGE_ROOT } from '../../platform/package-root.ts';

const SAMPLE = [
  ['audio', 'psalm23.mp3'],
  ['manuscript', 'psalm23.txt'],
] as const;
const READING_SECONDS = 25;
/** Its frames are all of the same length. */
const MP3_BYTES_A_SECOND = 12_000;

/** A person with an account, talking to the API as a program would. */
export async function signUp(url: string, email = `${Date.now()}@example.com`) {
  const credentials = { email, password: 'Test1234!' };
  const post = (path: string, body: unknown) =>
    fetch(`${url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  await expectOk(await post('/api/auth/register', { ...credentials, name: '테스터' }));
  const { access_token: token } = (await (await post('/api/auth/login', credentials)).json()) as {
    access_token: string;
  };
  const headers = { authorization: `Bearer ${token}`, 'accept-language': 'en' };
  const get = async <T>(path: string): Promise<T> =>
    (await expectOk(await fetch(`${url}${path}`, { headers }))).json() as Promise<T>;

  async function upload(
    fields: Record<string, string>,
    files: readonly (readonly [string, string])[],
    part: (file: string, bytes: Buffer) => Buffer = (_, bytes) => bytes,
  ): Promise<ApiVideo> {
    const form = new FormData();
    for (const [name, file] of files) {
      const bytes = part(file, await readFile(join(PACKAGE_ROOT, 'samples', file)));
      form.set(name, new Blob([new Uint8Array(bytes)]), file);
    }
    for (const [name, value] of Object.entries(fields)) form.set(name, value);
    const answer = await fetch(`${url}/api/videos`, { method: 'POST', headers, body: form });
    return (await expectOk(answer)).json() as Promise<ApiVideo>;
  }

  return {
    headers,
    get,
    me: () => get<ApiUser>('/api/auth/me'),
    video: (id: string) => get<ApiVideo>(`/api/videos/${id}`),
    /** The sample devotional with its manuscript, as any recording is uploaded. */
    uploadSample: (fields: Record<string, string> = {}) => upload(fields, SAMPLE),
    /** Its first 25 seconds, with as much of the manuscript: the scripture is read. */
    uploadReading: (fields: Record<string, string> = {}) =>
      upload(fields, SAMPLE, (file, bytes) =>
        bytes.subarray(
          0,
          file.endsWith('.mp3') ? READING_SECONDS * MP3_BYTES_A_SECOND : bytes.indexOf('우리는'),
        ),
      ),
    /** The same without its words, for a speech service to hear. */
    uploadRecording: (fields: Record<string, string> = {}) => upload(fields, [['audio', 'psalm23.mp3']]),
    /** Asks until the video is in one of these states; one that ended otherwise ends the wait. */
    async waitFor(id: string, reached: (video: ApiVideo) => boolean): Promise<ApiVideo> {
      for (;;) {
        const video = await get<ApiVideo>(`/api/videos/${id}`);
        if (reached(video)) return video;
        if (['done', 'failed', 'cancelled'].includes(video.status))
          throw new Error(`the video is ${video.status}: ${JSON.stringify(video.error ?? null)}`);
        await new Promise((resolve) => setTimeout(resolve, 300));
      }
    },
    async download(id: string, file: 'mp4' | 'srt' | 'vtt' | 'thumbnail'): Promise<Buffer> {
      const answer = await expectOk(await fetch(`${url}/api/videos/${id}/${file}`, { headers }));
      return Buffer.from(await answer.arrayBuffer());
    },
  };
}

async function expectOk(answer: Response): Promise<Response> {
  if (!answer.ok) throw new Error(`${answer.status} ${answer.url}: ${await answer.text()}`);
  return answer;
}
