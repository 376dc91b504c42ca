import { expect, test } from 'vitest';
import { nextVerses } from './next-verses.ts';

const tap = (...taps: number[]) => taps.reduce<ReturnType<typeof nextVerses>>(nextVerses, null);

test('one tap is a verse, two are from the first to the second', () => {
  expect(tap(16)).toEqual({ from: 16, to: 16 });
  expect(tap(16, 18)).toEqual({ from: 16, to: 18 });
});

test('a tap before the beginning, or after both, begins anew', () => {
  expect(tap(16, 3)).toEqual({ from: 3, to: 3 });
  expect(tap(16, 18, 20)).toEqual({ from: 20, to: 20 });
});

test('the same verse again takes it back', () => {
  expect(tap(16, 16)).toBeNull();
});
