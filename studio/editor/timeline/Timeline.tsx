import type { PlayerRef } from '@remotion/player';
import { ZoomIn, ZoomOut } from 'lucide-react';
import { memo, useMemo, useRef, type MouseEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { frameToMs } from '../../../core/format.ts';
import { voiceOffsetMs } from '../../../core/timeline.ts';
import type { Video } from '../../../core/video.ts';
import { Button } from '../../components/ui/button.tsx';
import { useShownTheme } from '../../lib/theme.ts';
import { clockText } from '../../lib/units.ts';
import { NUDGE_MS } from '../CaptionText.tsx';
import { withInserted, withNudge } from '../edit-document.ts';
import type { PanelProps } from '../panel-props.ts';
import { useStableActions } from '../use-stable-actions.ts';
import { CaptionBlock, type BlockActions } from './CaptionBlock.tsx';
import { ShotsStrip } from './ShotsStrip.tsx';
import { partsBetween, ticksBetween } from './time-scale.ts';
import { useGripDrag } from './use-grip-drag.ts';
import { usePlayhead } from './use-playhead.ts';
import { useVisibleRange } from './use-visible-range.ts';
import { useZoom } from './use-zoom.ts';
import { Waveform } from './Waveform.tsx';

const LANE_PX = 72;

interface TimelineProps {
  video: Video;
  player: PlayerRef | null;
  activeId: string | null;
  selectedId: string | null;
  disabled: boolean;
  onEdit: PanelProps['onEdit'];
  /** Shows a moment of the recording. */
  onSeek: (ms: number) => void;
  onSelect: (id: string, startMs: number) => void;
  /** Goes on editing the words of a caption. */
  onWrite: (id: string) => void;
  onRemove: (id: string) => void;
}

/** The recording from left to right: its sound, the captions on it, the pictures under it. */
function Timeline(props: TimelineProps) {
  const { video, player, activeId, selectedId, disabled, onEdit, onSeek, onSelect, onWrite, onRemove } =
    props;
  const { t } = useTranslation();
  const scroller = useRef<HTMLDivElement>(null);
  const line = useRef<HTMLDivElement>(null);
  const theme = useShownTheme();
  const durationMs = video.recording?.durationMs ?? 0;
  const offsetMs = voiceOffsetMs(video);
  const moment = () => {
    const ms = frameToMs(player?.getCurrentFrame() ?? 0) - offsetMs;
    return Math.max(0, Math.min(durationMs, ms));
  };
  const { pxPerSecond, zoomBy, mayZoom } = useZoom(scroller, moment);
  const pxPerMs = pxPerSecond / 1000;
  usePlayhead({ player, line, scroller, pxPerMs, moment });
  const range = useVisibleRange(scroller, pxPerMs);
  const { drag, wasDragged, grab, move, drop } = useGripDrag({
    pxPerMs,
    scroller,
    onDrop: ({ id, grip, byMs }) => onEdit((before) => withNudge(before, id, grip, byMs)),
  });
  const captions = useMemo(
    () => (drag ? withNudge(video, drag.id, drag.grip, drag.byMs) : video).captions,
    [video, drag],
  );
  const seen = partsBetween(captions, range);
  const reachable = (seen.find(({ id }) => id === selectedId || id === activeId) ?? seen[0])?.id;

  const actions = useStableActions<BlockActions>({
    grab: (event, id, grip) => {
      if (grip === 'whole' && id !== selectedId) return;
      grab(event, id, grip);
    },
    drag: move,
    drop,
    press: (id, startMs) => {
      if (!wasDragged()) onSelect(id, startMs);
    },
    key: (event, id, grip) => {
      const step = event.key === 'ArrowLeft' ? -1 : event.key === 'ArrowRight' ? 1 : 0;
      const isNudge = grip !== 'whole' || event.altKey;
      if (step !== 0) {
        event.preventDefault();
        const edge = grip === 'whole' && event.altKey ? (event.shiftKey ? 'end' : 'start') : grip;
        if (!isNudge) goToNeighbour(id, step);
        else if (!disabled) onEdit((before) => withNudge(before, id, edge, step * NUDGE_MS), `${id} ${edge}`);
      } else if (event.key === 'Enter' && grip === 'whole') {
        event.preventDefault();
        onWrite(id);
      } else if (event.key === 'Delete' && grip === 'whole' && !disabled) {
        event.preventDefault();
        onRemove(id);
      }
    },
  });

  function goToNeighbour(id: string, step: number) {
    const next = captions[captions.findIndex((caption) => caption.id === id) + step];
    if (!next) return;
    onSelect(next.id, next.startMs);
    requestAnimationFrame(() =>
      scroller.current?.querySelector<HTMLElement>(`[data-block="${next.id}"] button`)?.focus(),
    );
  }

  const msOf = (event: MouseEvent<HTMLElement>): number => {
    const at = (event.clientX - event.currentTarget.getBoundingClientRect().left) / pxPerMs;
    return Math.max(0, Math.min(durationMs, at));
  };

  function onDoubleClick(event: MouseEvent<HTMLElement>) {
    if (disabled || isBlock(event.target)) return;
    const atMs = msOf(event);
    const made = withInserted(video, { atMs });
    if (!made) return;
    onEdit((before) => withInserted(before, { atMs })?.video ?? before);
    onWrite(made.id);
  }

  if (durationMs === 0) return null;
  return (
    <section aria-label={t('timeline.label')} className="min-w-0" data-testid="timeline">
      <div className="flex h-11 items-center justify-between">
        <h2 className="text-[15px] font-medium">{t('timeline.label')}</h2>
        <div className="flex">
          <Button
            kind="quiet"
            size="icon"
            disabled={!mayZoom.out}
            aria-label={t('timeline.zoomOut')}
            onClick={() => zoomBy(-1)}
            data-testid="zoom-out"
          >
            <ZoomOut aria-hidden />
          </Button>
          <Button
            kind="quiet"
            size="icon"
            disabled={!mayZoom.in}
            aria-label={t('timeline.zoomIn')}
            onClick={() => zoomBy(1)}
            data-testid="zoom-in"
          >
            <ZoomIn aria-hidden />
          </Button>
        </div>
      </div>
      <div
        ref={scroller}
        className="isolate [container-type:inline-size] overflow-x-auto overflow-y-hidden overscroll-x-contain rounded-card border border-line bg-sunken"
        data-testid="timeline-scroller"
      >
        {/* keys have the list, the player and the captions here; a press anywhere is a shortcut of theirs */}
        <div
          className="relative cursor-pointer"
          style={{ width: durationMs * pxPerMs }}
          onClick={(event) => !isBlock(event.target) && onSeek(msOf(event))}
          onDoubleClick={onDoubleClick}
        >
          <div aria-hidden className="relative h-6 text-[13px] text-muted tabular-nums">
            {ticksBetween(range, pxPerSecond).map((ms) => (
              <span
                key={ms}
                className="absolute inset-y-0 border-l border-line-strong/50 pl-1"
                style={{ left: ms * pxPerMs }}
              >
                {clockText(ms)}
              </span>
            ))}
          </div>
          <div className="relative" style={{ height: LANE_PX }}>
            <Waveform
              key={theme}
              peaks={video.recording?.peaks ?? []}
              durationMs={durationMs}
              pxPerSecond={pxPerSecond}
              scroller={scroller}
              heightPx={LANE_PX}
            />
            <div role="group" aria-label={t('editor.captions')} className="absolute inset-0">
              {seen.map((caption) => (
                <CaptionBlock
                  key={caption.id}
                  caption={caption}
                  pxPerMs={pxPerMs}
                  untilMs={durationMs}
                  active={caption.id === activeId}
                  selected={caption.id === selectedId}
                  reachable={caption.id === reachable}
                  disabled={disabled}
                  actions={actions}
                />
              ))}
            </div>
          </div>
          <ShotsStrip
            shots={video.shots}
            script={video.script}
            range={range}
            pxPerMs={pxPerMs}
            onPress={onSeek}
          />
          <div
            ref={line}
            aria-hidden
            className="pointer-events-none absolute inset-y-0 -left-px z-20 w-0.5 bg-danger"
          />
        </div>
      </div>
    </section>
  );
}

const isBlock = (target: EventTarget): boolean =>
  target instanceof Element && target.closest('[data-block]') !== null;

// drawn again when something on it changed, not with all that is around it
export default memo(Timeline);
