import { Check, Pipette } from 'lucide-react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { colorContrast } from '../../core/color-contrast.ts';
import { cn } from '../lib/cn.ts';

interface ColorFieldProps {
  label: string;
  value: string;
  /** Colours that go well here; the template's own first. */
  offered: readonly string[];
  onChange: (color: string) => void;
  disabled?: boolean;
  testId?: string;
}

/** A colour: one of a few that go well, or any other. */
export function ColorField({ label, value, offered, onChange, disabled, testId }: ColorFieldProps) {
  const { t } = useTranslation();
  const id = useId();
  const colors = [...new Set(offered.map(plain))];
  const chosen = plain(value);
  return (
    <div role="group" aria-labelledby={id}>
      <p id={id} className="mb-1.5 text-[15px] font-medium">
        {label}
      </p>
      <div className="flex flex-wrap gap-2">
        {colors.map((color, i) => (
          <button
            key={color}
            type="button"
            aria-pressed={color === chosen}
            aria-label={i === 0 ? t('look.colorOfTemplate', { color }) : color}
            title={i === 0 ? t('look.ofTemplate') : color}
            disabled={disabled}
            onClick={() => onChange(color)}
            style={{ background: color, color: inkOn(color) }}
            className="flex size-11 items-center justify-center rounded-full border border-line-strong disabled:opacity-60 aria-pressed:ring-2 aria-pressed:ring-accent aria-pressed:ring-offset-2 aria-pressed:ring-offset-surface"
          >
            {color === chosen && <Check aria-hidden className="size-5" />}
          </button>
        ))}
        <label
          className={cn(
            'relative flex size-11 items-center justify-center rounded-full border border-line-strong bg-raised focus-within:outline-3 focus-within:outline-offset-2 focus-within:outline-accent has-disabled:opacity-60',
            !colors.includes(chosen) && 'ring-2 ring-accent ring-offset-2 ring-offset-surface',
          )}
          style={colors.includes(chosen) ? undefined : { background: chosen, color: inkOn(chosen) }}
          title={t('look.otherColor')}
        >
          <Pipette aria-hidden className="size-5" />
          <input
            type="color"
            value={chosen.toLowerCase()}
            disabled={disabled}
            aria-label={t('look.otherColorOf', { what: label })}
            onChange={({ target }) => onChange(plain(target.value))}
            className="absolute inset-0 size-full cursor-pointer opacity-0"
            data-testid={testId}
          />
        </label>
      </div>
    </div>
  );
}

/** As templates write colours, without transparency. */
const plain = (color: string): string => color.slice(0, 7).toUpperCase();

const inkOn = (color: string): string => (colorContrast(color, '#FFFFFF') > 3 ? '#FFFFFF' : '#1C1917');
