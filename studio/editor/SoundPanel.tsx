import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import library from '../../library/library.json';
import type { Template } from '../../core/template.ts';
import type { Sound, Video } from '../../core/video.ts';
import type { PanelProps } from './panel-props.ts';

/** How loud the music may be set, in dB of the track as made. */
const GAIN = { least: -40, most: 0 };

/** The music under the voice: whether there is any, and how loud. */
export function SoundPanel({ video, disabled, onEdit, config }: PanelProps) {
  const { t } = useTranslation();
  const gainId = useId();
  const { music } = video.sound;
  const template = config.templates.find(({ id }) => id === video.template.id);
  const offered = template && musicOf(template);
  return (
    <div className="flex flex-col gap-5">
      <label className="flex min-h-11 items-center gap-3">
        <input
          type="checkbox"
          checked={music !== null}
          disabled={disabled || (music === null && !offered)}
          onChange={({ target }) =>
            onEdit((before) => withMusic(before, target.checked ? (offered ?? null) : null))
          }
          className="size-5 accent-accent"
          data-testid="music-on"
        />
        <span className="font-medium">{t('timeline.music')}</span>
      </label>
      {music && (
        <div className="flex flex-col gap-1.5">
          <label htmlFor={gainId} className="text-[15px] font-medium">
            {t('timeline.musicVolume')}
          </label>
          <input
            id={gainId}
            type="range"
            min={GAIN.least}
            max={GAIN.most}
            value={music.gainDb}
            disabled={disabled}
            aria-valuetext={t('timeline.decibels', { db: music.gainDb })}
            onChange={({ target }) =>
              onEdit((before) => withMusic(before, { ...music, gainDb: Number(target.value) }), 'music gain')
            }
            className="h-11 w-full accent-accent"
            data-testid="music-gain"
          />
        </div>
      )}
    </div>
  );
}

const withMusic = (video: Video, music: Sound['music']): Video => ({
  ...video,
  sound: { ...video.sound, music },
});

/** The music that goes with a template, as loud as it says. */
function musicOf({ music: { track, gainDb, duckDb } }: Template): Sound['music'] {
  const found = library.music.find(({ id }) => id === track);
  return found ? { asset: `builtin:music/${found.id}`, durationMs: found.durationMs, gainDb, duckDb } : null;
}
