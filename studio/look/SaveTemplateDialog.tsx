import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toast } from 'sonner';
import type { ApiOwnTemplate } from '../../core/api.ts';
import { ownTemplateSchema, sameName } from '../../core/own-template.ts';
import type { Video } from '../../core/video.ts';
import { Button } from '../components/ui/button.tsx';
import { Dialog } from '../components/ui/dialog.tsx';
import { Field, Input } from '../components/ui/field.tsx';
import { Notice } from '../components/ui/notice.tsx';
import { failureText } from '../lib/failure-text.ts';
import { useOwnTemplateChanges } from './use-own-templates.ts';

interface SaveTemplateDialogProps {
  open: boolean;
  onClose: () => void;
  look: Video['template'];
  own: readonly ApiOwnTemplate[];
}

/** Keeps the present look under a name, for the next videos. */
export function SaveTemplateDialog({ open, onClose, ...rest }: SaveTemplateDialogProps) {
  const { t } = useTranslation();
  return (
    <Dialog open={open} onClose={onClose} title={t('look.saveTitle')} description={t('look.saveText')}>
      {open && <SaveForm {...rest} onDone={onClose} />}
    </Dialog>
  );
}

function SaveForm({
  look,
  own,
  onDone,
}: Pick<SaveTemplateDialogProps, 'look' | 'own'> & { onDone: () => void }) {
  const { t } = useTranslation();
  const { create, change } = useOwnTemplateChanges();
  const [name, setName] = useState('');
  const present = own.find((one) => sameName(one.name, name));
  const error = create.error ?? change.error;
  const pending = create.isPending || change.isPending;

  function save() {
    const given = ownTemplateSchema.safeParse({ name, template: look.id, overrides: look.overrides });
    if (!given.success) return;
    const options = {
      onSuccess: () => {
        toast.success(t('look.saved', { name: given.data.name }));
        onDone();
      },
    };
    if (present) change.mutate({ id: present.id, ...given.data }, options);
    else create.mutate(given.data, options);
  }

  return (
    <form
      className="flex flex-col gap-5 p-5 sm:p-6"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <Field
        label={t('look.name')}
        hint={present ? t('look.willReplace', { name: present.name }) : t('look.nameHint')}
      >
        {(ids) => (
          <Input
            {...ids}
            value={name}
            maxLength={60}
            autoFocus
            autoComplete="off"
            placeholder={t('look.namePlaceholder')}
            onChange={({ target }) => setName(target.value)}
            data-testid="own-template-name"
          />
        )}
      </Field>
      {error && <Notice kind="danger">{failureText(error, t)}</Notice>}
      <Button
        type="submit"
        kind="main"
        disabled={pending || name.trim() === ''}
        data-testid="own-template-save"
      >
        {t(present ? 'look.replace' : 'look.save')}
      </Button>
    </form>
  );
}
