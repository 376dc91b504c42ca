import { describe, expect, it } from 'vitest';
import type { Caption } from '../video.ts';
import { moveCaption, nudgeCaption } from './nudge-caption.ts';

const caption = (id: string, startMs: number, endMs: number): Caption => ({
  id,
  startMs,
  endMs,
  lines: ['주님은 나의'],
  words: [
    { text: '주님은', startMs, endMs: startMs + 400 },
    { text: '나의', startMs: startMs + 500, endMs },
  ],
});
const captions = [caption('a', 1000, 2933), caption('b', 3000, 4933), caption('c', 7000, 9000)];
const nudge = (id: string, edge: 'start' | 'end', byMs: number) =>
  nudgeCaption(captions, { id, edge, byMs, untilMs: 10_000 }).map(({ startMs, endMs }) => [startMs, endMs]);

describe('a nudged caption', () => {
  it('starts earlier, and the one before ends earlier where they would touch', () => {
    expect(nudge('b', 'start', -100)).toEqual([[1000, 2833], [2900, 4933], [7000, 9000]]); // prettier-ignore
    expect(nudge('c', 'start', -100)).toEqual([[1000, 2933], [3000, 4933], [6900, 9000]]); // prettier-ignore
  });

  it('takes its first word along', () => {
    const [, b] = nudgeCaption(captions, { id: 'b', edge: 'start', byMs: -100, untilMs: 10_000 });
    expect(b!.words[0]).toEqual({ text: '주님은', startMs: 2900, endMs: 3400 });
    const [, late] = nudgeCaption(captions, { id: 'b', edge: 'start', byMs: 100, untilMs: 10_000 });
    expect(late!.words[0]).toEqual({ text: '주님은', startMs: 3100, endMs: 3400 });
  });

  it('ends before the next one, and with the recording', () => {
    expect(nudge('a', 'end', 100)).toEqual(captions.map(({ startMs, endMs }) => [startMs, endMs]));
    expect(nudge('b', 'end', 100)[1]).toEqual([3000, 5033]);
    expect(nudge('c', 'end', 5000)[2]).toEqual([7000, 10_000]);
  });

  it('stays long enough to be seen, and behind the one before', () => {
    expect(nudge('c', 'start', 5000)[2]).toEqual([8700, 9000]);
    expect(nudge('c', 'end', -5000)[2]).toEqual([7000, 7300]);
    expect(nudge('b', 'start', -5000).slice(0, 2)).toEqual([[1000, 1300], [1367, 4933]]); // prettier-ignore
    expect(nudge('a', 'start', -5000)[0]).toEqual([0, 2933]);
  });
});

describe('a moved caption', () => {
  const move = (id: string, byMs: number) => moveCaption(captions, { id, byMs, untilMs: 10_000 });

  it('takes its words along and stays as long', () => {
    expect(move('c', -500)[2]).toEqual(caption('c', 6500, 8500));
  });

  it('stops at its neighbours, and where the recording begins and ends', () => {
    const at = (id: string, byMs: number, i: number) => move(id, byMs)[i]!.startMs;
    expect(at('c', -5000, 2)).toBe(5000);
    expect(at('c', 5000, 2)).toBe(8000);
    expect(at('a', -5000, 0)).toBe(0);
    expect(move('a', 500)).toBe(captions);
  });

  it('is never pushed by a neighbour that is in its way already', () => {
    const crossed = [caption('a', 1000, 3500), caption('b', 3000, 4933)];
    const moved = moveCaption(crossed, { id: 'b', byMs: -200, untilMs: 10_000 });
    expect(moved).toBe(crossed);
  });
});
