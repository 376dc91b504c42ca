import { useQuery } from '@tanstack/react-query';
import { MAX_CHECKS_ASKED, type ApiClipChecks, type ApiRefusedClip } from '../../core/picture-policy.ts';
import { currentLanguage } from '../i18n/index.ts';
import { requestJson } from '../lib/api.ts';
import { keys } from '../lib/keys.ts';

/** Found footage, which somebody should look at; the rest needs none. */
const isFound = (asset: string): boolean => asset.includes(':') && !/^(?:builtin|own):/.test(asset);

/** What a model said of these, under the person's present policy; nothing is asked where none was found. */
export function useClipChecks(assets: readonly string[]) {
  const found = [...new Set(assets)].filter(isFound).toSorted().slice(0, MAX_CHECKS_ASKED);
  return useQuery({
    queryKey: [...keys.clipChecks, currentLanguage(), found],
    queryFn: ({ signal }) =>
      requestJson<ApiClipChecks>(`/api/library/checks?assets=${found.join(',')}`, { signal }),
    enabled: found.length > 0,
    staleTime: 60_000,
  });
}

/** What was not shown in the person's videos, newest first. */
export const useRefusedClips = () =>
  useQuery({
    queryKey: [...keys.refusedClips, currentLanguage()],
    queryFn: ({ signal }) => requestJson<ApiRefusedClip[]>('/api/library/refused', { signal }),
    staleTime: 60_000,
  });
