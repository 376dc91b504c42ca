import { memo, type KeyboardEvent, type PointerEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Caption } from '../../../core/video.ts';
import { cn } from '../../lib/cn.ts';
import { preciseClockText } from '../../lib/units.ts';
import type { Grip } from '../edit-document.ts';

export interface BlockActions {
  grab: (event: PointerEvent<HTMLElement>, id: string, grip: Grip) => void;
  drag: (event: PointerEvent<HTMLElement>) => void;
  drop: (event: PointerEvent<HTMLElement>) => void;
  press: (id: string, startMs: number) => void;
  key: (event: KeyboardEvent<HTMLElement>, id: string, grip: Grip) => void;
}

interface CaptionBlockProps {
  caption: Caption;
  pxPerMs: number;
  untilMs: number;
  active: boolean;
  selected: boolean;
  /** The one that the Tab key reaches; from there arrows go on. */
  reachable: boolean;
  disabled: boolean;
  actions: BlockActions;
}

/** A caption on the timeline: pressed to go there, moved as a whole or by its edges. */
export const CaptionBlock = memo(function CaptionBlock(props: CaptionBlockProps) {
  const { caption, pxPerMs, active, selected, reachable, disabled, actions } = props;
  const { id, startMs, endMs, lines } = caption;
  const { t } = useTranslation();
  const text = lines.join(' ');
  const pointer = {
    onPointerMove: actions.drag,
    onPointerUp: actions.drop,
    onPointerCancel: actions.drop,
  };
  return (
    <div
      data-block={id}
      className={cn('group absolute inset-y-1', selected && 'z-10')}
      style={{ left: startMs * pxPerMs, width: Math.max(2, (endMs - startMs) * pxPerMs) }}
    >
      <button
        type="button"
        data-space-plays
        data-arrows
        tabIndex={reachable ? 0 : -1}
        aria-label={t('timeline.block', { time: preciseClockText(startMs), text })}
        aria-current={active || undefined}
        aria-pressed={selected}
        onClick={() => actions.press(id, startMs)}
        onKeyDown={(event) => actions.key(event, id, 'whole')}
        onPointerDown={(event) => {
          // a finger scrolls here; it moves captions by their edges
          if (!disabled && event.pointerType !== 'touch') actions.grab(event, id, 'whole');
        }}
        {...pointer}
        className={cn(
          'flex size-full items-end overflow-hidden rounded-md border p-0.5 text-left text-[13px] leading-tight focus-visible:outline-offset-[-2px]',
          'border-line-strong/70 bg-raised/30 hover:border-line-strong',
          active && 'border-accent bg-accent/15',
          selected && 'border-2 border-accent bg-accent/20',
          !disabled && selected && 'cursor-grab',
        )}
        data-testid="timeline-caption"
      >
        <span className="truncate rounded-sm bg-raised/85 px-1">{text}</span>
      </button>
      {!disabled && (
        <>
          <Edge grip="start" ms={startMs} {...props} />
          <Edge grip="end" ms={endMs} {...props} />
        </>
      )}
    </div>
  );
});

interface EdgeProps extends CaptionBlockProps {
  grip: 'start' | 'end';
  ms: number;
}

/** An edge of a caption: drawn with the pointer or a finger, or moved with the arrow keys. */
function Edge({ grip, ms, caption, untilMs, selected, actions }: EdgeProps) {
  const { t } = useTranslation();
  return (
    <span
      role="slider"
      tabIndex={selected ? 0 : -1}
      aria-orientation="horizontal"
      aria-label={t(grip === 'start' ? 'timeline.startOf' : 'timeline.endOf')}
      aria-valuemin={0}
      aria-valuemax={untilMs}
      aria-valuenow={ms}
      aria-valuetext={preciseClockText(ms)}
      onKeyDown={(event) => actions.key(event, caption.id, grip)}
      onPointerDown={(event) => actions.grab(event, caption.id, grip)}
      onPointerMove={actions.drag}
      onPointerUp={actions.drop}
      onPointerCancel={actions.drop}
      className={cn(
        'absolute inset-y-0 flex w-3 cursor-ew-resize touch-none items-center justify-center rounded-md',
        grip === 'start' ? '-left-1' : '-right-1',
        // a finger needs room; only the chosen one offers it, or edges would lie on each other
        selected ? 'pointer-coarse:w-9' : 'pointer-coarse:hidden',
        selected && (grip === 'start' ? 'pointer-coarse:-left-7' : 'pointer-coarse:-right-7'),
      )}
      data-testid={`timeline-${grip}`}
    >
      <span
        aria-hidden
        className={cn(
          'h-7 w-1 rounded-full bg-accent',
          selected ? 'pointer-coarse:h-10 pointer-coarse:w-1.5' : 'opacity-0 group-hover:opacity-100',
        )}
      />
    </span>
  );
}
