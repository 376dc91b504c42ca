import { Ban, EllipsisVertical, Pencil, RotateCcw, ThumbsUp, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ApiLibraryItem, Verdict } from '../../core/library-item.ts';
import { Button } from '../components/ui/button.tsx';
import { Menu, MenuItem } from '../components/ui/menu.tsx';
import { currentLanguage } from '../i18n/index.ts';

export interface ItemActions {
  onEdit: (item: ApiLibraryItem) => void;
  onRemove: (item: ApiLibraryItem) => void;
  onSay: (item: ApiLibraryItem, verdict: Verdict | null) => void;
}

/** What can be done with a background or a piece of music; null where there is nothing. */
export function ItemMenu({ item, onEdit, onRemove, onSay }: ItemActions & { item: ApiLibraryItem }) {
  const { t } = useTranslation();
  const { own, status, verdict } = item;
  const judged = item.kind !== 'music' && status === 'ready';
  if (!own && !judged) return null;
  return (
    <Menu
      trigger={
        <Button
          kind="quiet"
          size="icon"
          aria-label={t('library.more', { name: item.name[currentLanguage()] })}
          data-testid={`more-${item.asset}`}
        >
          <EllipsisVertical aria-hidden />
        </Button>
      }
    >
      {own && (
        <MenuItem onSelect={() => onEdit(item)} data-testid="edit-item">
          <Pencil aria-hidden />
          {t('library.edit')}
        </MenuItem>
      )}
      {judged && verdict !== 'always' && (
        <MenuItem onSelect={() => onSay(item, 'always')} data-testid="say-always">
          <ThumbsUp aria-hidden />
          {t('library.sayAlways')}
        </MenuItem>
      )}
      {judged && verdict !== 'never' && (
        <MenuItem onSelect={() => onSay(item, 'never')} data-testid="say-never">
          <Ban aria-hidden />
          {t('library.sayNever')}
        </MenuItem>
      )}
      {judged && verdict !== null && (
        <MenuItem onSelect={() => onSay(item, null)} data-testid="take-back">
          <RotateCcw aria-hidden />
          {t('library.takeBack')}
        </MenuItem>
      )}
      {own && (
        <MenuItem onSelect={() => onRemove(item)} className="text-danger" data-testid="remove-item">
          <Trash2 aria-hidden />
          {t('library.remove')}
        </MenuItem>
      )}
    </Menu>
  );
}
