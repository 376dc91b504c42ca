import { Readable } from 'node:stream';
import { setImmediate as turn } from 'node:timers/promises';
import JSZip from 'jszip';
import { expect, test } from 'vitest';
import { zipPack, type ZipEntry } from './zip-pack.ts';

const entry = (path: string, text: string): ZipEntry => ({
  path,
  sizeBytes: Buffer.byteLength(text),
  open: async () => Readable.from([Buffer.from(text)]),
});

async function bytesOf(stream: Readable): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

test('holds each file as it is, and is exactly as long as it said before', async () => {
  const { sizeBytes, stream } = await zipPack([entry('README.txt', '안녕'), entry('media/a.mp4', 'film')]);
  const bytes = await bytesOf(stream);
  expect(bytes.length).toBe(sizeBytes);
  // stored, not compressed
  expect(bytes.includes('film')).toBe(true);
  const zip = await JSZip.loadAsync(bytes);
  expect(await zip.file('README.txt')!.async('string')).toBe('안녕');
  expect(await zip.file('media/a.mp4')!.async('string')).toBe('film');
});

test('is the same to the last byte each time', async () => {
  const make = async () => bytesOf((await zipPack([entry('a.txt', 'a')])).stream);
  expect((await make()).equals(await make())).toBe(true);
});

test('opens one file after the other', async () => {
  let open = 0;
  let most = 0;
  const counted = (path: string): ZipEntry => ({
    ...entry(path, 'x'.repeat(1000)),
    async open() {
      most = Math.max(most, ++open);
      return Readable.from([Buffer.alloc(1000)]).once('end', () => open--);
    },
  });
  await bytesOf((await zipPack(['a', 'b', 'c', 'd'].map(counted))).stream);
  expect(most).toBe(1);
});

test('who goes away ends the reading', async () => {
  let closed = false;
  const endless = new Readable({
    read() {
      this.push(Buffer.alloc(65_536));
    },
    destroy(error, done) {
      closed = true;
      done(error);
    },
  });
  const { stream } = await zipPack([{ path: 'a', sizeBytes: 1e12, open: async () => endless }]);
  for await (const _ of stream) break;
  await turn();
  expect(closed).toBe(true);
});

test('a reader that is slow is waited for: what nobody takes is not read', async () => {
  let read = 0;
  const big = new Readable({
    read() {
      read += 65_536;
      this.push(Buffer.alloc(65_536));
    },
  });
  const { stream } = await zipPack([{ path: 'a', sizeBytes: 1e12, open: async () => big }]);
  for (let i = 0; i < 200; i++) await turn();
  expect(read).toBeLessThan(2_000_000);
  stream.destroy();
});

test('a file that is gone, breaks off, or is not as long as was said fails the archive', async () => {
  const gone = { path: 'a', sizeBytes: 1, open: () => Promise.reject(new Error('gone')) };
  const broken = {
    path: 'a',
    sizeBytes: 9,
    open: async () =>
      new Readable({
        read() {
          this.destroy(new Error('reset'));
        },
      }),
  };
  const short = { ...entry('a', 'short'), sizeBytes: 9 };
  for (const bad of [gone, broken, short]) {
    const { stream } = await zipPack([entry('b', 'fine'), bad]);
    await expect(bytesOf(stream)).rejects.toThrow();
  }
});
