import { RadioGroup } from 'radix-ui';
import type { ReactNode } from 'react';
import { cn } from '../../lib/cn.ts';

interface ChoiceCardsProps<T extends string> {
  label: string;
  value: T;
  onChange: (value: T) => void;
  choices: readonly { value: T; content: ReactNode; name: string; testId?: string }[];
  className?: string;
  cardClassName?: string;
  disabled?: boolean;
}

/** Radio buttons drawn as cards; arrows move between them. */
export function ChoiceCards<T extends string>(props: ChoiceCardsProps<T>) {
  return (
    <RadioGroup.Root
      aria-label={props.label}
      value={props.value}
      disabled={props.disabled}
      onValueChange={(value) => {
        const chosen = props.choices.find((choice) => choice.value === value);
        if (chosen) props.onChange(chosen.value);
      }}
      className={cn('grid gap-3', props.className)}
    >
      {props.choices.map((choice) => (
        <RadioGroup.Item
          key={choice.value}
          value={choice.value}
          aria-label={choice.name}
          data-testid={choice.testId}
          className={cn(
            'flex min-h-11 flex-col justify-start overflow-hidden rounded-card border border-line bg-raised p-3 text-left transition-colors hover:border-line-strong',
            'data-[state=checked]:border-accent data-[state=checked]:bg-accent-soft data-[state=checked]:ring-1 data-[state=checked]:ring-accent',
            'disabled:opacity-60',
            props.cardClassName,
          )}
        >
          {choice.content}
        </RadioGroup.Item>
      ))}
    </RadioGroup.Root>
  );
}
