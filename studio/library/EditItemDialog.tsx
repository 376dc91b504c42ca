import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { ApiLibraryItem } from '../../core/library-item.ts';
import { Button } from '../components/ui/button.tsx';
import { Dialog } from '../components/ui/dialog.tsx';
import { Field, Input } from '../components/ui/field.tsx';
import { currentLanguage } from '../i18n/index.ts';

const MAX_NAME = 120;
const MAX_TAGS = 20;
const MAX_TAG = 40;

interface EditItemDialogProps {
  item: ApiLibraryItem;
  onClose: () => void;
  onSave: (change: { name: string; tags: string[] }) => void;
}

/** What an upload is called, and what can be seen in it. */
export function EditItemDialog({ item, onClose, onSave }: EditItemDialogProps) {
  const { t } = useTranslation();
  const [name, setName] = useState(item.name[currentLanguage()]);
  const [tags, setTags] = useState(item.tags.join(', '));

  function save(event: FormEvent) {
    event.preventDefault();
    onSave({ name: name.trim(), tags: tagsOf(tags) });
    onClose();
  }

  return (
    <Dialog open onClose={onClose} title={t('library.editTitle')} description={t('library.editText')}>
      <form className="flex flex-col gap-5 overflow-y-auto p-5 sm:p-6" onSubmit={save}>
        <Field label={t('library.name')}>
          {(ids) => (
            <Input
              {...ids}
              required
              maxLength={MAX_NAME}
              value={name}
              onChange={({ target }) => setName(target.value)}
              data-testid="item-name"
            />
          )}
        </Field>
        <Field label={t('library.tags')} hint={t('library.tagsHint')}>
          {(ids) => (
            <Input
              {...ids}
              value={tags}
              onChange={({ target }) => setTags(target.value)}
              data-testid="item-tags"
            />
          )}
        </Field>
        <Button type="submit" kind="main" disabled={name.trim() === ''} data-testid="save-item">
          {t('library.save')}
        </Button>
      </form>
    </Dialog>
  );
}

/** `바다, 새벽` as two; a hash before one is no part of it. */
const tagsOf = (text: string): string[] =>
  [
    ...new Set(
      text
        .split(/[,，、\n]/)
        .map((tag) => tag.trim().replace(/^#/, '').slice(0, MAX_TAG).trim())
        .filter((tag) => tag !== ''),
    ),
  ].slice(0, MAX_TAGS);
