import { BookmarkPlus, Download, Ellipsis, Trash2, Upload } from 'lucide-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toast } from 'sonner';
import type { ApiOwnTemplate } from '../../core/api.ts';
import type { Video } from '../../core/video.ts';
import { Button } from '../components/ui/button.tsx';
import { Menu, MenuItem } from '../components/ui/menu.tsx';
import { failureText } from '../lib/failure-text.ts';
import { isPlain } from './edit-look.ts';
import { downloadTemplate } from './own-template-files.ts';
import { SaveTemplateDialog } from './SaveTemplateDialog.tsx';
import { useOwnTemplateChanges } from './use-own-templates.ts';
import { useTemplateImport } from './use-template-import.ts';

interface OwnTemplateToolsProps {
  look: Video['template'];
  own: readonly ApiOwnTemplate[];
  /** The own template that is being used. */
  chosen: ApiOwnTemplate | undefined;
  /** Ids of the templates there are. */
  known: ReadonlySet<string>;
  disabled: boolean;
  onChooseOwn: (own: ApiOwnTemplate) => void;
}

/** Keeps the look as a template of the church's own; hands one over as a file, takes one from a file, removes one. */
export function OwnTemplateTools({ look, own, chosen, known, disabled, onChooseOwn }: OwnTemplateToolsProps) {
  const { t } = useTranslation();
  const chooser = useRef<HTMLInputElement>(null);
  const [saving, setSaving] = useState(false);
  const plain = isPlain({ template: look });
  const { create, remove } = useOwnTemplateChanges();
  const importFile = useTemplateImport(own, known);

  async function take(file: File) {
    const taken = await importFile(file);
    if (taken && !disabled) onChooseOwn(taken);
  }

  const removed = (given: ApiOwnTemplate) =>
    remove.mutate(given.id, {
      onSuccess: () =>
        toast(t('look.removed', { name: given.name }), {
          action: { label: t('app.undo'), onClick: () => create.mutate(given) },
        }),
      onError: (error) => toast.error(t('look.removeFailed'), { description: failureText(error, t) }),
    });

  return (
    <div className="flex items-center gap-2">
      {chosen || plain ? (
        <p className="min-w-0 flex-1 text-[15px] text-muted">
          {chosen ? t('look.isOwn', { name: chosen.name }) : t('look.saveLater')}
        </p>
      ) : (
        <Button
          size="small"
          className="min-w-0 flex-1"
          disabled={disabled}
          onClick={() => setSaving(true)}
          data-testid="save-own-template"
        >
          <BookmarkPlus aria-hidden />
          {t('look.saveAsOwn')}
        </Button>
      )}
      <Menu
        trigger={
          <Button size="icon" aria-label={t('look.more')} data-testid="own-template-menu">
            <Ellipsis aria-hidden />
          </Button>
        }
      >
        <MenuItem onSelect={() => chooser.current?.click()} data-testid="own-template-import">
          <Upload aria-hidden />
          {t('look.import')}
        </MenuItem>
        {chosen && (
          <MenuItem onSelect={() => downloadTemplate(chosen)} data-testid="own-template-export">
            <Download aria-hidden />
            {t('look.export', { name: chosen.name })}
          </MenuItem>
        )}
        {chosen && (
          <MenuItem
            onSelect={() => removed(chosen)}
            className="text-danger"
            data-testid="own-template-remove"
          >
            <Trash2 aria-hidden />
            {t('look.remove', { name: chosen.name })}
          </MenuItem>
        )}
      </Menu>
      <input
        ref={chooser}
        type="file"
        hidden
        accept=".json,application/json"
        data-testid="own-template-file"
        onChange={({ target }) => {
          const file = target.files?.[0];
          target.value = '';
          if (file) void take(file);
        }}
      />
      <SaveTemplateDialog open={saving} onClose={() => setSaving(false)} look={look} own={own} />
    </div>
  );
}
