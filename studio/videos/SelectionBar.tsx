import { Trash2, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../components/ui/button.tsx';

interface SelectionBarProps {
  count: number;
  allSelected: boolean;
  onAll: () => void;
  onRemove: () => void;
  onEnd: () => void;
}

/** What can be done with the selected videos, always within reach. */
export function SelectionBar({ count, allSelected, onAll, onRemove, onEnd }: SelectionBarProps) {
  const { t } = useTranslation();
  return (
    <div
      role="toolbar"
      aria-label={t('dashboard.select.bar')}
      className="sticky bottom-3 z-20 mt-6 flex flex-wrap items-center gap-2 rounded-card border border-line-strong bg-raised p-2 pl-4"
      data-testid="selection-bar"
    >
      <p role="status" className="mr-auto min-w-40 flex-1 font-medium tabular-nums">
        {t('dashboard.select.count', { count })}
      </p>
      <Button
        size="small"
        className="order-2 flex-1 sm:flex-none"
        disabled={allSelected}
        onClick={onAll}
        data-testid="select-all"
      >
        {t('dashboard.select.all')}
      </Button>
      <Button
        size="small"
        kind="danger"
        className="order-3 flex-1 sm:flex-none"
        disabled={count === 0}
        onClick={onRemove}
        data-testid="delete-selected"
      >
        <Trash2 aria-hidden />
        {t('dashboard.select.remove')}
      </Button>
      <Button
        kind="quiet"
        size="icon"
        // beside the count on a phone, at the end where there is room
        className="order-1 sm:order-4"
        aria-label={t('dashboard.select.end')}
        onClick={onEnd}
        data-testid="select-end"
      >
        <X aria-hidden />
      </Button>
    </div>
  );
}
