import { useQuery } from '@tanstack/react-query';
import type { ApiLibrary, ApiLibraryItem, AssetKind, Verdict } from '../../core/library-item.ts';
import { requestJson } from '../lib/api.ts';
import { keys } from '../lib/keys.ts';

/** How often is looked whether uploads are ready. */
const POLL_MS = 2_500;

/** What is asked for: one kind, or all that can be shown behind words. */
export type LibraryKind = AssetKind | 'background';

/** Backgrounds or music that can be chosen: the person's own first, newest first, then what is built in. */
export const useLibrary = (kind: LibraryKind) =>
  useQuery({
    queryKey: keys.library,
    queryFn: ({ signal }) => requestJson<ApiLibrary>('/api/library', { signal }),
    staleTime: 60_000,
    refetchInterval: ({ state }) =>
      state.data?.items.some(({ status }) => status === 'preparing') ? POLL_MS : false,
    select: (library) => ({ ...library, items: library.items.filter((item) => isOfKind(item, kind)) }),
  });

const isOfKind = (item: ApiLibraryItem, kind: LibraryKind): boolean =>
  kind === 'background' ? item.kind !== 'music' : item.kind === kind;

/** What was said of clips, those that are in no library included. */
export const useVerdicts = () =>
  useQuery({
    queryKey: keys.verdicts,
    queryFn: ({ signal }) =>
      requestJson<{ asset: string; verdict: Verdict }[]>('/api/library/verdicts', { signal }),
    staleTime: 60_000,
  });
