/**
 * Runs work on each item, so many at once, in order. After a failure nothing new begins; it is thrown once what had
 * begun has ended, so that nothing goes on behind the back of whoever hears of it.
 * @param onFailure hears of it at once, to end the rest
 */
export async function atOnce<T, R>(
  items: readonly T[],
  limit: number,
  work: (item: T) => Promise<R>,
  onFailure: (error: unknown) => void = () => {},
): Promise<R[]> {
  const results: R[] = [];
  const queue = items.entries();
  let stopped = false;
  const working = Array.from({ length: Math.min(limit, items.length) }, async () => {
    for (const [i, item] of queue) {
      if (stopped) return;
      try {
        results[i] = await work(item);
      } catch (error) {
        stopped = true;
        throw error;
      }
    }
  });
  await allEnded(working, onFailure);
  return results;
}

/** As `Promise.all`, but the first failure is thrown once all have ended; `onFailure` hears of it at once. */
export async function allEnded<T extends readonly unknown[]>(
  working: readonly [...T],
  onFailure: (error: unknown) => void = () => {},
): Promise<{ -readonly [P in keyof T]: Awaited<T[P]> }> {
  try {
    return await Promise.all(working);
  } catch (error) {
    onFailure(error);
    await Promise.allSettled(working);
    throw error;
  }
}
