import { ArrowDown, ListFilter } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../components/ui/button.tsx';

interface CheckBarProps {
  /** How many places ask something. */
  count: number;
  onlyAsking: boolean;
  onOnlyAsking: (only: boolean) => void;
  onNext: () => void;
}

/** How much there is to look at, and the way to the next of it; stays in sight while the list is. */
export function CheckBar({ count, onlyAsking, onOnlyAsking, onNext }: CheckBarProps) {
  const { t } = useTranslation();
  return (
    <div
      className="sticky bottom-3 z-10 mt-3 flex flex-wrap items-center gap-x-2 gap-y-1 rounded-card border border-line bg-raised py-1.5 pr-1.5 pl-4 shadow-lg shadow-black/5"
      data-testid="check-bar"
    >
      <p className="flex-1 text-[15px]" role="status">
        {t('check.count', { count })}
      </p>
      <Button
        kind="quiet"
        size="small"
        className="px-3 text-[15px] aria-pressed:bg-accent-soft"
        aria-pressed={onlyAsking}
        onClick={() => onOnlyAsking(!onlyAsking)}
        data-testid="check-only"
      >
        <ListFilter aria-hidden />
        {t('check.only')}
      </Button>
      <Button size="small" className="px-3 text-[15px]" onClick={onNext} data-testid="check-next">
        <ArrowDown aria-hidden />
        {t('check.next')}
      </Button>
    </div>
  );
}
