import { Clapperboard } from 'lucide-react';
import { memo } from 'react';
import type { Script, Shot } from '../../../core/video.ts';
import { partsBetween } from './time-scale.ts';

interface ShotsStripProps {
  shots: readonly Shot[];
  script: Script | null;
  range: { fromMs: number; toMs: number };
  pxPerMs: number;
  onPress: (startMs: number) => void;
}

/** Which picture is seen when; what can be done with them is in their panel, so keys and readers pass this by. */
export const ShotsStrip = memo(function ShotsStrip(props: ShotsStripProps) {
  const { shots, script, range, pxPerMs, onPress } = props;
  return (
    <div aria-hidden className="relative h-8">
      {partsBetween(shots, range).map(({ id, startMs, endMs }) => (
        <button
          key={id}
          type="button"
          tabIndex={-1}
          onClick={(event) => {
            event.stopPropagation();
            onPress(startMs);
          }}
          className="absolute inset-y-1 flex items-center gap-1.5 overflow-hidden rounded-md bg-line px-2 text-left text-[13px] text-muted hover:text-ink"
          style={{ left: startMs * pxPerMs + 1, width: Math.max(2, (endMs - startMs) * pxPerMs - 2) }}
          data-testid="timeline-shot"
        >
          <Clapperboard className="size-3.5 shrink-0" />
          <span className="truncate">{summaryAt(script, (startMs + endMs) / 2)}</span>
        </button>
      ))}
    </div>
  );
});

/** What is said at a moment, in a line. */
const summaryAt = (script: Script | null, ms: number): string =>
  script?.scenes.find((scene) => ms >= scene.startMs && ms < scene.endMs)?.summary ?? '';
