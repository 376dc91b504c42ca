import { expect, it } from 'vitest';
import { markOf } from './file-mark.ts';

const sound = (fill: (index: number) => number, size = 300_000) =>
  Uint8Array.from({ length: size }, (_, index) => fill(index) & 255);
const wave = (index: number) => index * 7;

it('knows a recording again under another name', async () => {
  const marks = ['주일 설교.m4a', 'content_1000042'].map((name) => markOf(new File([sound(wave)], name)));
  const [first, again] = await Promise.all(marks);
  expect(again).toBe(first);
});

it('tells recordings of the same length apart by how they begin and end', async () => {
  const last = (index: number) => (index === 299_999 ? 1 : wave(index));
  const first = (index: number) => (index === 0 ? 1 : wave(index));
  const files = [sound(wave), sound(last), sound(first), sound(wave, 299_999)];
  const marks = await Promise.all(files.map((bytes) => markOf(new Blob([bytes]))));
  expect(new Set(marks).size).toBe(4);
});

it('marks even an empty file', async () => {
  expect(await markOf(new Blob([]))).toMatch(/^0-/);
});
