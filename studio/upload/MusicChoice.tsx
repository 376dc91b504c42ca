import { Pause, Play } from 'lucide-react';
import { RadioGroup } from 'radix-ui';
import { useTranslation } from 'react-i18next';
import { Button } from '../components/ui/button.tsx';
import { currentLanguage } from '../i18n/index.ts';
import { useLibrary } from '../library/use-library.ts';
import { useAudition } from '../look/use-audition.ts';

interface MusicChoiceProps {
  labelledBy: string;
  /** `template`, `none` or the id of a track. */
  value: string;
  onChange: (value: string) => void;
}

/** What is played under the voice. */
export function MusicChoice({ labelledBy, value, onChange }: MusicChoiceProps) {
  const { t } = useTranslation();
  const { data: library } = useLibrary('music');
  const { playing, toggle } = useAudition();
  const tracks = (library?.items ?? []).filter(({ status }) => status === 'ready');
  const choices = [
    { value: 'template', name: t('dashboard.new.musicTemplate'), hint: t('dashboard.new.musicTemplateHint') },
    { value: 'none', name: t('sound.none') },
    ...tracks.map((track) => ({
      value: track.asset,
      name: track.name[currentLanguage()],
      url: track.url ?? undefined,
    })),
  ];
  return (
    <RadioGroup.Root
      aria-labelledby={labelledBy}
      value={value}
      onValueChange={onChange}
      className="flex flex-col gap-2"
    >
      {choices.map((choice: { value: string; name: string; hint?: string; url?: string }) => (
        <div key={choice.value} className="flex items-center gap-1">
          <RadioGroup.Item
            value={choice.value}
            data-testid={`music-${choice.value}`}
            className="group flex min-h-12 flex-1 items-center gap-3 rounded-card border border-line bg-raised px-4 py-2 text-left hover:border-line-strong data-[state=checked]:border-accent data-[state=checked]:bg-accent-soft"
          >
            <span
              aria-hidden
              className="size-5 shrink-0 rounded-full border-2 border-line-strong group-data-[state=checked]:border-6 group-data-[state=checked]:border-accent"
            />
            <span>
              <span className="block font-medium">{choice.name}</span>
              {choice.hint && <span className="block text-[15px] text-muted">{choice.hint}</span>}
            </span>
          </RadioGroup.Item>
          {choice.url && (
            <Button
              kind="quiet"
              size="icon"
              aria-label={t(playing === choice.url ? 'sound.stop' : 'sound.listen', { name: choice.name })}
              onClick={() => toggle(choice.url!)}
            >
              {playing === choice.url ? <Pause aria-hidden /> : <Play aria-hidden />}
            </Button>
          )}
        </div>
      ))}
    </RadioGroup.Root>
  );
}
