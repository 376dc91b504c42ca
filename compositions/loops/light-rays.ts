import { clamp01, fbm, hash01, makeNoise, smoothstep } from './noise.ts';
import { blend, css, makeRamp, paintField, rgb } from './paint.ts';
import type { Easel } from './paint.ts';

const room = makeRamp([
  [0, '#5a3a20'],
  [0.25, '#35241d'],
  [0.55, '#1c1820'],
  [1, '#0d0d18'],
]);
const LIGHT = rgb('#ffcd8a');
const rays = makeNoise(41);
const haze = makeNoise(17);

/** Specks of dust: place, depth, size and the small closed path each one drifts along. */
const DUST = Array.from({ length: 46 }, (_, i) => ({
  u: hash01(i, 1),
  v: hash01(i, 2),
  size: 0.0022 + 0.02 * hash01(i, 3) ** 4,
  shine: 0.16 + 0.5 * hash01(i, 4),
  turnU: 0.02 + 0.03 * hash01(i, 5),
  turnV: 0.015 + 0.03 * hash01(i, 6),
  shift: hash01(i, 7),
}));

/** Light falling into a dark room, and dust in it. */
export function drawLightRays(easel: Easel): void {
  const { context, width, height, phase } = easel;
  const aspect = width / height;
  const source = { x: -0.16 * aspect - 0.05, y: -0.3 };
  const lightAt = (u: number, v: number): number => {
    const dx = (u - 0.5) * aspect + 0.5 * aspect - 0.12 * aspect - source.x;
    const dy = v - source.y;
    const angle = Math.atan2(dy, dx);
    const distance = Math.hypot(dx, dy);
    const broad = fbm(rays, { x: angle * 5.5, y: 3, phase }, 2, 2);
    const fine = fbm(rays, { x: angle * 17, y: 40, phase }, 2, 3);
    const beam = smoothstep(-0.22, 0.5, broad + fine * 0.42);
    const cone = Math.exp(-(((angle - 0.95) / 0.52) ** 2));
    return beam * cone * Math.exp(-distance * 0.62) * 1.55;
  };
  paintField(easel, Math.round(240 * Math.sqrt(aspect)), (u, v) => {
    const away = Math.hypot(u * aspect * 0.72, v) / 1.35;
    const smoke = 0.8 + 0.7 * fbm(haze, { x: u * aspect * 2.2, y: v * 2.2, phase }, 3);
    return [blend(room(away), LIGHT, clamp01(lightAt(u, v) * smoke * 0.78)), 1];
  });
  context.globalCompositeOperation = 'screen';
  for (const speck of DUST) {
    const turn = 2 * Math.PI * (phase + speck.shift);
    const u = speck.u + speck.turnU * Math.sin(turn);
    const v = speck.v + speck.turnV * Math.cos(turn);
    const twinkle = 0.72 + 0.28 * Math.sin(turn * 2 + speck.shift * 9);
    const alpha = speck.shine * twinkle * clamp01(0.06 + lightAt(u, v) * 1.7);
    const radius = speck.size * Math.min(width, height) * 1.6;
    const soft = context.createRadialGradient(u * width, v * height, 0, u * width, v * height, radius);
    soft.addColorStop(0, css(LIGHT, alpha));
    soft.addColorStop(0.55, css(LIGHT, alpha * 0.55));
    soft.addColorStop(1, css(LIGHT, 0));
    context.fillStyle = soft;
    context.fillRect(u * width - radius, v * height - radius, radius * 2, radius * 2);
  }
  context.globalCompositeOperation = 'source-over';
}
