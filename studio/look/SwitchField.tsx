import { Switch } from 'radix-ui';
import { useId } from 'react';

interface SwitchFieldProps {
  label: string;
  hint?: string;
  checked: boolean;
  onChange: (checked: boolean) => void;
  disabled?: boolean;
  testId?: string;
}

/** Something that is on or off, at once. */
export function SwitchField({ label, hint, checked, onChange, disabled, testId }: SwitchFieldProps) {
  const id = useId();
  return (
    <div className="flex min-h-11 items-center gap-3">
      <label htmlFor={id} className="flex-1 py-1.5 leading-snug">
        <span className="block font-medium">{label}</span>
        {hint && (
          <span id={`${id}-hint`} className="block text-[15px] text-muted">
            {hint}
          </span>
        )}
      </label>
      <Switch.Root
        id={id}
        checked={checked}
        disabled={disabled}
        onCheckedChange={onChange}
        aria-describedby={hint ? `${id}-hint` : undefined}
        className="group flex h-11 w-13 shrink-0 items-center disabled:opacity-60"
        data-testid={testId}
      >
        <span
          aria-hidden
          className="flex h-7 w-full items-center rounded-full border border-line-strong bg-sunken px-0.5 transition-colors group-data-[state=checked]:border-accent group-data-[state=checked]:bg-accent"
        >
          <Switch.Thumb className="size-5.5 rounded-full bg-line-strong transition-transform data-[state=checked]:translate-x-6 data-[state=checked]:bg-on-accent" />
        </span>
      </Switch.Root>
    </div>
  );
}
