import { useRef, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { FORMATS } from '../../core/format.ts';
import type { Thumbnail, ThumbnailItem } from '../../core/thumbnail.ts';
import { cn } from '../lib/cn.ts';
import { keptIn, withItem, withoutItem, type Box } from './edit-thumbnail.ts';
import { InPlaceText } from './InPlaceText.tsx';
import { ThumbnailPicture } from './ThumbnailPicture.tsx';
import type { MeasuredThumbnail } from './use-boxes.ts';
import { useItemDrag, type Grip } from './use-item-drag.ts';

interface StageProps {
  /** As it stands; `measured` may be a moment behind. */
  design: Thumbnail;
  measured: MeasuredThumbnail;
  pictureUrl: string | null;
  disabled: boolean;
  selectedId: string | null;
  onSelect: (id: string | null) => void;
  /** The text that is being written on the picture. */
  editingId: string | null;
  onEditText: (id: string | null) => void;
  onDuplicate: (id: string) => void;
  onEdit: (change: (design: Thumbnail) => Thumbnail, as: string) => void;
}

/** Pixels of the picture an arrow key moves by; with Shift. */
const NUDGE_PX = 2;
const LONG_NUDGE_PX = 20;
const ARROWS: Record<string, readonly [x: number, y: number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** The thumbnail, with each of its items to be taken hold of: by pointer, finger or keyboard. */
export function Stage(props: StageProps) {
  const { measured, pictureUrl, disabled, selectedId, editingId, onSelect, onEditText, onEdit } = props;
  const { t } = useTranslation();
  const { design, boxes } = measured;
  const stage = useRef<HTMLDivElement>(null);
  /** Has the focus again when its text has been written. */
  const written = useRef<string | null>(null);
  const { width, height } = FORMATS[design.format];
  const drag = useItemDrag({ format: design.format, boxes, onSelect, onEdit });
  const editing = design.items.find((item) => item.id === editingId);
  // what is being written is drawn by its field
  const shown = editing ? withoutItem(design, editing.id) : design;

  function onKeyDown(event: KeyboardEvent, item: ThumbnailItem, box: Box) {
    const arrow = ARROWS[event.key];
    if (arrow) {
      event.preventDefault();
      const step = event.shiftKey ? LONG_NUDGE_PX : NUDGE_PX;
      const at = keptIn({
        ...box,
        x: box.x + (arrow[0] * step) / width,
        y: box.y + (arrow[1] * step) / height,
      });
      onEdit(
        (before) => withItem(before, item.id, (one) => ({ ...one, ...at })),
        `thumbnail move ${item.id}`,
      );
    } else if (event.key === 'Delete' || event.key === 'Backspace') {
      event.preventDefault();
      onEdit((before) => withoutItem(before, item.id), 'thumbnail remove');
      onSelect(null);
    } else if ((event.key === 'Enter' || event.key === 'F2') && item.kind === 'text') {
      event.preventDefault();
      onEditText(item.id);
    } else if (event.key.toLowerCase() === 'd' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      props.onDuplicate(item.id);
    } else if (event.key === 'Escape') onSelect(null);
  }

  return (
    <div
      ref={stage}
      className="@container relative mx-auto overflow-hidden rounded-card bg-black select-none"
      style={{
        aspectRatio: `${width} / ${height}`,
        width: `min(100%, calc(var(--picture-height) * ${width / height}))`,
      }}
      onPointerDown={() => onSelect(null)}
      data-testid="thumbnail-stage"
    >
      <ThumbnailPicture design={shown} pictureUrl={pictureUrl} />
      {!disabled && (
        <div role="group" aria-label={t('thumbnail.items')} className="absolute inset-0">
          {design.items.map((item) => {
            const box = boxes.get(item.id);
            if (!box || item.id === editingId) return null;
            return (
              <ItemBox
                key={item.id}
                item={item}
                box={box}
                selected={item.id === selectedId}
                onFocus={() => onSelect(item.id)}
                onShown={(button) => {
                  if (written.current !== item.id) return;
                  written.current = null;
                  button.focus();
                }}
                onWrite={() => item.kind === 'text' && onEditText(item.id)}
                onKeyDown={(event) => onKeyDown(event, item, box)}
                onGrip={(event, grip) => stage.current && drag.begin(event, item, grip, stage.current)}
                onMove={drag.move}
                onEnd={drag.end}
              />
            );
          })}
          {drag.guides.map(({ axis, at }) => (
            <span
              key={`${axis} ${at}`}
              aria-hidden
              className={cn(
                'pointer-events-none absolute bg-fuchsia-500',
                axis === 'x' ? 'inset-y-0 w-px' : 'inset-x-0 h-px',
              )}
              style={axis === 'x' ? { left: `${at * 100}%` } : { top: `${at * 100}%` }}
            />
          ))}
          {editing?.kind === 'text' && (
            <InPlaceText
              item={editing}
              text={textOf(props.design, editing.id)}
              format={design.format}
              onChange={(text) =>
                onEdit(
                  (before) =>
                    withItem(before, editing.id, (one) => (one.kind === 'text' ? { ...one, text } : one)),
                  `thumbnail text ${editing.id}`,
                )
              }
              onDone={(byKey) => {
                written.current = byKey ? editing.id : null;
                onEditText(null);
              }}
            />
          )}
        </div>
      )}
    </div>
  );
}

const textOf = (design: Thumbnail, id: string): string => {
  const item = design.items.find((one) => one.id === id);
  return item?.kind === 'text' ? item.text : '';
};

interface ItemBoxProps {
  item: ThumbnailItem;
  box: Box;
  selected: boolean;
  onFocus: () => void;
  /** It has come onto the picture. */
  onShown: (button: HTMLButtonElement) => void;
  onWrite: () => void;
  onKeyDown: (event: KeyboardEvent) => void;
  onGrip: (event: React.PointerEvent<HTMLElement>, grip: Grip) => void;
  onMove: (event: React.PointerEvent<HTMLElement>) => void;
  onEnd: () => void;
}

const percent = (share: number): string => `${share * 100}%`;

function ItemBox(props: ItemBoxProps) {
  const { item, box, selected, onFocus, onShown, onWrite, onKeyDown, onGrip, onMove, onEnd } = props;
  const { t } = useTranslation();
  const grips: readonly Grip[] = item.kind === 'text' ? ['right', 'corner'] : ['right', 'bottom', 'corner'];
  const pointer = { onPointerMove: onMove, onPointerUp: onEnd, onPointerCancel: onEnd };
  return (
    <div
      className="absolute"
      style={{
        left: percent(box.x),
        top: percent(box.y),
        width: percent(box.width),
        height: percent(box.height),
        transform: item.kind === 'text' && item.rotation !== 0 ? `rotate(${item.rotation}deg)` : undefined,
        zIndex: selected ? 1 : undefined,
      }}
    >
      <button
        ref={(button) => void (button && onShown(button))}
        type="button"
        aria-label={item.kind === 'text' ? item.text || t('thumbnail.emptyText') : t('thumbnail.shape')}
        aria-pressed={selected}
        onFocus={onFocus}
        onDoubleClick={onWrite}
        onKeyDown={onKeyDown}
        onPointerDown={(event) => onGrip(event, 'body')}
        {...pointer}
        className={cn(
          // thin ones are taken hold of all the same
          'absolute inset-0 min-h-3 min-w-3 cursor-move rounded-[2px] outline-offset-2 hover:outline-2 hover:outline-white/70',
          selected && 'touch-none outline-2 outline-indigo-400 hover:outline-indigo-400',
        )}
        data-testid={`thumbnail-item-${item.id}`}
      />
      {selected &&
        grips.map((grip) => (
          <span
            key={grip}
            aria-hidden
            onPointerDown={(event) => onGrip(event, grip)}
            {...pointer}
            className={cn('absolute flex size-9 touch-none items-center justify-center', GRIPS[grip])}
            data-testid={`thumbnail-grip-${grip}`}
          >
            <span className="size-3.5 rounded-full border-2 border-indigo-500 bg-white shadow" />
          </span>
        ))}
    </div>
  );
}

const GRIPS: Record<Grip, string> = {
  body: '',
  right: 'top-1/2 -right-4.5 -translate-y-1/2 cursor-ew-resize',
  bottom: '-bottom-4.5 left-1/2 -translate-x-1/2 cursor-ns-resize',
  corner: '-right-4.5 -bottom-4.5 cursor-nwse-resize',
};
