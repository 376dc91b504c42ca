import { useId } from 'react';

interface SliderFieldProps {
  label: string;
  value: number;
  min: number;
  max: number;
  step: number;
  /** The value as people say it, shown and read out. */
  text: string;
  onChange: (value: number) => void;
  disabled?: boolean;
  testId?: string;
}

/** A value that is felt rather than typed: a slider with what it is set to beside its name. */
export function SliderField({ label, text, onChange, testId, value, ...range }: SliderFieldProps) {
  const id = useId();
  return (
    <div>
      <div className="flex items-baseline justify-between gap-3">
        <label htmlFor={id} className="text-[15px] font-medium">
          {label}
        </label>
        <span aria-hidden className="text-[15px] text-muted tabular-nums">
          {text}
        </span>
      </div>
      <input
        {...range}
        id={id}
        type="range"
        value={Math.min(range.max, Math.max(range.min, value))}
        aria-valuetext={text}
        onChange={({ target }) => onChange(Number(target.value))}
        className="h-11 w-full accent-accent disabled:opacity-60"
        data-testid={testId}
      />
    </div>
  );
}
