import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { isStatus, UnreachableFailure } from './api.ts';
import { keys } from './keys.ts';

/** Whoever's session ended is shown the log-in page: see RequireUser. */
export function noteFailure(error: unknown): void {
  if (isStatus(error, 401)) queryClient.setQueryData(keys.me, null);
}

export const queryClient: QueryClient = new QueryClient({
  queryCache: new QueryCache({ onError: noteFailure }),
  mutationCache: new MutationCache({
    onError: (error, _variables, _context, mutation) => {
      // a wrong password is no ended session
      if (mutation.options.mutationKey?.[0] !== 'log-in') noteFailure(error);
    },
  }),
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      retry: (failures, error) => error instanceof UnreachableFailure && failures < 2,
    },
  },
});
