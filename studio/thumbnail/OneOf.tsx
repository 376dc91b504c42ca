import type { ReactNode } from 'react';
import { useId } from 'react';
import { ChoiceCards } from '../components/ui/choice-cards.tsx';

interface OneOfProps<T extends string> {
  label: string;
  value: T;
  choices: readonly { value: T; content: ReactNode; name: string }[];
  onChange: (value: T) => void;
}

/** A few values side by side under their name. */
export function OneOf<T extends string>({ label, value, choices, onChange }: OneOfProps<T>) {
  const id = useId();
  return (
    <div>
      <p id={id} aria-hidden className="mb-1.5 text-[15px] font-medium">
        {label}
      </p>
      <ChoiceCards
        label={label}
        value={value}
        onChange={onChange}
        choices={choices}
        className="flex flex-wrap gap-2"
        cardClassName="min-w-11 flex-1 flex-row items-center justify-center px-3 py-2 text-[15px]"
      />
    </div>
  );
}
