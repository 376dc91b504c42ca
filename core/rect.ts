import type { Rect } from './layer.ts';

export const evenDown = (n: number): number => Math.floor(n / 2) * 2;
export const evenUp = (n: number): number => Math.ceil(n / 2) * 2;

/** The rectangle with room around it, on even pixels, inside the picture. */
export function growRect(rect: Rect, by: number, { width, height }: { width: number; height: number }): Rect {
  const x = Math.max(0, evenDown(rect.x - by));
  const y = Math.max(0, evenDown(rect.y - by));
  return {
    x,
    y,
    width: Math.min(width, evenUp(rect.x + rect.width + by)) - x,
    height: Math.min(height, evenUp(rect.y + rect.height + by)) - y,
  };
}
