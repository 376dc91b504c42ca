import { clamp01, fbm, hash01, makeNoise, onGrid, smoothstep } from './noise.ts';
import { blend, makeRamp, paintField, rgb } from './paint.ts';
import type { Easel, Rgb } from './paint.ts';

const HORIZON = 0.4;
/** From the top of the sky to the horizon. */
const sky = makeRamp([
  [0, '#2c5866'],
  [0.35, '#5f9198'],
  [0.68, '#a7c9c3'],
  [0.88, '#e2e6d0'],
  [1, '#f8e6c6'],
]);
const CLOUD = rgb('#e9efe6');
/** What the water adds of its own, from the horizon to our feet. */
const deep = makeRamp([
  [0, '#6f9a9b'],
  [0.3, '#2f646c'],
  [1, '#0c2830'],
]);
const SHORE = rgb('#3d5f66');
const SHORE_FAR = rgb('#7d9c9d');
const GLINT = rgb('#fff6dc');

const shoreline = makeNoise(23);
const mist = makeNoise(8);
const clouds = makeNoise(61);

/** Waves whose crests pass a whole number of times in a loop: along, across, turns, strength. */
const WAVES = Array.from({ length: 12 }, (_, i) => {
  const angle = (hash01(i, 3) - 0.5) * 1.5;
  const length = 1.5 * 1.5 ** i;
  return {
    kx: Math.sin(angle) * length,
    kz: Math.cos(angle) * length,
    turns: 1 + Math.round(Math.sqrt(length) * 0.75),
    strength: 1 / length ** 0.5,
    shift: hash01(i, 9) * 2 * Math.PI,
  };
});

/** A lake at first light: sky, a far shore and its reflection, ripples that never hurry. */
export function drawStillWater(easel: Easel): void {
  const aspect = easel.width / easel.height;
  const turn = 2 * Math.PI * easel.phase;
  // reflections look a little past the sides of the picture
  const wide = aspect * 1.2;
  const share = (x: number): number => x / wide + 0.5;
  const shoreAt = onGrid(
    600,
    1,
    (u) => 0.012 + 0.03 * clamp01(0.35 + fbm(shoreline, { x: (u - 0.5) * wide * 1.7, y: 0, phase: 0 }, 4)),
  );
  const hillAt = onGrid(
    600,
    1,
    (u) => 0.02 + 0.1 * clamp01(0.42 + fbm(shoreline, { x: (u - 0.5) * wide * 0.7 + 9, y: 4, phase: 0 }, 3)),
  );
  const cloudAt = onGrid(220, 110, (u, v) => {
    const at = { x: (u - 0.5) * wide * 1.1, y: 5 / (0.5 + v * HORIZON * 3), phase: easel.phase };
    return smoothstep(0, 0.42, fbm(clouds, at, 4, 1)) * smoothstep(0.03, 0.2, v * HORIZON) * 0.5;
  });
  const mistAt = onGrid(160, 60, (u, v) => {
    const at = { x: (u - 0.5) * wide * 1.3, y: v * 0.9, phase: easel.phase };
    return clamp01(Math.exp(-(((v * 0.18) / 0.07) ** 2)) * (0.42 + 0.7 * fbm(mist, at, 3))) * 0.8;
  });
  /** Morning mist that lies on the waterline. */
  const veiled = (color: Rgb, x: number, away: number): Rgb =>
    away > 0.18 ? color : blend(color, sky(0.93), mistAt(share(x), away / 0.18));
  /** Sky and shore above the waterline, `up` in heights of the picture. */
  const seen = (x: number, up: number): Rgb => {
    const sideways = share(x);
    let color = blend(sky(1 - up / HORIZON), CLOUD, cloudAt(sideways, up / HORIZON));
    if (up > 0.13) return color;
    const hill = smoothstep(-0.004, 0.004, hillAt(sideways, 0) - up);
    color = blend(color, blend(SHORE_FAR, sky(1), 0.42 * (1 - up / 0.12)), hill * 0.75);
    return blend(color, SHORE, smoothstep(-0.002, 0.002, shoreAt(sideways, 0) - up) * 0.8);
  };
  paintField(easel, Math.round(430 * Math.sqrt(aspect)), (u, v) => {
    const x = (u - 0.5) * aspect;
    if (v <= HORIZON) return [veiled(seen(x, HORIZON - v), x, HORIZON - v), 1];
    const down = v - HORIZON;
    const near = down / (1 - HORIZON);
    const distance = 0.32 / (near + 0.035);
    const wx = x * distance * 3.6;
    const wz = distance * 6;
    let slope = 0;
    let sparkle = 0;
    for (let i = 0; i < WAVES.length; i++) {
      const w = WAVES[i]!;
      // waves finer than a row of pixels would only flicker
      const fade = 1 / (1 + (distance * distance * w.kz * 0.05) ** 2);
      const rise = w.strength * fade * Math.cos(w.kx * wx + w.kz * wz + w.shift + w.turns * turn);
      slope += rise;
      if (i >= 5) sparkle += rise;
    }
    const up = Math.max(0, down * 0.92 + slope * (0.01 + 0.07 * near));
    const mirror = 0.86 - 0.62 * smoothstep(0, 1, near);
    let color = blend(deep(near), seen(x + slope * 0.012, Math.min(HORIZON, up)), mirror);
    const path = Math.exp(-(((x - 0.12) / (0.13 + near * 0.34)) ** 2));
    color = blend(color, GLINT, path * smoothstep(0.25, 0.85, sparkle) * (0.55 - 0.42 * near));
    return [veiled(color, x, down * 1.6), 1];
  });
}
