import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { musicOf, type ApiLibraryItem } from '../../core/library-item.ts';
import type { Sound, Video } from '../../core/video.ts';
import { Button } from '../components/ui/button.tsx';
import { Notice } from '../components/ui/notice.tsx';
import { Skeleton } from '../components/ui/skeleton.tsx';
import { failureText } from '../lib/failure-text.ts';
import { useLibrary } from '../library/use-library.ts';
import { MusicChoice } from '../look/MusicChoice.tsx';
import { SliderField } from '../look/SliderField.tsx';
import type { PanelProps } from './panel-props.ts';

/** How loud the music may be set, in dB of the track as made; and how much lower it may go while somebody speaks. */
const GAIN = { min: -30, max: 6, step: 1 };
const DUCK = { min: 0, max: 24, step: 1 };
/** As templates have it, where a document has neither music nor a template of ours. */
const QUIET = { gainDb: -6, duckDb: -9 };

/** The music under the voice: which, how loud, and how much it steps back. Changes are heard at once. */
export function SoundPanel({ video, disabled, onEdit, config, pause }: PanelProps) {
  const { t } = useTranslation();
  const { data, error, isPending, refetch } = useLibrary('music');
  const { music } = video.sound;
  const template = config.templates.find(({ id }) => id === video.template.id);
  const set = (change: Partial<NonNullable<Sound['music']>>, as: string) =>
    onEdit((before) => {
      const present = before.sound.music;
      return present ? withMusic(before, { ...present, ...change }) : before;
    }, as);
  const choose = (track: ApiLibraryItem | null) =>
    onEdit((before) =>
      withMusic(before, track && musicOf(track, before.sound.music ?? template?.music ?? QUIET)),
    );

  return (
    <div className="flex flex-col gap-6">
      <section>
        <h2 className="mb-2.5 font-semibold">{t('timeline.music')}</h2>
        {isPending ? (
          <div className="flex flex-col gap-2">
            <Skeleton className="h-14" />
            <Skeleton className="h-14" />
          </div>
        ) : error ? (
          <Notice kind="danger">
            <p>{failureText(error, t)}</p>
            <Button size="small" className="mt-3" onClick={() => void refetch()}>
              {t('app.retry')}
            </Button>
          </Notice>
        ) : (
          <MusicChoice
            tracks={data.items}
            value={music?.asset ?? null}
            ofTemplate={template ? `builtin:music/${template.music.track}` : null}
            disabled={disabled}
            onChange={choose}
            onListen={pause}
          />
        )}
        <p className="mt-2.5 text-[15px] text-muted">{t('sound.standard')}</p>
        <p className="mt-2.5 text-[15px] text-muted">
          {t('sound.ownHint')}{' '}
          <Link to="/library" className="font-medium text-accent underline underline-offset-4">
            {t('sound.toLibrary')}
          </Link>
        </p>
      </section>
      {music && (
        <section className="flex flex-col gap-4">
          <SliderField
            {...GAIN}
            label={t('timeline.musicVolume')}
            value={music.gainDb}
            text={t('timeline.decibels', { db: music.gainDb })}
            disabled={disabled}
            onChange={(gainDb) => set({ gainDb }, 'music gain')}
            testId="music-gain"
          />
          <div>
            <SliderField
              {...DUCK}
              label={t('sound.duck')}
              value={-music.duckDb}
              text={music.duckDb === 0 ? t('sound.noDuck') : t('sound.duckBy', { db: -music.duckDb })}
              disabled={disabled}
              // no −0: it is written as another number
              onChange={(lower) => set({ duckDb: lower === 0 ? 0 : -lower }, 'music duck')}
              testId="music-duck"
            />
            <p className="text-[15px] text-muted">{t('sound.duckHint')}</p>
          </div>
        </section>
      )}
      <p className="text-[15px] text-muted">{t('sound.hint')}</p>
    </div>
  );
}

const withMusic = (video: Video, music: Sound['music']): Video => ({
  ...video,
  sound: { ...video.sound, music },
});
