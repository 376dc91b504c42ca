import { useTranslation } from 'react-i18next';

interface TimeButtonProps {
  time: string;
  active?: boolean;
  onClick: () => void;
}

/** When something is said; shows the picture of that moment. A space plays from there. */
export function TimeButton({ time, active, onClick }: TimeButtonProps) {
  const { t } = useTranslation();
  return (
    <button
      type="button"
      aria-label={t('editor.goTo', { time })}
      aria-current={active || undefined}
      onClick={onClick}
      data-space-plays
      className="mt-0.5 flex h-11 min-w-14 items-center justify-center rounded-lg text-[15px] text-muted tabular-nums hover:bg-sunken hover:text-ink focus-visible:outline-offset-[-3px]"
    >
      {time}
    </button>
  );
}
