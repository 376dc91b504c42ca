import { clamp01, hash01, mix } from './noise.ts';

/** Red, green and blue, 0 to 255, not yet rounded. */
export type Rgb = readonly [number, number, number];

export type Brush = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

/** What a loop is given to draw one frame. */
export interface Easel {
  context: Brush;
  width: number;
  height: number;
  /** 0 to 1: how far around the loop; 1 would be 0 again. */
  phase: number;
}

export const rgb = (hex: string): Rgb => [
  Number.parseInt(hex.slice(1, 3), 16),
  Number.parseInt(hex.slice(3, 5), 16),
  Number.parseInt(hex.slice(5, 7), 16),
];
export const css = ([r, g, b]: Rgb, alpha = 1): string =>
  `rgba(${Math.round(r)}, ${Math.round(g)}, ${Math.round(b)}, ${alpha})`;
export const blend = (a: Rgb, b: Rgb, t: number): Rgb => [
  mix(a[0], b[0], t),
  mix(a[1], b[1], t),
  mix(a[2], b[2], t),
];

/** Colour along a ramp of stops, smoothly: a table, because it is asked for every pixel. */
export function makeRamp(stops: readonly (readonly [at: number, hex: string])[]): (t: number) => Rgb {
  const steps = 512;
  const table = Array.from({ length: steps + 1 }, (_, i) => colorAt(stops, i / steps));
  return (t) => table[Math.round(clamp01(t) * steps)]!;
}

function colorAt(stops: readonly (readonly [at: number, hex: string])[], t: number): Rgb {
  const next = stops.findIndex(([at]) => at >= t);
  if (next <= 0) return rgb(stops[next === 0 ? 0 : stops.length - 1]![1]);
  const [from, a] = stops[next - 1]!;
  const [to, b] = stops[next]!;
  return blend(rgb(a), rgb(b), (t - from) / (to - from));
}

/** A colour and how much of it, for one point; `u` and `v` run from 0 to 1 across and down. */
export type Shade = (u: number, v: number) => readonly [Rgb, alpha: number];

/**
 * Paints a soft field pixel by pixel on a small canvas and lays it over the picture, smoothed by the enlargement.
 * Fixed grain of half a step hides the steps between 8-bit colours.
 *
 * @param columns width of the small canvas
 */
export function paintField(easel: Easel, columns: number, shade: Shade): void {
  const { context, width, height } = easel;
  const rows = Math.max(2, Math.round((columns * height) / width));
  const small = new OffscreenCanvas(columns, rows);
  const smallContext = small.getContext('2d')!;
  const image = smallContext.createImageData(columns, rows);
  let i = 0;
  for (let y = 0; y < rows; y++) {
    for (let x = 0; x < columns; x++) {
      const [[r, g, b], alpha] = shade((x + 0.5) / columns, (y + 0.5) / rows);
      const grain = hash01(x, y) - 0.5;
      image.data[i] = r + grain;
      image.data[i + 1] = g + grain;
      image.data[i + 2] = b + grain;
      image.data[i + 3] = alpha * 255 + (alpha === 1 ? 0 : grain);
      i += 4;
    }
  }
  smallContext.putImageData(image, 0, 0);
  context.imageSmoothingEnabled = true;
  context.imageSmoothingQuality = 'high';
  context.drawImage(small, 0, 0, width, height);
}

/** Fills below a line, from the lower edge up to `lineAt` (share of the height for a share of the width). */
export function fillBelow(
  { context, width, height }: Easel,
  lineAt: (u: number) => number,
  fill: CanvasGradient | string,
): void {
  context.beginPath();
  context.moveTo(0, height);
  for (let x = 0; x <= width; x += 2) context.lineTo(x, lineAt(x / width) * height);
  context.lineTo(width, height);
  context.closePath();
  context.fillStyle = fill;
  context.fill();
}

export function verticalGradient(
  { context, height }: Easel,
  from: number,
  to: number,
  stops: readonly (readonly [at: number, color: string])[],
): CanvasGradient {
  const gradient = context.createLinearGradient(0, from * height, 0, to * height);
  for (const [at, color] of stops) gradient.addColorStop(at, color);
  return gradient;
}
