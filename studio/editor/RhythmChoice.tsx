import { RadioGroup } from 'radix-ui';
import { memo, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { rhythmSchema, type CaptionRhythm } from '../../core/video.ts';

interface RhythmChoiceProps {
  value: CaptionRhythm;
  disabled: boolean;
  onChange: (rhythm: CaptionRhythm) => void;
}

/** Whether captions come two lines at a time or one. */
export const RhythmChoice = memo(function RhythmChoice({ value, disabled, onChange }: RhythmChoiceProps) {
  const { t } = useTranslation();
  const id = useId();
  return (
    <div className="mb-3 flex flex-wrap items-center gap-x-4 gap-y-1">
      <span id={id} className="text-[15px] font-medium">
        {t('editor.rhythm')}
      </span>
      <RadioGroup.Root
        aria-labelledby={id}
        value={value}
        disabled={disabled}
        onValueChange={(chosen) => onChange(rhythmSchema.parse(chosen))}
        className="flex flex-1 gap-1 rounded-card bg-line/60 p-1"
      >
        {rhythmSchema.options.map((rhythm) => (
          <RadioGroup.Item
            key={rhythm}
            value={rhythm}
            data-testid={`rhythm-${rhythm}`}
            className="h-11 flex-1 rounded-lg px-3 text-[15px] font-medium whitespace-nowrap text-muted disabled:opacity-60 data-[state=checked]:bg-raised data-[state=checked]:text-ink"
          >
            {t(`editor.rhythms.${rhythm}`)}
          </RadioGroup.Item>
        ))}
      </RadioGroup.Root>
    </div>
  );
});
