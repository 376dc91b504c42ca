import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { toast } from 'sonner';
import {
  ownAssetId,
  type ApiLibrary,
  type ApiLibraryItem,
  type AssetChange,
  type Verdict,
} from '../../core/library-item.ts';
import { currentLanguage } from '../i18n/index.ts';
import { request, requestJson } from '../lib/api.ts';
import { failureText } from '../lib/failure-text.ts';
import { keys } from '../lib/keys.ts';

const UNDO_MS = 8_000;
const pathOf = (asset: string): string => `/api/library/${ownAssetId(asset)}`;

/** Changes of the library; what failed is told. */
export function useLibraryChanges() {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const refresh = () => queryClient.invalidateQueries({ queryKey: keys.library });
  const put = (change: (items: ApiLibraryItem[]) => ApiLibraryItem[]) =>
    queryClient.setQueryData<ApiLibrary>(
      keys.library,
      (before) => before && { ...before, items: change(before.items) },
    );
  const failed = (title: string) => (error: unknown) => {
    toast.error(title, { description: failureText(error, t) });
  };

  const change = useMutation({
    mutationFn: ({ asset, ...body }: AssetChange & { asset: string }) =>
      requestJson<ApiLibraryItem>(pathOf(asset), { method: 'PATCH', body }),
    onSuccess: (item) =>
      put((items) => items.map((present) => (present.asset === item.asset ? item : present))),
    onError: failed(t('library.changeFailed')),
    onSettled: refresh,
  });

  const remove = useMutation({
    mutationFn: (item: ApiLibraryItem) => request(pathOf(item.asset), { method: 'DELETE' }),
    onMutate: ({ asset }) => put((items) => items.filter((item) => item.asset !== asset)),
    onSuccess: (_, item) => {
      toast(t('library.removed', { name: item.name[currentLanguage()] }), {
        duration: UNDO_MS,
        action: {
          label: t('app.undo'),
          onClick: () => change.mutate({ asset: item.asset, deleted: false }),
        },
      });
    },
    onError: failed(t('library.removeFailed')),
    onSettled: refresh,
  });

  const say = useMutation({
    mutationFn: ({ asset, verdict }: { asset: string; verdict: Verdict | null }) =>
      verdict
        ? request('/api/library/verdicts', { method: 'PUT', body: { asset, verdict } })
        : request(`/api/library/verdicts/${asset.replace(':', '/')}`, { method: 'DELETE' }),
    onMutate: ({ asset, verdict }) =>
      put((items) => items.map((item) => (item.asset === asset ? { ...item, verdict } : item))),
    onError: failed(t('library.sayFailed')),
    onSettled: () => {
      void queryClient.invalidateQueries({ queryKey: keys.verdicts });
      void queryClient.invalidateQueries({ queryKey: keys.refusedClips });
      return refresh();
    },
  });

  return { change, remove, say };
}
