import { cn } from '../../lib/cn.ts';

/** A quiet stand-in of the size of what is coming. */
export const Skeleton = ({ className }: { className?: string }) => (
  <div aria-hidden className={cn('animate-breathe rounded-card bg-line', className)} />
);
