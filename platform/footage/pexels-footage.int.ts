import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeFilm } from '../../tests/support/make-media.ts';
import {
  pexelsVideo,
  startPexelsServer,
  type PexelsAnswer,
  type PexelsServer,
} from '../../tests/fakes/pexels-server.ts';
import { findMediaEngine } from '../media/find-tools.ts';
import { openMedia } from '../media/open-media.ts';
import { openPexels } from './pexels-footage.ts';

const scratch = mkdtempSync(join(tmpdir(), 'qt-pexels-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));
const media = openMedia((await findMediaEngine())!);
let film: Buffer;
beforeAll(async () => {
  await makeFilm(media, 'testsrc2=s=640x360:r=25:d=1', join(scratch, 'film.mp4'));
  film = readFileSync(join(scratch, 'film.mp4'));
});
const servers: PexelsServer[] = [];
afterAll(() => Promise.all(servers.map((server) => server.close())));

const HTML: PexelsAnswer = { status: 200, body: '<html>', headers: { 'content-type': 'text/html' } };
const failing = (status: number, headers: Record<string, string> = {}): PexelsAnswer => ({
  status,
  body: { error: 'as the fake words it' },
  headers,
});

async function openFake(
  find: Parameters<typeof startPexelsServer>[0] = (url) => [pexelsVideo(1, 10, [[1920, 1080]], url)],
) {
  const server = await startPexelsServer(find, film);
  servers.push(server);
  const warnings: unknown[] = [];
  const log = { warn: (...said: unknown[]) => void warnings.push(said) };
  return { server, warnings, footage: openPexels({ apiKey: 'pexels-key', baseUrl: server.url, media, log }) };
}

const { signal } = new AbortController();
const search = { query: 'sheep on green hills', format: '9:16', minDurationMs: 5000, signal } as const;

describe('footage from Pexels', () => {
  it('asks for what fits the format', async () => {
    const { server, footage } = await openFake((url) => [pexelsVideo(1, 10, [[1080, 1920]], url)]);
    expect((await footage.search(search)).map((f) => f.clip.asset)).toEqual(['pexels:1/100']);
    await footage.search({ ...search, format: '1:1' });
    expect(server.searches).toEqual([
      {
        authorization: 'pexels-key',
        query: { query: 'sheep on green hills', orientation: 'portrait', size: 'medium', per_page: '80' },
      },
      expect.objectContaining({ query: expect.objectContaining({ orientation: 'landscape' }) }),
    ]);
  });

  it('asks once for the same thing, and finds it again for another length', async () => {
    const { server, footage } = await openFake((url) => [
      pexelsVideo(1, 6, [[1080, 1920]], url),
      pexelsVideo(2, 30, [[1080, 1920]], url),
    ]);
    expect((await footage.search(search))[0]?.clip.asset).toBe('pexels:1/100');
    expect((await footage.search({ ...search, minDurationMs: 20_000 }))[0]?.clip.asset).toBe('pexels:2/200');
    expect(server.searches).toHaveLength(1);
  });

  it.each([
    ['a busy service', failing(500), 2],
    ['a refused key', failing(401), 1],
    ['HTML', HTML, 2],
    ['an answer that is none', { status: 200, body: { hello: 'world' } }, 2],
  ] as const)('finds nothing, and tells the log, with %s', async (_, answer, asked) => {
    const { server, footage, warnings } = await openFake();
    server.answerNext(...Array.from({ length: asked }, () => answer));
    expect(await footage.search(search)).toEqual([]);
    expect(server.searches).toHaveLength(asked);
    expect(warnings).toHaveLength(1);
    expect((await footage.search({ ...search, format: '16:9' })).length).toBe(1);
  });

  it('asks nothing more while the limit is used up', async () => {
    const inAnHour = String(Math.floor(Date.now() / 1000) + 3600);
    const { server, footage } = await openFake();
    server.answerNext(failing(429, { 'x-ratelimit-reset': inAnHour }));
    expect(await footage.search(search)).toEqual([]);
    expect(await footage.search({ ...search, query: 'another' })).toEqual([]);
    expect(server.searches).toHaveLength(1);
  });

  it('heeds that the last search of the hour was the last', async () => {
    const { server, footage } = await openFake();
    const headers = {
      'x-ratelimit-remaining': '0',
      'x-ratelimit-reset': String(Math.floor(Date.now() / 1000) + 60),
    };
    server.answerNext({ status: 200, body: { videos: [] }, headers });
    await footage.search(search);
    await footage.search({ ...search, query: 'another' });
    expect(server.searches).toHaveLength(1);
  });

  it('downloads the very file, complete or not at all', async () => {
    const { server, footage } = await openFake();
    const [clip] = await footage.search({ ...search, format: '16:9' });
    const path = join(scratch, 'clip.mp4');
    server.answerNext(failing(503));
    await footage.download({ clip: clip!, path, signal });
    expect(readFileSync(path).equals(film)).toBe(true);
    expect(server.downloads).toEqual(Array(2).fill('/video-files/1/1-hd_1920_1080.mp4'));
  });

  it.each([
    ['a file that is gone', failing(404)],
    ['HTML instead of a video', HTML],
    [
      'a file that is cut off',
      { status: 200, body: 'cut', headers: { 'content-type': 'video/mp4', 'content-length': '900' } },
    ],
    [
      'an empty file',
      { status: 200, body: '', headers: { 'content-type': 'video/mp4', 'content-length': '0' } },
    ],
  ] as const)('says that %s is missing and leaves nothing behind', async (_, answer) => {
    const { server, footage } = await openFake();
    const [clip] = await footage.search({ ...search, format: '16:9' });
    server.answerNext(answer, answer);
    const path = join(scratch, 'missing.mp4');
    await expect(footage.download({ clip: clip!, path, signal })).rejects.toMatchObject({
      code: 'asset_missing',
      params: { asset: 'pexels:1/100' },
    });
    expect(existsSync(path)).toBe(false);
    expect(readdirSync(scratch).filter((name) => name.startsWith('missing'))).toEqual([]);
  });

  it('follows no link that leads elsewhere', async () => {
    const elsewhere = await openFake();
    const { footage } = await openFake(() => [pexelsVideo(1, 10, [[1920, 1080]], elsewhere.server.url)]);
    const [clip] = await footage.search({ ...search, format: '16:9' });
    const path = join(scratch, 'elsewhere.mp4');
    await expect(footage.download({ clip: clip!, path, signal })).rejects.toMatchObject({
      code: 'asset_missing',
    });
    expect(elsewhere.server.downloads).toEqual([]);
  });

  it('stops when told to', async () => {
    const { server, footage } = await openFake();
    const stop = new AbortController();
    stop.abort();
    await expect(footage.search({ ...search, signal: stop.signal })).rejects.toMatchObject({
      code: 'cancelled',
    });
    expect(server.searches).toEqual([]);
  });
});
