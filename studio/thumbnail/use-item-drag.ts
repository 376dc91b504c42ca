import { useRef, useState, type PointerEvent } from 'react';
import type { Format } from '../../core/format.ts';
import { TEXT_SIZE, type Thumbnail, type ThumbnailItem } from '../../core/thumbnail.ts';
import { keptIn, withItem, type Box } from './edit-thumbnail.ts';
import { snap, type Guide } from './snap.ts';

/** What of an item is taken hold of: all of it, its right edge, its lower edge, or the corner between them. */
export type Grip = 'body' | 'right' | 'bottom' | 'corner';

/** Pixels of the screen within which something snaps. */
const SNAP_PX = 7;
/** A tap is no drag, though a finger moves a little. */
const SLOP_PX = 4;
const MIN_WIDTH = 0.03;
const MIN_HEIGHT = 0.004;

interface Drag {
  id: string;
  grip: Grip;
  /** Where on the screen it began, and what the item was then. */
  from: { x: number; y: number };
  item: ThumbnailItem;
  box: Box;
  others: Box[];
  stage: { width: number; height: number };
  moved: boolean;
}

/**
 * Moving and sizing items by mouse, pen or finger, with lines to snap to; Alt keeps from snapping.
 * @param onEdit each step of one drag is undone together with the others
 */
export function useItemDrag(request: {
  format: Format;
  boxes: ReadonlyMap<string, Box>;
  onSelect: (id: string) => void;
  onEdit: (change: (design: Thumbnail) => Thumbnail, as: string) => void;
}) {
  const { format, boxes, onSelect, onEdit } = request;
  const drag = useRef<Drag | null>(null);
  const [guides, setGuides] = useState<readonly Guide[]>([]);

  function begin(event: PointerEvent<HTMLElement>, item: ThumbnailItem, grip: Grip, stage: HTMLElement) {
    const box = boxes.get(item.id);
    if (event.button !== 0 || !box) return;
    event.stopPropagation();
    onSelect(item.id);
    const { width, height } = stage.getBoundingClientRect();
    event.currentTarget.setPointerCapture(event.pointerId);
    drag.current = {
      id: item.id,
      grip,
      from: { x: event.clientX, y: event.clientY },
      item,
      box,
      others: [...boxes].filter(([id]) => id !== item.id).map(([, other]) => other),
      stage: { width, height },
      moved: false,
    };
  }

  function move(event: PointerEvent<HTMLElement>) {
    const now = drag.current;
    if (!now) return;
    const [right, down] = [event.clientX - now.from.x, event.clientY - now.from.y];
    if (!now.moved && Math.hypot(right, down) < SLOP_PX) return;
    now.moved = true;
    const by = { x: right / now.stage.width, y: down / now.stage.height };
    if (now.grip === 'body') {
      const box = { ...now.box, x: now.box.x + by.x, y: now.box.y + by.y };
      const reach = event.altKey
        ? { x: -1, y: -1 }
        : { x: SNAP_PX / now.stage.width, y: SNAP_PX / now.stage.height };
      const snapped = snap({ box, others: now.others, format, reach });
      setGuides(snapped.guides);
      const at = keptIn({ ...box, ...snapped });
      onEdit(
        (design) => withItem(design, now.id, (item) => ({ ...item, ...at })),
        `thumbnail move ${now.id}`,
      );
    } else {
      const { item, grip } = now;
      onEdit(
        (design) => withItem(design, now.id, () => sized({ item, grip, by, box: now.box })),
        `thumbnail size ${now.id}`,
      );
    }
  }

  function end() {
    drag.current = null;
    setGuides([]);
  }

  return { guides, begin, move, end };
}

/** An item whose edge was pulled so far; the corner of a text makes its letters larger with it. */
function sized(request: {
  item: ThumbnailItem;
  grip: Grip;
  by: { x: number; y: number };
  box: Box;
}): ThumbnailItem {
  const { item, grip, by, box } = request;
  const width = Math.min(1, Math.max(MIN_WIDTH, item.width + (grip === 'bottom' ? 0 : by.x)));
  if (item.kind === 'shape') {
    const height = grip === 'right' ? item.height : Math.min(1, Math.max(MIN_HEIGHT, box.height + by.y));
    return { ...item, width, height };
  }
  if (grip !== 'corner') return { ...item, width };
  const size = Math.round((item.type.size * width) / item.width);
  return {
    ...item,
    width,
    type: { ...item.type, size: Math.min(TEXT_SIZE.max, Math.max(TEXT_SIZE.min, size)) },
  };
}
