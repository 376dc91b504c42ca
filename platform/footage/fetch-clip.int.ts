import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { AppError } from '../../core/errors.ts';
import { listen, type Listening } from '../../tests/fakes/listen.ts';
import { findFfmpeg } from '../media/find-tools.ts';
import { openMedia } from '../media/open-media.ts';
import { runProcess } from '../processes.ts';
import { fetchClip } from './fetch-clip.ts';
import { HttpStatus } from './http-status.ts';

const ffmpeg = (await findFfmpeg())!;
const media = openMedia({ kind: 'ffmpeg', ...ffmpeg });
const VIDEO = { 'content-type': 'video/mp4' };

let dir: string;
let server: Listening;
/** What is served, by path: a body, or one that never ends. */
const served = new Map<string, Buffer | 'endless'>();
const redirects = new Map<string, string>();

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'qt-fetch-'));
  server = await listen((request, response) => {
    const path = request.url ?? '';
    const to = redirects.get(path);
    if (to) return void response.writeHead(302, { location: to }).end();
    const body = served.get(path)!;
    if (body !== 'endless') return void response.writeHead(200, VIDEO).end(body);
    response.writeHead(200, VIDEO);
    const more = () => {
      while (!response.destroyed && response.write(Buffer.alloc(64 * 1024)));
    };
    response.on('drain', more);
    more();
  });
});
afterAll(async () => {
  await server.close();
  await rm(dir, { recursive: true, force: true });
});

/** A clip as a command of ffmpeg makes it. */
async function film(name: string, ...args: string[]): Promise<Buffer> {
  const path = join(dir, `made-${name}`);
  const { stderr } = await runProcess({
    command: ffmpeg.ffmpegPath,
    args: ['-y', '-v', 'error', '-f', 'lavfi', '-i', ...args, path],
  });
  expect(stderr).toBe('');
  return readFile(path);
}
const moving = (size = '640x360', seconds = 2) => [`testsrc2=s=${size}:r=25:d=${seconds}`, '-g', '10'];

async function taken(body: Buffer | 'endless', maxBytes?: number): Promise<'taken' | string | number> {
  const name = `/${served.size}.mp4`;
  served.set(name, body);
  const path = join(dir, name);
  const outcome = await fetchClip({
    link: `${server.url}${name}`,
    path,
    media,
    mayFollow: (url) => url.origin === server.url,
    signal: new AbortController().signal,
    ...(maxBytes && { maxBytes }),
  }).then(
    () => 'taken',
    (error: unknown) =>
      error instanceof AppError ? error.code : error instanceof HttpStatus ? error.status : String(error),
  );
  expect((await readdir(dir)).filter((file) => file.startsWith('sample'))).toEqual([]);
  return outcome;
}

it('takes a clip, of whatever rate, colours, turn, odd size or transparency', async () => {
  const whole = await film('whole.mp4', ...moving());
  expect(await taken(whole)).toBe('taken');
  const odd = await film('odd.mp4', ...moving('643x361'), '-pix_fmt', 'yuv444p');
  expect(await taken(odd)).toBe('taken');
  const alpha = await film('alpha.webm', `${moving()[0]},format=yuva420p`, '-c:v', 'libvpx-vp9', '-cpu-used', '8'); // prettier-ignore
  expect(await taken(alpha)).toBe('taken');
  const uneven = await film('uneven.mp4', `${moving()[0]},select='not(mod(n\\,7))+lt(n\\,9)'`, '-fps_mode', 'vfr'); // prettier-ignore
  expect(await taken(uneven)).toBe('taken');
});

it('takes nothing that is broken, whatever its header says', async () => {
  const whole = await film('start.mp4', ...moving(), '-movflags', '+faststart');
  expect(await taken(whole.subarray(0, whole.length / 2))).toBe('asset_cut_off');
  expect(await taken(Buffer.concat([whole.subarray(0, 2500), Buffer.alloc(whole.length)]))).toBe(
    'asset_unreadable',
  );
  expect(await taken(Buffer.from('<html>busy</html>'))).toBe('asset_unreadable');
  // an index of 40 GB, and a length of a month
  const huge = Buffer.from(whole);
  huge.writeUInt32BE(1, huge.indexOf('mdat') - 4);
  huge.writeBigUInt64BE(40_000_000_000n, huge.indexOf('mdat') + 4);
  expect(await taken(huge)).toBe('asset_cut_off');
  const long = Buffer.from(whole);
  long.writeUInt32BE(0x7fff_ffff, long.indexOf('stts') + 16);
  expect(await taken(long)).toBe('asset_unreadable');
  expect(await taken(await film('small.mp4', ...moving('64x64')))).toBe('asset_too_small');
  const sound = await film('sound.mp4', 'sine=duration=2');
  expect(await taken(sound)).toBe('asset_no_picture');
});

it('writes no more than a clip may have, however much comes', async () => {
  expect(await taken('endless', 300_000)).toBe(413);
  const sizes = (await readdir(dir)).filter((name) => /^\d/.test(name)).map((name) => stat(join(dir, name)));
  for (const { size } of await Promise.all(sizes)) expect(size).toBeLessThanOrEqual(1_000_000);
});

it('follows a redirect only to where it may go, and not for ever', async () => {
  const whole = await film('moved.mp4', ...moving());
  served.set('/moved.mp4', whole);
  redirects.set('/here.mp4', '/moved.mp4').set('/round.mp4', '/round.mp4');
  redirects.set('/away.mp4', 'http://127.0.0.1:9/secret');
  const get = (name: string) =>
    fetchClip({
      link: `${server.url}/${name}`,
      path: join(dir, name),
      media,
      mayFollow: (url) => url.origin === server.url,
      signal: new AbortController().signal,
    });
  await get('here.mp4');
  expect((await readFile(join(dir, 'here.mp4'))).equals(whole)).toBe(true);
  await expect(get('away.mp4')).rejects.toMatchObject({ status: 403 });
  await expect(get('round.mp4')).rejects.toBeInstanceOf(HttpStatus);
});
