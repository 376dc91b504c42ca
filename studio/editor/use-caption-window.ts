import { defaultRangeExtractor, useWindowVirtualizer, type Range } from '@tanstack/react-virtual';
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';

/** So many rows are all drawn: the browser's own search and screen readers have the whole of a usual devotional. */
const ALL_DRAWN = 120;
/** About as tall as most rows; they are measured once they are drawn. */
const ROW_PX = 68;
/** What the bar at the lower edge may cover. */
const BOTTOM_PX = 88;
/** A person who scrolled is left alone for so long. */
const LEFT_ALONE_MS = 4_000;

interface Wanted {
  key: string;
  /** Where in its text the cursor goes; null leaves it where the browser puts it. */
  cursor: number | null;
}

/**
 * Draws of a long list only the rows that are in sight, in a page that scrolls as a whole.
 *
 * @param keep rows that stay although they are out of sight, because they are being edited
 * @param topPx what covers the upper edge of the window
 */
export function useCaptionWindow(given: {
  rows: readonly { key: string }[];
  keep: readonly (string | null)[];
  topPx: number;
}) {
  const { rows, keep, topPx } = given;
  const list = useRef<HTMLOListElement>(null);
  const wanted = useRef<Wanted | null>(null);
  const [, drawAgain] = useState(0);
  const scrollMargin = useTopOf(list);
  const leftAlone = useScrolledByHand();

  const virtualizer = useWindowVirtualizer({
    count: rows.length,
    estimateSize: () => ROW_PX,
    overscan: 8,
    gap: 4,
    scrollMargin,
    scrollPaddingStart: topPx,
    scrollPaddingEnd: BOTTOM_PX,
    getItemKey: useCallback((i: number) => rows[i]?.key ?? i, [rows]),
    rangeExtractor: (range: Range) => {
      if (rows.length <= ALL_DRAWN) return rows.map((_, i) => i);
      const kept = keep.map((key) => rows.findIndex((row) => row.key === key)).filter((i) => i >= 0);
      return [...new Set([...defaultRangeExtractor(range), ...kept])].sort((a, b) => a - b);
    },
  });

  /** Brings a row into sight, if it is not. */
  function show(key: string): void {
    const at = rows.findIndex((row) => row.key === key);
    if (at === -1) return;
    const box = document.getElementById(rowId(key))?.getBoundingClientRect();
    const inSight = box && box.top >= topPx && box.bottom <= window.innerHeight - BOTTOM_PX;
    if (!inSight) virtualizer.scrollToIndex(at, { align: 'center' });
  }

  /** Puts the cursor, or the focus, into a row: as soon as it is there. */
  function focus(key: string, cursor: number | null = null): void {
    wanted.current = { key, cursor };
    drawAgain((times) => times + 1);
  }

  // a row that is out of sight is drawn once it was scrolled to: asked again each time
  useLayoutEffect(() => {
    if (!wanted.current) return;
    const { key, cursor } = wanted.current;
    const row = document.getElementById(rowId(key));
    const field = row?.querySelector<HTMLElement>('textarea, [data-first]');
    const isThere = rows.some((one) => one.key === key);
    if (field || !isThere) wanted.current = null;
    field?.focus({ preventScroll: true });
    if (field instanceof HTMLTextAreaElement && cursor !== null) field.setSelectionRange(cursor, cursor);
    if (isThere) show(key);
  });

  return { list, virtualizer, scrollMargin, show, focus, leftAlone };
}

export const rowId = (key: string): string => `row-${key}`;

/** How far below the top of the page something begins, also after what is above it grew. */
function useTopOf(element: React.RefObject<HTMLElement | null>): number {
  const [top, setTop] = useState(0);
  useLayoutEffect(() => {
    const measure = () => {
      if (element.current) setTop(Math.round(element.current.getBoundingClientRect().top + window.scrollY));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(document.body);
    return () => observer.disconnect();
  }, [element]);
  return top;
}

/** Tells whether the person scrolled a moment ago. */
function useScrolledByHand(): () => boolean {
  const at = useRef(-Infinity);
  useEffect(() => {
    const note = () => void (at.current = performance.now());
    window.addEventListener('wheel', note, { passive: true });
    window.addEventListener('touchmove', note, { passive: true });
    return () => {
      window.removeEventListener('wheel', note);
      window.removeEventListener('touchmove', note);
    };
  }, []);
  return useCallback(() => performance.now() - at.current < LEFT_ALONE_MS, []);
}
