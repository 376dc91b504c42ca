import type { Rect } from '../../core/layer.ts';
import type { Picture } from './png.ts';

/** The smallest rectangle around everything drawn, or null for an empty picture. */
export function drawnArea({ width, height, rgba }: Picture): Rect | null {
  let [left, top, right, bottom] = [width, height, -1, -1];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if (rgba[(y * width + x) * 4 + 3] === 0) continue;
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = y;
    }
  }
  return right < 0 ? null : { x: left, y: top, width: right - left + 1, height: bottom - top + 1 };
}

export const isInside = (inner: Rect, outer: Rect): boolean =>
  inner.x >= outer.x &&
  inner.y >= outer.y &&
  inner.x + inner.width <= outer.x + outer.width &&
  inner.y + inner.height <= outer.y + outer.height;

export type Rgb = readonly [number, number, number];

/** Relative luminance of WCAG 2.2. */
export function luminance([r, g, b]: Rgb): number {
  const linear = (channel: number): number => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
}

/** Contrast ratio of WCAG 2.2, 1 to 21. */
export function contrast(a: number, b: number): number {
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

/** How far from a letter its surroundings reach. */
const RING_PX = 3;

/**
 * Contrast of letters against what is directly around them (stroke, shadow, box, scrim, footage), where it is
 * weakest: the ring of pixels next to the letters, at its hundredth closest to the letters' own luminance.
 *
 * The letters are found by drawing the layer twice, so that neither ground nor smoothed edges pass for letters.
 *
 * @param lettered the layer that holds the text
 * @param bare the same with the letters invisible, and all that belongs to them left in place
 * @param below layers between the footage and this one
 * @param ground colour of the footage
 */
export function letterContrast(request: {
  lettered: Picture;
  bare: Picture;
  below: readonly Picture[];
  ground: Rgb;
}): number {
  const { lettered, bare, below, ground } = request;
  const { width, height } = lettered;
  const around: number[] = [];
  const inkAt = nearestInks(lettered, bare);
  for (let i = 0; i < width * height; i++) {
    const ink = inkAt[i]! - 1;
    if (ink < 0) continue;
    around.push(contrast(luminance(colorAt(lettered, ink)), luminance(layOver(ground, [...below, bare], i))));
  }
  if (around.length === 0) throw new Error('there are no letters');
  around.sort((a, b) => a - b);
  return around[Math.floor(around.length / 100)]!;
}

/** For each pixel in the ring around letters one more than the index of a solid pixel of that letter, else 0. */
function nearestInks(lettered: Picture, bare: Picture): Uint32Array {
  const { width, height } = lettered;
  const inks = new Uint32Array(width * height);
  const letters: number[] = [];
  for (let i = 0; i < width * height; i++) if (differs(lettered, bare, i)) letters.push(i);
  for (const i of letters) {
    if (lettered.rgba[i * 4 + 3] !== 255) continue;
    const [x, y] = [i % width, Math.floor(i / width)];
    for (let ny = Math.max(0, y - RING_PX); ny <= Math.min(height - 1, y + RING_PX); ny++) {
      for (let nx = Math.max(0, x - RING_PX); nx <= Math.min(width - 1, x + RING_PX); nx++) {
        inks[ny * width + nx] = i + 1;
      }
    }
  }
  // smoothed edges are neither letter nor surroundings
  for (const i of letters) inks[i] = 0;
  return inks;
}

function differs(a: Picture, b: Picture, i: number): boolean {
  for (let c = i * 4; c < i * 4 + 4; c++) if (Math.abs(a.rgba[c]! - b.rgba[c]!) > 2) return true;
  return false;
}

const colorAt = ({ rgba }: Picture, i: number): Rgb => [rgba[i * 4]!, rgba[i * 4 + 1]!, rgba[i * 4 + 2]!];

/** One pixel of pictures laid over an even ground, as the renderer does. */
function layOver(ground: Rgb, pictures: readonly Picture[], i: number): Rgb {
  return pictures.reduce((under, picture): Rgb => {
    const alpha = picture.rgba[i * 4 + 3]! / 255;
    const over = colorAt(picture, i);
    const mix = (c: 0 | 1 | 2): number => under[c] + (over[c] - under[c]) * alpha;
    return [mix(0), mix(1), mix(2)];
  }, ground);
}

/** Pictures laid over an even ground; opaque. */
export function layAllOver(ground: Rgb, pictures: readonly Picture[]): Picture {
  const { width, height } = pictures[0]!;
  const rgba = new Uint8Array(width * height * 4).fill(255);
  for (let i = 0; i < width * height; i++) rgba.set(layOver(ground, pictures, i).map(Math.round), i * 4);
  return { width, height, rgba };
}

/** A picture laid over an even ground and made smaller by a whole factor; opaque. */
export function shrinkOver(ground: Rgb, { width, height, rgba }: Picture, factor: number): Picture {
  const small = { width: Math.floor(width / factor), height: Math.floor(height / factor) };
  const out = new Uint8Array(small.width * small.height * 4).fill(255);
  for (let y = 0; y < small.height; y++) {
    for (let x = 0; x < small.width; x++) {
      for (const c of [0, 1, 2] as const) {
        let sum = 0;
        for (let dy = 0; dy < factor; dy++) {
          for (let dx = 0; dx < factor; dx++) {
            const i = ((y * factor + dy) * width + x * factor + dx) * 4;
            sum += ground[c] + ((rgba[i + c]! - ground[c]) * rgba[i + 3]!) / 255;
          }
        }
        out[(y * small.width + x) * 4 + c] = Math.round(sum / factor ** 2);
      }
    }
  }
  return { ...small, rgba: out };
}

/**
 * Pictures are compared by the mean of squares of this side: two browsers smooth the edges of letters each their own
 * way and set them up to a pixel apart (29 levels for a white edge on black), a shift of two pixels is 58.
 */
const SQUARE_PX = 8;
const SEEN_LEVELS = 40;

/**
 * Share of two opaque pictures that an eye could tell apart, 0 to 1.
 * @param scale size of the pictures, as a share of the size they were drawn in
 */
export function differingShare(a: Picture, b: Picture, scale = 1): number {
  if (a.width !== b.width || a.height !== b.height) throw new Error('pictures of different sizes');
  const squarePx = SQUARE_PX * scale;
  let count = 0;
  let differing = 0;
  for (let y = 0; y + squarePx <= a.height; y += squarePx) {
    for (let x = 0; x + squarePx <= a.width; x += squarePx) {
      const [one, other] = [squareMean(a, x, y, squarePx), squareMean(b, x, y, squarePx)];
      count++;
      if (one.some((value, c) => Math.abs(value - other[c]!) > SEEN_LEVELS)) differing++;
    }
  }
  return differing / count;
}

function squareMean({ width, rgba }: Picture, left: number, top: number, sidePx: number): Rgb {
  const sum: [number, number, number] = [0, 0, 0];
  for (let y = top; y < top + sidePx; y++) {
    for (let x = left; x < left + sidePx; x++) {
      for (const c of [0, 1, 2] as const) sum[c] += rgba[(y * width + x) * 4 + c]! / sidePx ** 2;
    }
  }
  return sum;
}
