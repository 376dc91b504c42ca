import { Check, Image } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ApiLibraryItem } from '../../core/library-item.ts';
import { MAX_CHOSEN_BACKGROUNDS } from '../../core/video.ts';
import { ChoiceCards } from '../components/ui/choice-cards.tsx';
import { currentLanguage } from '../i18n/index.ts';
import { cn } from '../lib/cn.ts';
import { useLibrary } from '../library/use-library.ts';

interface BackgroundChoiceProps {
  label: string;
  /** Ids of the chosen ones; none: chosen by the words. */
  value: readonly string[];
  onChange: (value: string[]) => void;
}

/** What is seen behind the words: what fits them, or what a person chooses. */
export function BackgroundChoice({ label, value, onChange }: BackgroundChoiceProps) {
  const { t } = useTranslation();
  const { data: library, error } = useLibrary('background');
  const [choosing, setChoosing] = useState(value.length > 0);
  const items = (library?.items ?? []).filter(
    ({ status, url, verdict }) => status === 'ready' && url !== null && verdict !== 'never',
  );
  const toggle = (asset: string) =>
    onChange(value.includes(asset) ? value.filter((given) => given !== asset) : [...value, asset]);
  return (
    <>
      <ChoiceCards
        label={label}
        value={choosing ? 'own' : 'auto'}
        onChange={(next) => {
          setChoosing(next === 'own');
          if (next === 'auto') onChange([]);
        }}
        className="sm:grid-cols-2"
        choices={(['auto', 'own'] as const).map((mode) => {
          const name = mode === 'auto' ? 'backgroundAuto' : 'backgroundOwn';
          return {
            value: mode,
            name: t(`dashboard.new.${name}`),
            testId: `background-${mode}`,
            content: (
              <>
                <span className="block font-semibold">{t(`dashboard.new.${name}`)}</span>
                <span className="block text-[15px] leading-snug text-muted">
                  {t(`dashboard.new.${name}Hint`)}
                </span>
              </>
            ),
          };
        })}
      />
      {choosing && (
        <>
          <p className="mt-3 text-[15px] text-muted" role="status">
            {error
              ? t('dashboard.new.libraryFailed')
              : value.length > 0
                ? t('dashboard.new.backgroundCount', { count: value.length })
                : t('dashboard.new.backgroundNone')}
          </p>
          <ul aria-label={label} className="mt-2 grid grid-cols-2 gap-3 sm:grid-cols-3">
            {items.map((item) => (
              <li key={item.asset} className="grid">
                <BackgroundItem
                  item={item}
                  chosen={value.includes(item.asset)}
                  disabled={value.length >= MAX_CHOSEN_BACKGROUNDS && !value.includes(item.asset)}
                  onToggle={() => toggle(item.asset)}
                />
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

interface BackgroundItemProps {
  item: ApiLibraryItem;
  chosen: boolean;
  disabled: boolean;
  onToggle: () => void;
}

function BackgroundItem({ item, chosen, disabled, onToggle }: BackgroundItemProps) {
  return (
    <button
      type="button"
      aria-pressed={chosen}
      disabled={disabled}
      onClick={onToggle}
      data-testid="background-item"
      className={cn(
        'relative flex flex-col overflow-hidden rounded-card border bg-raised p-2 text-left disabled:opacity-55',
        chosen ? 'border-accent bg-accent-soft ring-1 ring-accent' : 'border-line hover:border-line-strong',
      )}
    >
      {item.previewUrl ? (
        <img
          src={item.previewUrl}
          alt=""
          loading="lazy"
          className="aspect-video w-full rounded-lg bg-sunken object-cover"
        />
      ) : (
        <span className="flex aspect-video w-full items-center justify-center rounded-lg bg-sunken text-muted">
          <Image aria-hidden className="size-6" />
        </span>
      )}
      {chosen && (
        <span className="absolute top-3.5 right-3.5 flex size-7 items-center justify-center rounded-full bg-accent text-on-accent">
          <Check aria-hidden className="size-5" />
        </span>
      )}
      <span className="mt-1.5 px-1 text-[15px] leading-snug font-medium">{item.name[currentLanguage()]}</span>
    </button>
  );
}
