import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ApiOwnTemplate, ApiOwnTemplates } from '../../core/api.ts';
import type { OwnTemplate } from '../../core/own-template.ts';
import { request, requestJson } from '../lib/api.ts';
import { keys } from '../lib/keys.ts';

const PATH = '/api/templates';

/** The own templates of whoever is logged in, in the order of their names. */
export const useOwnTemplates = () =>
  useQuery({
    queryKey: keys.ownTemplates,
    queryFn: ({ signal }) => requestJson<ApiOwnTemplates>(PATH, { signal }),
    staleTime: 60_000,
  });

/** Changes of own templates. Each is over once the list is up to date again. */
export function useOwnTemplateChanges() {
  const queryClient = useQueryClient();
  const onSettled = () => queryClient.invalidateQueries({ queryKey: keys.ownTemplates });
  return {
    create: useMutation({
      mutationFn: ({ name, template, overrides }: OwnTemplate) =>
        requestJson<ApiOwnTemplate>(PATH, { method: 'POST', body: { name, template, overrides } }),
      onSettled,
    }),
    change: useMutation({
      mutationFn: ({ id, ...change }: Partial<OwnTemplate> & { id: string }) =>
        requestJson<ApiOwnTemplate>(`${PATH}/${id}`, { method: 'PATCH', body: change }),
      onSettled,
    }),
    remove: useMutation({
      mutationFn: (id: string) => request(`${PATH}/${id}`, { method: 'DELETE' }),
      // out of sight at once
      onMutate: (id) =>
        queryClient.setQueryData<ApiOwnTemplates>(
          keys.ownTemplates,
          (before) => before && { ...before, templates: before.templates.filter((own) => own.id !== id) },
        ),
      onSettled,
    }),
  };
}
