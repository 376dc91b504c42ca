import { expect, test } from 'vitest';
import { allEnded, atOnce } from './at-once.ts';

test('never more than the limit at once, and the answers in the order of the items', async () => {
  let running = 0;
  let most = 0;
  const answers = await atOnce([5, 1, 4, 2, 3], 2, async (n) => {
    most = Math.max(most, ++running);
    for (let i = 0; i < n; i++) await Promise.resolve();
    running--;
    return n * 10;
  });
  expect(answers).toEqual([50, 10, 40, 20, 30]);
  expect(most).toBe(2);
});

test('after a failure nothing new begins', async () => {
  const begun: number[] = [];
  const working = atOnce([1, 2, 3, 4], 1, async (n) => {
    begun.push(n);
    if (n === 2) throw new Error('no');
  });
  await expect(working).rejects.toThrow('no');
  expect(begun).toEqual([1, 2]);
});

test('a failure is told at once to whoever ends the rest, and thrown when the rest has ended', async () => {
  const events: string[] = [];
  let endOther: () => void = () => {};
  const other = new Promise<void>((resolve) => {
    endOther = resolve;
  });
  const working = atOnce(
    ['fails', 'goes on'],
    2,
    async (item) => {
      if (item === 'fails') throw new Error('no');
      await other;
      events.push('ended');
    },
    () => {
      events.push('told');
      // an engine that is killed takes a while to be gone
      setTimeout(endOther, 5);
    },
  );
  await expect(working.finally(() => events.push('thrown'))).rejects.toThrow('no');
  expect(events).toEqual(['told', 'ended', 'thrown']);
});

test('of several at the same time the first failure is thrown', async () => {
  const failing = [
    Promise.resolve(1),
    Promise.reject(new Error('first')),
    Promise.reject(new Error('second')),
  ];
  await expect(allEnded(failing)).rejects.toThrow('first');
});
