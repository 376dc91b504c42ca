import { useLayoutEffect, useState } from 'react';

/** What is drawn changes in steps of so many pixels, not with each one. */
const STEP_PX = 400;

/** The stretch of a wide element that is in sight, and a step more on both sides. */
export function useVisibleRange(
  scroller: React.RefObject<HTMLElement | null>,
  pxPerMs: number,
): { fromMs: number; toMs: number } {
  const [range, setRange] = useState({ from: -STEP_PX, to: 4 * STEP_PX });
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const read = () => {
      const from = Math.floor(element.scrollLeft / STEP_PX - 1) * STEP_PX;
      const to = Math.ceil((element.scrollLeft + element.clientWidth) / STEP_PX + 1) * STEP_PX;
      setRange((before) => (before.from === from && before.to === to ? before : { from, to }));
    };
    read();
    element.addEventListener('scroll', read, { passive: true });
    const observer = new ResizeObserver(read);
    observer.observe(element);
    return () => {
      element.removeEventListener('scroll', read);
      observer.disconnect();
    };
  }, [scroller]);
  return { fromMs: range.from / pxPerMs, toMs: range.to / pxPerMs };
}
