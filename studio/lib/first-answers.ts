import { queryClient } from './query-client.ts';
import { configQuery, FIRST_PAGE, meQuery, videoPageQuery } from './queries.ts';

/** A page that waits longer is drawn as far as it is known. */
const PATIENCE_MS = 1_000;

/**
 * What the first page shows beside its texts, as public/start.js asked for it: a page that has it from the beginning is
 * drawn once, not once for each answer. Never fails: whoever needs an answer asks again.
 */
export async function firstAnswers(): Promise<void> {
  const { pathname, search } = window.location;
  const wanted: Promise<unknown>[] = [
    queryClient.prefetchQuery(meQuery),
    queryClient.prefetchQuery(configQuery),
  ];
  if (pathname === '/videos' && search === '') {
    wanted.push(queryClient.prefetchQuery(videoPageQuery(FIRST_PAGE)));
  }
  await Promise.race([Promise.all(wanted), new Promise((resolve) => setTimeout(resolve, PATIENCE_MS))]);
}
