import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { cn } from '../../lib/cn.ts';

const KINDS = {
  info: { icon: Info, look: 'bg-sunken border-line', tint: 'text-muted' },
  success: { icon: CircleCheck, look: 'bg-success-soft border-success/30', tint: 'text-success' },
  warning: { icon: TriangleAlert, look: 'bg-warning-soft border-warning/30', tint: 'text-warning' },
  danger: { icon: CircleAlert, look: 'bg-danger-soft border-danger/30', tint: 'text-danger' },
} as const;

interface NoticeProps {
  kind: keyof typeof KINDS;
  title?: string;
  children?: ReactNode;
  className?: string;
  'data-testid'?: string;
}

/** A box that tells something: what happened, that nothing was lost, what to do. */
export function Notice({ kind, title, children, className, ...rest }: NoticeProps) {
  const { icon: Icon, look, tint } = KINDS[kind];
  return (
    <div
      role={kind === 'danger' ? 'alert' : 'status'}
      className={cn('flex gap-3 rounded-card border px-4 py-3 text-[15px]', look, className)}
      {...rest}
    >
      <Icon aria-hidden className={cn('mt-0.5 size-5 shrink-0', tint)} />
      <div className="min-w-0 flex-1">
        {title && <p className="font-semibold">{title}</p>}
        {children}
      </div>
    </div>
  );
}
