import { expect, it } from 'vitest';
import { laterTurn, nextTurn, type Turn } from './turns.ts';

/** Queues jobs of people, one worker taking one at a time; answers whose turn it was, in order. */
function simulate(arrivals: Record<number, { userId: string; jobs: number }[]>, steps: number): string[] {
  const waiting: Turn[] = [];
  let running: Turn[] = [];
  const taken: string[] = [];
  for (let step = 0; step < steps; step++) {
    for (const { userId, jobs } of arrivals[step] ?? []) {
      const first = nextTurn([...waiting, ...running], userId);
      for (let i = 0; i < jobs; i++) waiting.push({ userId, turn: laterTurn(first, i), running: false });
    }
    waiting.sort((a, b) => a.turn - b.turn);
    const next = waiting.shift();
    running = next ? [{ ...next, running: true }] : [];
    if (next) taken.push(next.userId);
  }
  return taken;
}

it('gives somebody new their turn after one job of who has many, and then every other', () => {
  const taken = simulate({ 0: [{ userId: 'a', jobs: 120 }], 30: [{ userId: 'b', jobs: 4 }] }, 124);
  expect(taken.slice(30, 39).join('')).toBe('ababababa');
  expect(taken.filter((who) => who === 'a')).toHaveLength(120);
});

it('lets several videos of one person share the turns of that person', () => {
  const taken = simulate(
    {
      0: [
        { userId: 'a', jobs: 20 },
        { userId: 'a', jobs: 20 },
        { userId: 'b', jobs: 10 },
      ],
    },
    50,
  );
  expect(taken.slice(0, 20).filter((who) => who === 'a')).toHaveLength(10);
});

it('starves nobody: who has many goes on while others come and come', () => {
  const newcomers = Object.fromEntries(
    Array.from({ length: 100 }, (_, i) => [4 * i + 1, [{ userId: `new${i}`, jobs: 2 }]]),
  );
  const taken = simulate({ 0: [{ userId: 'a', jobs: 30 }], ...newcomers }, 400);
  // half of all turns are left to them, and they get them
  expect(taken.lastIndexOf('a')).toBeLessThan(80);
  expect(taken.filter((who) => who === 'a')).toHaveLength(30);
});

it('begins again at the first turn once nobody waits', () => {
  expect(nextTurn([], 'a')).toBe(1);
  expect(nextTurn([{ userId: 'b', turn: 7, running: true }], 'a')).toBe(7);
});

it('stays within what the queue can count to', () => {
  expect(laterTurn(2 ** 21 - 3, 50)).toBe(2 ** 21 - 1);
});
