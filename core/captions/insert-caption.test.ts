import { describe, expect, it } from 'vitest';
import { captionSchema, type Caption } from '../video.ts';
import { insertAfter, insertAt } from './insert-caption.ts';

const caption = (id: string, startMs: number, endMs: number): Caption => ({
  id,
  startMs,
  endMs,
  lines: ['말씀'],
  words: [{ text: '말씀', startMs, endMs }],
});
const untilMs = 20_000;
const times = (captions: readonly Caption[] | null) =>
  captions?.map(({ id, startMs, endMs }) => [id, startMs, endMs]);

describe('a new caption after another', () => {
  it('takes the pause that follows', () => {
    const made = insertAfter([caption('a', 0, 2_000), caption('b', 10_000, 12_000)], {
      id: 'a',
      newId: 'n',
      untilMs,
    });
    expect(times(made)).toEqual([
      ['a', 0, 2_000],
      ['n', 2_067, 4_067],
      ['b', 10_000, 12_000],
    ]);
    for (const one of made!) expect(captionSchema.safeParse(one).success).toBe(true);
  });

  it('ends before what comes next', () => {
    const made = insertAfter([caption('a', 0, 2_000), caption('b', 3_500, 5_000)], {
      id: 'a',
      newId: 'n',
      untilMs,
    });
    expect(times(made)?.[1]).toEqual(['n', 2_067, 3_433]);
  });

  it('takes half of the time where words follow at once, and keeps the words inside', () => {
    const made = insertAfter([caption('a', 0, 4_000), caption('b', 4_067, 6_000)], {
      id: 'a',
      newId: 'n',
      untilMs,
    });
    expect(times(made)).toEqual([
      ['a', 0, 1_933],
      ['n', 2_000, 4_000],
      ['b', 4_067, 6_000],
    ]);
    expect(made![0]!.words).toEqual([{ text: '말씀', startMs: 0, endMs: 1_933 }]);
  });

  it('is none where there is no time', () => {
    const captions = [caption('a', 0, 500), caption('b', 567, 900)];
    expect(insertAfter(captions, { id: 'a', newId: 'n', untilMs })).toBeNull();
    expect(insertAfter(captions, { id: 'x', newId: 'n', untilMs })).toBeNull();
  });
});

describe('a new caption at a moment', () => {
  const captions = [caption('a', 1_000, 2_000), caption('b', 6_000, 8_000)];

  it.each([
    ['before the first', 100, [100, 933]],
    ['between two', 3_000, [3_000, 5_000]],
    ['close to the next', 5_000, [5_000, 5_933]],
    ['just after the one before', 2_010, [2_067, 4_067]],
    ['at the end', 19_000, [19_000, 20_000]],
  ])('stands in the pause: %s', (_, atMs, expected) => {
    const made = insertAt(captions, { atMs, newId: 'n', untilMs });
    const found = made?.find(({ id }) => id === 'n');
    expect([found?.startMs, found?.endMs]).toEqual(expected);
    expect(made).toEqual([...made!].sort((x, y) => x.startMs - y.startMs));
  });

  it.each([
    ['inside a caption', 1_500],
    ['where nothing could be read', 5_900],
    ['after the recording', 21_000],
  ])('is none %s', (_, atMs) => expect(insertAt(captions, { atMs, newId: 'n', untilMs })).toBeNull());
});
