import { useTranslation } from 'react-i18next';
import { toast } from 'sonner';
import type { ApiOwnTemplate } from '../../core/api.ts';
import { failureText } from '../lib/failure-text.ts';
import { useOwnTemplateChanges } from '../look/use-own-templates.ts';

/** Deletes an own look at once; undoing makes it again as it was. */
export function useOwnTemplateDelete() {
  const { t } = useTranslation();
  const { create, remove } = useOwnTemplateChanges();
  const tell = (error: Error) => toast.error(t('look.removeFailed'), { description: failureText(error, t) });

  return ({ id, name, template, overrides }: ApiOwnTemplate) => {
    const bringBack = () =>
      create.mutate(
        { name, template, overrides },
        { onError: (error) => toast.error(failureText(error, t)) },
      );
    // not the callbacks of `mutate`: those of several at a time are lost but for the last
    remove.mutateAsync(id).then(
      () =>
        toast(t('look.removed', { name }), {
          action: { label: t('app.undo'), onClick: bringBack },
        }),
      tell,
    );
  };
}
