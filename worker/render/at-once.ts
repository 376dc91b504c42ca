/** Runs work on each item, so many at once, in order; the first failure is thrown and nothing new begins. */
export async function atOnce<T, R>(
  items: readonly T[],
  limit: number,
  work: (item: T) => Promise<R>,
): Promise<R[]> {
  const results: R[] = [];
  const queue = items.entries();
  let stopped = false;
  await Promise.all(
    Array.from({ length: Math.min(limit, items.length) }, async () => {
      for (const [i, item] of queue) {
        if (stopped) return;
        try {
          results[i] = await work(item);
        } catch (error) {
          stopped = true;
          throw error;
        }
      }
    }),
  );
  return results;
}
