import { useEffect, useRef, useState, type PointerEvent } from 'react';
import type { Grip } from '../edit-document.ts';

/** A pointer that moved less did not mean to move the caption. */
const LEAST_PX = 4;

export interface Drag {
  id: string;
  grip: Grip;
  byMs: number;
}

/**
 * Follows a pointer that holds a caption or one of its edges. Escape lets go of it where it was.
 *
 * @returns `drag`: what would change if it were dropped now; `wasDragged()`: whether the press that just ended moved it
 */
export function useGripDrag(given: {
  pxPerMs: number;
  scroller: React.RefObject<HTMLElement | null>;
  onDrop: (drag: Drag) => void;
}) {
  const { pxPerMs, scroller, onDrop } = given;
  const [drag, setDrag] = useState<Drag | null>(null);
  const held = useRef<{ id: string; grip: Grip; fromPx: number } | null>(null);
  const moved = useRef(false);

  const placeOf = (event: PointerEvent) => event.clientX + (scroller.current?.scrollLeft ?? 0);

  useEffect(() => {
    if (!drag) return;
    const letGo = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      held.current = null;
      setDrag(null);
    };
    window.addEventListener('keydown', letGo);
    return () => window.removeEventListener('keydown', letGo);
  }, [drag]);

  return {
    drag,
    wasDragged: () => moved.current,
    grab(event: PointerEvent<HTMLElement>, id: string, grip: Grip) {
      if (event.button !== 0) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      held.current = { id, grip, fromPx: placeOf(event) };
      moved.current = false;
    },
    move(event: PointerEvent<HTMLElement>) {
      if (!held.current) return;
      const { id, grip, fromPx } = held.current;
      const px = placeOf(event) - fromPx;
      if (!moved.current && Math.abs(px) < LEAST_PX) return;
      moved.current = true;
      setDrag({ id, grip, byMs: px / pxPerMs });
    },
    drop(event: PointerEvent<HTMLElement>) {
      if (held.current && drag && event.type !== 'pointercancel') onDrop(drag);
      held.current = null;
      setDrag(null);
    },
  };
}
