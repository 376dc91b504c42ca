import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ownTemplateSchema } from '../../core/own-template.ts';
import { Button } from '../components/ui/button.tsx';
import { Dialog } from '../components/ui/dialog.tsx';
import { Field, Input } from '../components/ui/field.tsx';
import { Notice } from '../components/ui/notice.tsx';
import { failureText } from '../lib/failure-text.ts';
import { useOwnTemplateChanges } from '../look/use-own-templates.ts';
import type { Look } from './looks.ts';

/** Asks for another name of one's own look; null is closed. */
export function RenameDialog({ look, onClose }: { look: Look | null; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Dialog
      open={look !== null}
      onClose={onClose}
      title={t('dashboard.templates.renameTitle')}
      description={t('dashboard.templates.renameText')}
    >
      {look?.own && <RenameForm id={look.own.id} name={look.name} onClose={onClose} />}
    </Dialog>
  );
}

function RenameForm({ id, name, onClose }: { id: string; name: string; onClose: () => void }) {
  const { t } = useTranslation();
  const [given, setGiven] = useState(name);
  const { change } = useOwnTemplateChanges();
  const parsed = ownTemplateSchema.shape.name.safeParse(given);
  return (
    <form
      className="flex flex-col gap-4 px-5 py-5 sm:px-6"
      onSubmit={(event) => {
        event.preventDefault();
        if (parsed.success) change.mutate({ id, name: parsed.data }, { onSuccess: onClose });
      }}
    >
      <Field label={t('dashboard.templates.name')}>
        {(ids) => (
          <Input
            {...ids}
            value={given}
            maxLength={60}
            autoFocus
            onChange={({ target }) => setGiven(target.value)}
            data-testid="look-name"
          />
        )}
      </Field>
      {change.error && (
        <Notice kind="danger" title={t('dashboard.templates.renameFailed')}>
          <p>{failureText(change.error, t)}</p>
        </Notice>
      )}
      <Button
        kind="main"
        type="submit"
        disabled={!parsed.success || change.isPending}
        data-testid="save-look-name"
      >
        {t('dashboard.templates.save')}
      </Button>
    </form>
  );
}
