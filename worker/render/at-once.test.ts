import { expect, test } from 'vitest';
import { atOnce } from './at-once.ts';

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
