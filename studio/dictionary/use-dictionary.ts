import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ApiDictionary, ApiDictionaryRule, ApiRulesPut } from '../../core/api.ts';
import { ruleKey, type DictionaryRule } from '../../core/dictionary/rule.ts';
import { request, requestJson } from '../lib/api.ts';
import { keys } from '../lib/keys.ts';

const PATH = '/api/dictionary';

/** The dictionary of whoever is logged in. */
export const useDictionary = () =>
  useQuery({
    queryKey: keys.dictionary,
    queryFn: ({ signal }) => requestJson<ApiDictionary>(PATH, { signal }),
    staleTime: 60_000,
  });

/** The rule that is there for the same words. */
export const ruleFor = (rules: readonly ApiDictionaryRule[], wrong: string): ApiDictionaryRule | undefined =>
  rules.find((rule) => ruleKey(rule.wrong) === ruleKey(wrong));

/** Changes of the dictionary. Each is over once the list is up to date again. */
export function useDictionaryChanges() {
  const queryClient = useQueryClient();
  const onSettled = () => queryClient.invalidateQueries({ queryKey: keys.dictionary });
  const put = (rule: DictionaryRule) =>
    requestJson<ApiRulesPut>(PATH, {
      method: 'POST',
      body: { rules: [{ wrong: rule.wrong, right: rule.right }] },
    });
  return {
    /** In the place of a rule for the same words, where there is one. */
    put: useMutation({ mutationFn: put, onSettled }),
    change: useMutation({
      mutationFn: ({ id, ...rule }: DictionaryRule & { id: string }) =>
        requestJson<ApiDictionaryRule>(`${PATH}/${id}`, { method: 'PUT', body: rule }),
      onSettled,
    }),
    remove: useMutation({
      mutationFn: (id: string) => request(`${PATH}/${id}`, { method: 'DELETE' }),
      // out of sight at once
      onMutate: (id) =>
        queryClient.setQueryData<ApiDictionary>(
          keys.dictionary,
          (before) => before && { ...before, rules: before.rules.filter((rule) => rule.id !== id) },
        ),
      onSettled,
    }),
    importFile: useMutation({
      mutationFn: ({ file, replace }: { file: File; replace: boolean }) =>
        requestJson<ApiRulesPut>(`${PATH}/import?replace=${replace}`, { method: 'POST', file }),
      onSettled,
    }),
  };
}

/** The dictionary as a CSV, in the reader's language. */
export const exportDictionary = async (): Promise<Blob> => (await request(`${PATH}/export`)).blob();
