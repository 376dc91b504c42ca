import { useEffect, useEffectEvent, useLayoutEffect, useRef, useState } from 'react';
import { FIRST_ZOOM, ZOOMS } from './time-scale.ts';

/**
 * How far the timeline is zoomed in; what was looked at stays where it was.
 *
 * @param moment of the recording that is shown
 */
export function useZoom(scroller: React.RefObject<HTMLElement | null>, moment: () => number) {
  const [step, setStep] = useState(FIRST_ZOOM);
  const anchor = useRef<{ ms: number; px: number } | null>(null);
  const pxPerSecond = ZOOMS[step]!;

  /** @param px the place in sight that stays; else the playhead, or the middle where that is out of sight */
  function zoomBy(by: 1 | -1, px?: number) {
    const box = scroller.current;
    const next = Math.max(0, Math.min(ZOOMS.length - 1, step + by));
    if (!box || next === step) return;
    const pxPerMs = pxPerSecond / 1000;
    const playhead = moment() * pxPerMs - box.scrollLeft;
    const inSight = playhead >= 0 && playhead <= box.clientWidth;
    const at = px ?? (inSight ? playhead : box.clientWidth / 2);
    anchor.current = { ms: (box.scrollLeft + at) / pxPerMs, px: at };
    setStep(next);
  }

  useLayoutEffect(() => {
    const box = scroller.current;
    if (!box || !anchor.current) return;
    box.scrollTo({ left: (anchor.current.ms * pxPerSecond) / 1000 - anchor.current.px });
    anchor.current = null;
  }, [scroller, pxPerSecond]);

  const onWheel = useEffectEvent((event: WheelEvent) => {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    const left = scroller.current?.getBoundingClientRect().left ?? 0;
    zoomBy(event.deltaY < 0 ? 1 : -1, event.clientX - left);
  });
  useEffect(() => {
    const box = scroller.current;
    const listen = (event: WheelEvent) => onWheel(event);
    box?.addEventListener('wheel', listen, { passive: false });
    return () => box?.removeEventListener('wheel', listen);
  }, [scroller]);

  return { pxPerSecond, zoomBy, mayZoom: { out: step > 0, in: step < ZOOMS.length - 1 } };
}
