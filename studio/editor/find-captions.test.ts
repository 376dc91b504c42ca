import { describe, expect, it } from 'vitest';
import { newVideo, type Caption, type Video } from '../../core/video.ts';
import { findInCaptions, nextFound, textOf, withReplaced } from './find-captions.ts';

function captionOf(id: string, ...lines: string[]): Caption {
  const words = lines
    .join(' ')
    .split(' ')
    .map((text, i) => ({ text, startMs: i * 500, endMs: i * 500 + 400 }));
  return { id, startMs: 0, endMs: 5_000, lines, words };
}
const captions = [
  captionOf('a', '그가 나를 푸른', '풀밭에 누이시며'),
  captionOf('b', '푸른 하늘과 푸른 풀밭'),
  captionOf('c', 'The Lord is my shepherd'),
];
const video: Video = { ...newVideo(), captions };
const places = (query: string, options?: { matchCase: boolean }) =>
  findInCaptions(captions, query, options).map(({ id, from, to }) => `${id} ${from}-${to}`);
const replaced = (query: string, by: string) => withReplaced(video, findInCaptions(captions, query), by);

describe('finding in captions', () => {
  it('finds every place, in order', () => expect(places('푸른')).toEqual(['a 6-8', 'b 0-2', 'b 7-9']));

  it('finds words that stand on two lines', () => expect(places('푸른 풀밭')).toEqual(['a 6-11', 'b 7-12']));

  it('finds Hangul that is typed in parts', () =>
    expect(places('풀밭'.normalize('NFD'))).toEqual(['a 9-11', 'b 10-12']));

  it('minds capitals only where it is told to', () => {
    expect(places('lord')).toEqual(['c 4-8']);
    expect(places('lord', { matchCase: true })).toEqual([]);
  });

  it.each(['', '  ', '(', '.', '[가', '\\', '하늘+'])('takes anything literally: “%s”', (query) =>
    expect(places(query)).toEqual([]),
  );

  it('goes round, both ways', () => {
    expect(nextFound(3, null, 1)).toBe(0);
    expect(nextFound(3, 2, 1)).toBe(0);
    expect(nextFound(3, 0, -1)).toBe(2);
    expect(nextFound(0, null, 1)).toBe(-1);
  });
});

describe('replacing in captions', () => {
  it('replaces in all places, and keeps lines where they were', () => {
    const { video: after, count } = replaced('푸른 풀밭', '싱그러운 초원');
    expect(count).toBe(2);
    expect(after.captions.map(textOf)).toEqual([
      '그가 나를 싱그러운\n초원에 누이시며',
      '푸른 하늘과 싱그러운 초원',
      'The Lord is my shepherd',
    ]);
  });

  it('keeps the times of all other words', () => {
    const [after] = replaced('푸른', '파란').video.captions;
    expect(after!.words).toEqual(
      captions[0]!.words.map((word) => (word.text === '푸른' ? { ...word, text: '파란' } : word)),
    );
  });

  it('takes words out, and the space beside them', () =>
    expect(textOf(replaced('푸른 ', '').video.captions[1]!)).toBe('하늘과 풀밭'));

  it('leaves alone what would become too long', () => {
    const { video: after, count } = replaced('푸른', '푸'.repeat(390));
    expect(count).toBe(0);
    expect(after).toBe(video);
  });
});
