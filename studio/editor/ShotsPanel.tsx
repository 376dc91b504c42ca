import { useTranslation } from 'react-i18next';
import type { Video } from '../../core/video.ts';
import type { PanelProps } from './panel-props.ts';
import { TimeButton } from './TimeButton.tsx';
import { clockText } from '../lib/units.ts';

/** The pictures behind the captions, in the order they come. */
export function ShotsPanel({ video, assets, goTo }: PanelProps) {
  const { t } = useTranslation();
  if (video.shots.length === 0) return <p className="py-6 text-muted">{t('timeline.shotsNone')}</p>;
  return (
    <ol className="flex flex-col gap-2" data-testid="shots">
      {video.shots.map(({ id, clip, startMs, endMs }) => (
        <li key={id} className="flex items-start gap-3">
          <TimeButton time={clockText(startMs)} onClick={() => goTo(startMs)} />
          <video
            src={assets[clip.asset]}
            preload="metadata"
            muted
            playsInline
            aria-hidden
            className="aspect-video w-28 shrink-0 rounded-lg bg-sunken object-cover"
          />
          <p className="min-w-0 flex-1 py-1 text-[15px] leading-snug text-muted">
            {summaryAt(video, (startMs + endMs) / 2)}
          </p>
        </li>
      ))}
    </ol>
  );
}

/** What is said at a moment, in a line. */
const summaryAt = ({ script }: Video, ms: number): string =>
  script?.scenes.find((scene) => ms >= scene.startMs && ms < scene.endMs)?.summary ?? '';
