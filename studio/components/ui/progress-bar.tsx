import { cn } from '../../lib/cn.ts';

interface ProgressBarProps {
  /** 0 to 100; null while nothing is known yet. */
  percent: number | null;
  label: string;
  className?: string;
}

export const ProgressBar = ({ percent, label, className }: ProgressBarProps) => (
  <div
    role="progressbar"
    aria-label={label}
    aria-valuemin={0}
    aria-valuemax={100}
    aria-valuenow={percent === null ? undefined : Math.round(percent)}
    className={cn('h-2 w-full overflow-hidden rounded-full bg-line', className)}
  >
    <div
      // from unknown to known is no movement
      key={percent === null ? 'unknown' : 'known'}
      className={cn(
        'h-full rounded-full bg-accent transition-[width] duration-500 ease-out',
        percent === null && 'animate-breathe',
      )}
      style={{ width: `${percent === null ? 100 : Math.max(2, percent)}%` }}
    />
  </div>
);
