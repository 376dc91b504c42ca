import { BookOpenText, Plus, Search } from 'lucide-react';
import { useCallback, useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toast } from 'sonner';
import type { ApiDictionaryRule } from '../../core/api.ts';
import { foldCase, type DictionaryRule } from '../../core/dictionary/rule.ts';
import { Page } from '../components/page.tsx';
import { Button } from '../components/ui/button.tsx';
import { Input } from '../components/ui/field.tsx';
import { Notice } from '../components/ui/notice.tsx';
import { Skeleton } from '../components/ui/skeleton.tsx';
import { ImportExport } from '../dictionary/ImportExport.tsx';
import { RuleForm } from '../dictionary/RuleForm.tsx';
import { RuleRow } from '../dictionary/RuleRow.tsx';
import { ruleFor, useDictionary, useDictionaryChanges } from '../dictionary/use-dictionary.ts';
import { failureText } from '../lib/failure-text.ts';

/** As many as are seen at a glance need no search. */
const SEARCH_FROM = 8;
const NONE: readonly ApiDictionaryRule[] = [];

export default function DictionaryPage() {
  const { t } = useTranslation();
  const { data, error, isPending, refetch } = useDictionary();
  const { put, change, remove } = useDictionaryChanges();
  const [search, setSearch] = useState('');
  const wanted = foldCase(useDeferredValue(search).trim());
  const rules = data?.rules ?? NONE;
  const shown = rules.filter(({ wrong, right }) => foldCase(`${wrong} ${right}`).includes(wanted));

  const failed = useCallback(
    (text: string) => (error: unknown) => {
      toast.error(text, { description: failureText(error, t) });
      return false;
    },
    [t],
  );
  const { mutateAsync: putRule } = put;
  const { mutateAsync: changeRule } = change;
  const { mutateAsync: removeRule } = remove;

  const add = (rule: DictionaryRule) => putRule(rule).then(() => true, failed(t('dictionary.addFailed')));
  const changed = useCallback(
    (rule: ApiDictionaryRule) =>
      changeRule({ id: rule.id, wrong: rule.wrong, right: rule.right }).then(
        () => true,
        failed(t('dictionary.changeFailed')),
      ),
    [changeRule, failed, t],
  );
  const removed = useCallback(
    (rule: ApiDictionaryRule) => {
      void removeRule(rule.id).then(
        () =>
          toast(t('dictionary.removed', { wrong: rule.wrong, right: rule.right }), {
            action: {
              label: t('app.undo'),
              onClick: () => void putRule(rule).catch(failed(t('dictionary.addFailed'))),
            },
          }),
        failed(t('dictionary.removeFailed')),
      );
    },
    [removeRule, putRule, failed, t],
  );
  const other = useCallback(
    (wrong: string, than: ApiDictionaryRule) => {
      const there = ruleFor(rules, wrong);
      return there?.id === than.id ? undefined : there;
    },
    [rules],
  );

  return (
    <Page title={t('dictionary.title')} className="max-w-3xl">
      <div className="mb-3 flex flex-wrap items-center gap-3">
        <h1 className="mr-auto w-full font-serif text-3xl sm:w-auto">{t('dictionary.title')}</h1>
        {data && <ImportExport count={rules.length} />}
      </div>
      <p className="mb-6 max-w-prose text-muted">{t('dictionary.lead')}</p>

      <section
        aria-label={t('dictionary.add')}
        className="mb-8 rounded-card border border-line bg-raised p-4 sm:p-5"
      >
        <RuleForm present={(wrong) => ruleFor(rules, wrong)} onSubmit={add}>
          <Button
            type="submit"
            kind="main"
            disabled={!data || put.isPending}
            className="flex-1"
            data-testid="rule-add"
          >
            <Plus aria-hidden />
            {t('dictionary.add')}
          </Button>
        </RuleForm>
      </section>

      {error && !data ? (
        <Notice kind="danger" title={t('dictionary.loadFailed')}>
          <p>{failureText(error, t)}</p>
          <Button size="small" className="mt-3" onClick={() => void refetch()}>
            {t('app.retry')}
          </Button>
        </Notice>
      ) : isPending ? (
        <Skeleton className="h-64 w-full" />
      ) : rules.length === 0 ? (
        <div
          className="flex flex-col items-center gap-3 px-5 py-10 text-center"
          data-testid="dictionary-empty"
        >
          <BookOpenText aria-hidden className="size-10 text-accent" />
          <h2 className="font-serif text-2xl">{t('dictionary.emptyTitle')}</h2>
          <p className="max-w-prose text-muted">{t('dictionary.emptyText')}</p>
        </div>
      ) : (
        <>
          <div className="mb-2 flex flex-wrap items-center gap-x-4 gap-y-3">
            <p className="mr-auto text-[15px] text-muted" role="status">
              {wanted === ''
                ? t('dictionary.count', { count: rules.length })
                : t('dictionary.found', { count: shown.length })}
            </p>
            {rules.length >= SEARCH_FROM && (
              <div className="relative w-full sm:w-72">
                <Search aria-hidden className="absolute top-3.5 left-4 size-5 text-muted" />
                <Input
                  type="search"
                  aria-label={t('dictionary.search')}
                  placeholder={t('dictionary.search')}
                  value={search}
                  className="pl-12"
                  onChange={({ target }) => setSearch(target.value)}
                  data-testid="rule-search"
                />
              </div>
            )}
          </div>
          <ul aria-label={t('dictionary.title')} className="flex flex-col" data-testid="rules">
            {shown.map((rule) => (
              <RuleRow key={rule.id} rule={rule} onChange={changed} onRemove={removed} other={other} />
            ))}
          </ul>
        </>
      )}
    </Page>
  );
}
