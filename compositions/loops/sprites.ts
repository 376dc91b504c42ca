import { clamp01, hash01, smoothstep } from './noise.ts';
import { css } from './paint.ts';
import type { Brush, Easel, Rgb } from './paint.ts';

/** Paints what stands still once for each size of picture, and lays it down again in every frame. */
export function stillLayer(paint: (easel: Easel) => void): (easel: Easel) => void {
  const painted = new Map<string, OffscreenCanvas>();
  return (easel) => {
    const { width, height } = easel;
    const key = `${width}x${height}`;
    let layer = painted.get(key);
    if (!layer) {
      layer = new OffscreenCanvas(width, height);
      paint({ context: layer.getContext('2d')!, width, height, phase: 0 });
      painted.set(key, layer);
    }
    easel.context.drawImage(layer, 0, 0);
  };
}

/** A small picture that is laid down many times; painted when it is first needed, because tests have no canvas. */
export function sprite(
  width: number,
  height: number,
  paint: (context: Brush) => void,
  blur = 0,
): () => OffscreenCanvas {
  let made: OffscreenCanvas | undefined;
  return () => {
    if (made) return made;
    made = new OffscreenCanvas(width, height);
    const context = made.getContext('2d')!;
    if (blur > 0) context.filter = `blur(${blur}px)`;
    paint(context);
    return made;
  };
}

/** A light out of focus: an even disc with a slightly brighter rim. */
export const bokeh = (color: Rgb): (() => OffscreenCanvas) =>
  sprite(128, 128, (context) => {
    const disc = context.createRadialGradient(64, 64, 0, 64, 64, 63);
    disc.addColorStop(0, css(color, 0.62));
    disc.addColorStop(0.72, css(color, 0.72));
    disc.addColorStop(0.88, css(color, 0.95));
    disc.addColorStop(0.93, css(color, 0.8));
    disc.addColorStop(1, css(color, 0));
    context.fillStyle = disc;
    context.fillRect(0, 0, 128, 128);
  });

/** A light that fades from its middle outwards. */
export const glow = (color: Rgb): (() => OffscreenCanvas) =>
  sprite(128, 128, (context) => {
    const light = context.createRadialGradient(64, 64, 0, 64, 64, 64);
    for (let i = 0; i <= 8; i++) light.addColorStop(i / 8, css(color, (1 - smoothstep(0, 1, i / 8)) ** 1.6));
    context.fillStyle = light;
    context.fillRect(0, 0, 128, 128);
  });

/** Lays a sprite down around a point, all in pixels; `turn` in radians. */
export function stamp(
  context: Brush,
  picture: OffscreenCanvas,
  at: { x: number; y: number; width: number; height?: number; alpha?: number; turn?: number },
): void {
  const height = at.height ?? (at.width * picture.height) / picture.width;
  context.globalAlpha = clamp01(at.alpha ?? 1);
  if (at.turn) {
    context.save();
    context.translate(at.x, at.y);
    context.rotate(at.turn);
    context.drawImage(picture, -at.width / 2, -height / 2, at.width, height);
    context.restore();
  } else context.drawImage(picture, at.x - at.width / 2, at.y - height / 2, at.width, height);
  context.globalAlpha = 1;
}

/** Places spread evenly over the picture, without rows or heaps (the R2 sequence, loosened a little). */
export const scattered = (i: number, seed: number): { u: number; v: number } => ({
  u: (i * 0.7548776662 + seed * 0.137 + 0.05 * hash01(i, seed)) % 1,
  v: (i * 0.569840291 + seed * 0.311 + 0.05 * hash01(i, seed + 1)) % 1,
});

/**
 * Where something is in its life, which lasts one loop and begins somewhere in it, and how much of it is to be seen:
 * nothing where it ends and begins anew. So all of them may move all the way, and the loop still closes.
 */
export function lifeAt(phase: number, shift: number, fading = 0.2): { age: number; shown: number } {
  const age = (phase + shift) % 1;
  return { age, shown: smoothstep(0, fading, age) * (1 - smoothstep(1 - fading, 1, age)) };
}

/** A wave that goes up and down a whole number of times in a loop, -1 to 1. */
export const swing = (phase: number, turns: number, shift: number): number =>
  Math.sin(2 * Math.PI * (phase * turns + shift));
