import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { fileKind } from './file-kind.ts';

let dir: string;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'qt-video-kind-'));
});
afterAll(() => rm(dir, { recursive: true }));

const kindOf = async (bytes: Buffer | string) => {
  const path = join(dir, 'file');
  await writeFile(path, typeof bytes === 'string' ? Buffer.from(bytes, 'latin1') : bytes);
  return fileKind(path);
};
const transportStream = Buffer.alloc(600);
for (const at of [0, 188, 376]) transportStream[at] = 0x47;

it.each([
  ['a JPEG', '\xff\xd8\xff\xe0....', { kind: 'picture', still: 'jpeg' }],
  ['a PNG', '\x89PNG\r\n\x1a\n', { kind: 'picture', still: 'png' }],
  ['a WebP', 'RIFF\0\0\0\0WEBPVP8 ', { kind: 'picture', still: 'webp' }],
  ['a HEIC', '\0\0\0\x18ftypheic\0\0\0\0', { kind: 'picture', still: null }],
  ['an MP4', '\0\0\0\x18ftypisom\0\0\0\0', { kind: 'film' }],
  ['an old QuickTime film', '\0\0\0\x08wide\0\0\0\0mdat', { kind: 'film' }],
  ['a WebM', '\x1aE\xdf\xa3\x9f', { kind: 'film' }],
  ['a camcorder’s stream', transportStream, { kind: 'film' }],
  ['an M4A', '\0\0\0\x18ftypM4A \0\0\0\0', { kind: 'sound' }],
  ['an MP3 with a tag', 'ID3\x04\0', { kind: 'sound' }],
  ['an MP3 without', '\xff\xfb\x90\x64', { kind: 'sound' }],
  ['a WAV', 'RIFF\0\0\0\0WAVEfmt ', { kind: 'sound' }],
  ['a web page', '<!DOCTYPE html>', null],
  ['a drawing with scripts', '<svg xmlns="http://www.w3.org/2000/svg">', null],
  ['a playlist', '#EXTM3U\nhttp://127.0.0.1/', null],
  ['a program', 'MZ\x90\0', null],
  ['nothing', '', null],
])('tells %s by its first bytes', async (_, bytes, kind) => {
  expect(await kindOf(bytes)).toEqual(kind);
});
