import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { readMp4Index } from './mp4-index.ts';

const dir = mkdtempSync(join(tmpdir(), 'qt-mp4-index-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

const words = (...numbers: number[]): Buffer => {
  const bytes = Buffer.alloc(numbers.length * 4);
  numbers.forEach((number, i) => bytes.writeUInt32BE(number, i * 4));
  return bytes;
};
const box = (type: string, ...parts: (Buffer | string)[]): Buffer => {
  const body = Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : part)));
  return Buffer.concat([words(body.length + 8), Buffer.from(type), body]);
};
/** A description of 1920 × 1080. */
const sample = Buffer.alloc(16 + 70);
sample.writeUInt16BE(1920, 8 + 32);
sample.writeUInt16BE(1080, 8 + 34);
const track = (kind: string, tables: Buffer[]) =>
  box(
    'trak',
    box(
      'mdia',
      // 600 ticks a second
      box('mdhd', words(0, 0, 0, 600, 0)),
      box('hdlr', words(0, 0), kind, words(0)),
      box('minf', box('stbl', box('stsd', sample), ...tables)),
    ),
  );
/** 10 pictures of 20 ticks, then 5 of 200. */
const times = box('stts', words(0, 2, 10, 20, 5, 200));
const keyframes = box('stss', words(0, 3, 1, 11, 13));

async function indexOf(...boxes: Buffer[]) {
  const path = join(dir, 'film.mp4');
  writeFileSync(path, Buffer.concat(boxes));
  return readMp4Index(path);
}
const start = box('ftyp', 'isom');

it('says how large and long the picture is, and where its keyframes are, wherever the index lies', async () => {
  const moov = box('moov', track('soun', [times]), track('vide', [times, keyframes]));
  const said = { width: 1920, height: 1080, durationMs: 2000, keyframesMs: [0, 1000 / 3, 1000] };
  expect(await indexOf(start, moov, box('mdat', 'film'))).toEqual(said);
  expect(await indexOf(start, box('mdat', 'film'), moov)).toEqual(said);
});

it('says that every picture is a keyframe where no list tells', async () => {
  expect((await indexOf(start, box('moov', track('vide', [times]))))?.keyframesMs).toBeNull();
});

it('says nothing of what is no such film, or has an index that cannot be', async () => {
  expect(await indexOf(Buffer.from('<html>busy</html>'))).toBeNull();
  expect(await indexOf(start)).toBeNull();
  expect(await indexOf(start, box('moov', track('soun', [times])))).toBeNull();
  expect(await indexOf(start, box('moov', track('vide', [box('stts', words(0, 0))])))).toBeNull();
  const endless = box('stts', words(0, 0x7fff_ffff, 10, 20));
  expect(await indexOf(start, box('moov', track('vide', [endless])))).toBeNull();
  const whole = box('moov', track('vide', [times, keyframes]));
  for (let length = 1; length < whole.length; length += 7)
    expect((await indexOf(start, whole.subarray(0, length)))?.durationMs ?? 2000).toBe(2000);
});
