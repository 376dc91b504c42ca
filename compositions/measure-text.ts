import type { CSSProperties } from 'react';

export interface TextSize {
  /** Widest line. */
  width: number;
  height: number;
  lines: number;
}

const sizes = new Map<string, TextSize>();
/** Enough for every text of a long document at every step. */
const MAX_KEPT = 20_000;

/**
 * Size of a text as the browser sets it, in CSS pixels, whatever the page is zoomed or scaled to.
 * Fonts must be loaded. Answers are kept, so asking at every frame costs nothing.
 *
 * @param maxWidthPx where lines wrap; `null` to measure without wrapping
 */
export function measureText(text: string, style: CSSProperties, maxWidthPx: number | null): TextSize {
  const key = JSON.stringify([text, style, maxWidthPx]);
  const known = sizes.get(key);
  if (known) return known;
  const measured = measureInPage(text, style, maxWidthPx);
  if (sizes.size >= MAX_KEPT) sizes.clear();
  sizes.set(key, measured);
  return measured;
}

function measureInPage(text: string, style: CSSProperties, maxWidthPx: number | null): TextSize {
  const outer = document.createElement('div');
  Object.assign(outer.style, {
    position: 'absolute',
    left: '0',
    top: '0',
    visibility: 'hidden',
    pointerEvents: 'none',
    textAlign: 'left',
    width: maxWidthPx === null ? '100000px' : `${maxWidthPx}px`,
  });
  const inner = document.createElement('span');
  Object.assign(inner.style, cssText(style));
  if (maxWidthPx === null) inner.style.whiteSpace = 'pre';
  inner.style.display = 'inline-block';
  inner.textContent = text;
  outer.append(inner);
  document.body.append(outer);
  const width = inner.scrollWidth;
  const height = inner.offsetHeight;
  outer.remove();
  const linePx = Number(style.fontSize) * Number(style.lineHeight);
  return { width, height, lines: Math.max(1, Math.round(height / linePx)) };
}

/** React's numbers are pixels where CSS wants a unit. */
function cssText(style: CSSProperties): Record<string, string> {
  const unitless = new Set(['fontWeight', 'lineHeight', 'opacity']);
  return Object.fromEntries(
    Object.entries(style).map(([name, value]) => [
      name,
      typeof value === 'number' && !unitless.has(name) ? `${value}px` : String(value),
    ]),
  );
}
