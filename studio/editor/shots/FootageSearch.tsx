import { useMutation, useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { toast } from 'sonner';
import type { Format } from '../../../core/format.ts';
import type { ApiLibraryItem } from '../../../core/library-item.ts';
import { Button } from '../../components/ui/button.tsx';
import { Field, Input } from '../../components/ui/field.tsx';
import { Notice } from '../../components/ui/notice.tsx';
import { Skeleton } from '../../components/ui/skeleton.tsx';
import { requestJson } from '../../lib/api.ts';
import { failureText } from '../../lib/failure-text.ts';
import { ClipChoices } from './ClipChoices.tsx';

interface FootageSearchProps {
  initialQuery: string;
  format: Format;
  minDurationMs: number;
  now: string;
  onPick: (item: ApiLibraryItem) => void;
}

/** Clips of the stock-footage service. One that is picked is fetched first, so that it stays the same for good. */
export function FootageSearch({ initialQuery, format, minDurationMs, now, onPick }: FootageSearchProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState(initialQuery);
  const [query, setQuery] = useState(initialQuery.trim());
  const wanted = { query, format, minDurationMs: Math.round(minDurationMs) };
  const search = useQuery({
    queryKey: ['footage', wanted],
    queryFn: ({ signal }) =>
      requestJson<ApiLibraryItem[]>(
        `/api/library/footage?${new URLSearchParams({ ...wanted, minDurationMs: String(wanted.minDurationMs) })}`,
        { signal },
      ),
    enabled: query !== '',
    staleTime: 10 * 60_000,
  });
  const take = useMutation({
    mutationFn: ({ asset }: ApiLibraryItem) =>
      requestJson<ApiLibraryItem>('/api/library/footage', { method: 'POST', body: { ...wanted, asset } }),
    onSuccess: onPick,
    onError: (error) => toast.error(failureText(error, t)),
  });

  function submit(event: FormEvent) {
    event.preventDefault();
    setQuery(typed.trim());
  }

  return (
    <>
      <form onSubmit={submit} role="search" className="mb-4 flex items-end gap-2">
        <Field label={t('scenes.searchLabel')} className="min-w-0 flex-1">
          {(ids) => (
            <Input
              {...ids}
              type="search"
              value={typed}
              maxLength={200}
              onChange={({ target }) => setTyped(target.value)}
              data-testid="footage-query"
            />
          )}
        </Field>
        <Button type="submit" disabled={typed.trim() === ''} data-testid="footage-search">
          {t('scenes.searchButton')}
        </Button>
      </form>
      <div role="status" aria-live="polite">
        {search.isFetching && <span className="sr-only">{t('scenes.searching')}</span>}
        {query === '' && <p className="py-6 text-center text-muted">{t('scenes.start')}</p>}
        {search.data?.length === 0 && <p className="py-6 text-center text-muted">{t('scenes.nothing')}</p>}
      </div>
      {search.isLoading && (
        <div className="grid grid-cols-2 gap-3 sm:grid-cols-3">
          <Skeleton className="h-36" />
          <Skeleton className="h-36" />
          <Skeleton className="h-36" />
        </div>
      )}
      {search.error && (
        <Notice kind="danger" title={t('scenes.searchFailed')}>
          {failureText(search.error, t)}
        </Notice>
      )}
      {search.data && search.data.length > 0 && (
        <ClipChoices
          items={search.data}
          now={now}
          taking={take.isPending ? take.variables.asset : null}
          onPick={(item) => take.mutate(item)}
        />
      )}
    </>
  );
}
