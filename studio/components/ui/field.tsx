import { useId, type ComponentProps, type ReactNode } from 'react';
import { cn } from '../../lib/cn.ts';

const box =
  'w-full rounded-card border border-line-strong bg-raised px-4 text-base text-ink placeholder:text-muted aria-invalid:border-danger disabled:opacity-60';

export const Input = ({ className, ...props }: ComponentProps<'input'>) => (
  <input className={cn(box, 'h-12', className)} {...props} />
);

export const Textarea = ({ className, ...props }: ComponentProps<'textarea'>) => (
  <textarea className={cn(box, 'min-h-28 py-3', className)} {...props} />
);

interface FieldProps {
  label: string;
  hint?: string;
  error?: string;
  className?: string;
  /** Draws the control with the ids that tie it to label, hint and error. */
  children: (ids: { id: string; 'aria-describedby'?: string; 'aria-invalid'?: true }) => ReactNode;
}

/** A labelled control with its hint and its error, announced together. */
export function Field({ label, hint, error, className, children }: FieldProps) {
  const id = useId();
  const note = error ?? hint;
  return (
    <div className={cn('flex flex-col gap-1.5', className)}>
      <label htmlFor={id} className="text-[15px] font-medium">
        {label}
      </label>
      {children({
        id,
        'aria-describedby': note ? `${id}-note` : undefined,
        'aria-invalid': error ? true : undefined,
      })}
      {note && (
        <p
          id={`${id}-note`}
          className={cn('text-[15px]', error ? 'text-danger' : 'text-muted')}
          role={error ? 'alert' : undefined}
        >
          {note}
        </p>
      )}
    </div>
  );
}
