import { cn } from '../lib/cn.ts';

interface NumberGridProps {
  label: string;
  count: number;
  chosen: { from: number; to: number } | null;
  onNumber: (number: number) => void;
  testId: string;
}

/** Chapters or verses, to be tapped. */
export function NumberGrid({ label, count, chosen, onNumber, testId }: NumberGridProps) {
  return (
    <section className="mt-2">
      <h3 className="mb-3 font-semibold">{label}</h3>
      <ul className="grid grid-cols-[repeat(auto-fill,minmax(2.75rem,1fr))] gap-1.5">
        {Array.from({ length: count }, (_, i) => i + 1).map((number) => {
          const isChosen = chosen !== null && number >= chosen.from && number <= chosen.to;
          return (
            <li key={number}>
              <button
                type="button"
                aria-pressed={chosen === null ? undefined : isChosen}
                onClick={() => onNumber(number)}
                data-testid={`${testId}-${number}`}
                className={cn(
                  'flex h-11 w-full items-center justify-center rounded-lg border border-line bg-raised tabular-nums hover:bg-sunken',
                  isChosen && 'border-accent bg-accent text-on-accent hover:bg-accent-strong',
                )}
              >
                {number}
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
