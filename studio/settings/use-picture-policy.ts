import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { toast } from 'sonner';
import type { ApiPolicy, PolicyChange } from '../../core/picture-policy.ts';
import { requestJson } from '../lib/api.ts';
import { failureText } from '../lib/failure-text.ts';
import { keys } from '../lib/keys.ts';

const PATH = '/api/picture-policy';

export const usePicturePolicy = () =>
  useQuery({
    queryKey: keys.picturePolicy,
    queryFn: ({ signal }) => requestJson<ApiPolicy>(PATH, { signal }),
    staleTime: 60_000,
  });

/** Changes part of the policy, seen at once; what failed is told and taken back. */
export function useChangePolicy() {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: PolicyChange) => requestJson<ApiPolicy>(PATH, { method: 'PATCH', body }),
    // one after the other, so that the last word stays
    scope: { id: 'picture-policy' },
    onMutate: (change) =>
      queryClient.setQueryData<ApiPolicy>(
        keys.picturePolicy,
        (before) => before && { ...before, policy: { ...before.policy, ...change } },
      ),
    onError: (error) => {
      toast.error(t('settings.saveFailed'), { description: failureText(error, t) });
      void queryClient.invalidateQueries({ queryKey: keys.picturePolicy });
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: keys.clipChecks }),
  });
}
