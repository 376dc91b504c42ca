import { clamp01, drifting, fbm, makeNoise, smoothstep } from './noise.ts';
import { blend, css, fillBelow, makeRamp, paintField, rgb, verticalGradient } from './paint.ts';
import type { Easel } from './paint.ts';

const HORIZON = 0.8;
const sky = makeRamp([
  [0, '#1e2252'],
  [0.24, '#3d3a72'],
  [0.46, '#7d5785'],
  [0.64, '#c27783'],
  [0.8, '#ec9c7c'],
  [0.92, '#f9c391'],
  [1, '#ffe3b8'],
]);
const SHADED = rgb('#54477d');
const LIT = rgb('#ffcf9f');
const GLOW = rgb('#fff0cf');

const clouds = makeNoise(11);
const ridges = makeNoise(5);

/** Apricot into indigo: thin clouds lit from below, slowly passing, over sleeping hills. */
export function drawDawnSky(easel: Easel): void {
  const aspect = easel.width / easel.height;
  const cloudAt = (x: number, y: number): number =>
    drifting((dx, phase) => fbm(clouds, { x: x + dx, y, phase }, 5), easel.phase, 0.55);
  paintField(easel, Math.round(230 * Math.sqrt(aspect)), (u, v) => {
    const t = clamp01(v / HORIZON);
    const x = (u - 0.5) * aspect;
    const distance = Math.hypot(x * 0.8, (v - HORIZON) * 1.5);
    const glow = 0.75 * Math.exp(-distance * distance * 9) + 0.25 * Math.exp(-distance * 2.4);
    const ground = blend(sky(t), GLOW, glow * 0.72);
    // clouds lie flatter and closer together towards the horizon
    const far = 1 / (1.12 - t * 0.82);
    const cx = x * (0.9 + far * 0.55);
    const cy = far * 2.6;
    const here = cloudAt(cx, cy);
    const density = smoothstep(-0.12, 0.34, here) * smoothstep(0, 0.16, t) * (1 - smoothstep(0.93, 1, t));
    if (density < 0.004) return [ground, 1];
    const below = cloudAt(cx, cy + 0.13);
    const light = clamp01(0.5 + (here - below) * 2.2) * smoothstep(0.1, 0.7, t) + glow * 0.7;
    return [blend(ground, blend(SHADED, LIT, clamp01(light)), density * 0.66), 1];
  });
  for (const [row, height, color, misty] of RIDGES) {
    const line = (u: number): number =>
      height -
      0.055 *
        fbm(ridges, { x: (u - 0.5) * aspect * (1.5 + row * 0.5) + row * 31, y: row * 3.7, phase: 0 }, 4);
    const fill = verticalGradient(easel, height - 0.03, Math.min(1, height + 0.14), [
      [0, color],
      [1, css(blend(rgb(color), rgb(misty), 0.55))],
    ]);
    fillBelow(easel, line, fill);
  }
}

const RIDGES: readonly (readonly [row: number, height: number, color: string, misty: string])[] = [
  [0, 0.79, '#9a6480', '#d98d80'],
  [1, 0.83, '#694a76', '#9a6480'],
  [2, 0.88, '#413463', '#5b4471'],
  [3, 0.935, '#241f47', '#2d264f'],
];
