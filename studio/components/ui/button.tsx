import { cva, type VariantProps } from 'class-variance-authority';
import { Slot } from 'radix-ui';
import type { ComponentProps } from 'react';
import { cn } from '../../lib/cn.ts';

const look = cva(
  'inline-flex shrink-0 items-center justify-center gap-2 rounded-card px-5 text-base font-semibold whitespace-nowrap transition-colors disabled:opacity-55 disabled:cursor-not-allowed aria-disabled:opacity-55 [&_svg]:size-5 [&_svg]:shrink-0',
  {
    variants: {
      kind: {
        /** The one main action of a page. */
        main: 'bg-accent text-on-accent hover:bg-accent-strong',
        plain: 'border border-line bg-raised text-ink hover:bg-sunken',
        quiet: 'text-ink hover:bg-sunken',
        danger: 'border border-line bg-raised text-danger hover:bg-danger-soft',
      },
      size: { normal: 'h-12', small: 'h-11 px-4', icon: 'size-11 px-0' },
    },
    defaultVariants: { kind: 'plain', size: 'normal' },
  },
);

interface ButtonProps extends ComponentProps<'button'>, VariantProps<typeof look> {
  /** Dress the child (a link) as a button instead. */
  asChild?: boolean;
}

export function Button({ className, kind, size, asChild, type, ...props }: ButtonProps) {
  const classes = cn(look({ kind, size }), className);
  if (asChild) return <Slot.Root className={classes} {...props} />;
  return <button type={type ?? 'button'} className={classes} {...props} />;
}
