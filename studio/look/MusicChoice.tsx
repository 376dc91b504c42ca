import { Music, Pause, Play, VolumeX } from 'lucide-react';
import { RadioGroup } from 'radix-ui';
import { useTranslation } from 'react-i18next';
import type { ApiLibraryItem } from '../../core/library-item.ts';
import { Button } from '../components/ui/button.tsx';
import { currentLanguage } from '../i18n/index.ts';
import { cn } from '../lib/cn.ts';
import { clockText } from '../lib/units.ts';
import { useAudition } from './use-audition.ts';

const NONE = 'none';

interface MusicChoiceProps {
  tracks: readonly ApiLibraryItem[];
  /** Asset of the chosen track; null for no music. */
  value: string | null;
  /** Asset of the track that goes with the template. */
  ofTemplate: string | null;
  disabled: boolean;
  onChange: (track: ApiLibraryItem | null) => void;
  /** A track begins to sound: nothing else should. */
  onListen: () => void;
}

/** The music, each track to be listened to before it is chosen. */
export function MusicChoice({ tracks, value, ofTemplate, disabled, onChange, onListen }: MusicChoiceProps) {
  const { t } = useTranslation();
  const language = currentLanguage();
  const { playing, toggle } = useAudition();
  return (
    <RadioGroup.Root
      aria-label={t('timeline.music')}
      value={value ?? NONE}
      disabled={disabled}
      onValueChange={(asset) => onChange(tracks.find((track) => track.asset === asset) ?? null)}
      className="flex flex-col gap-2"
    >
      <Row value={NONE} name={t('sound.none')} note={t('sound.noneHint')} testId="music-none">
        <VolumeX aria-hidden className="size-5 text-muted" />
      </Row>
      {tracks.map(({ asset, name, mood, durationMs, own, url, status }) => (
        <Row
          key={asset}
          value={asset}
          name={name[language]}
          note={[
            ...(mood ? [mood[language]] : []),
            status === 'ready' ? clockText(durationMs) : t('sound.preparing'),
            ...(own ? [t('sound.own')] : []),
            ...(asset === ofTemplate ? [t('sound.ofTemplate')] : []),
          ].join(' · ')}
          disabled={status !== 'ready'}
          testId={`music-${asset}`}
          side={
            url !== null && (
              <Button
                kind="quiet"
                size="icon"
                aria-label={t(playing === url ? 'sound.stop' : 'sound.listen', { name: name[language] })}
                onClick={() => {
                  if (playing !== url) onListen();
                  toggle(url);
                }}
                data-testid={`listen-${asset}`}
              >
                {playing === url ? <Pause aria-hidden /> : <Play aria-hidden />}
              </Button>
            )
          }
        >
          <Music aria-hidden className="size-5 text-muted" />
        </Row>
      ))}
    </RadioGroup.Root>
  );
}

interface RowProps {
  value: string;
  name: string;
  note: string;
  disabled?: boolean;
  testId: string;
  /** Stands beside what is chosen, as a button of its own. */
  side?: React.ReactNode;
  /** The sign. */
  children: React.ReactNode;
}

function Row({ value, name, note, disabled, testId, side, children }: RowProps) {
  return (
    <div
      className={cn(
        'flex items-center rounded-card border border-line bg-raised pr-1.5 transition-colors hover:border-line-strong',
        'has-data-[state=checked]:border-accent has-data-[state=checked]:bg-accent-soft has-data-[state=checked]:ring-1 has-data-[state=checked]:ring-accent',
      )}
    >
      <RadioGroup.Item
        value={value}
        disabled={disabled}
        aria-label={name}
        className="flex min-h-14 min-w-0 flex-1 items-center gap-3 rounded-card px-3 py-2 text-left disabled:opacity-60"
        data-testid={testId}
      >
        {children}
        <span className="min-w-0 flex-1">
          <span className="block truncate font-medium">{name}</span>
          <span className="block text-[15px] text-muted">{note}</span>
        </span>
      </RadioGroup.Item>
      {side}
    </div>
  );
}
