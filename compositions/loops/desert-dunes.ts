import { clamp01, drifting, fbm, makeNoise, smoothstep } from './noise.ts';
import { blend, css, makeRamp, paintField, rgb, verticalGradient } from './paint.ts';
import type { Easel } from './paint.ts';
import { stillLayer } from './sprites.ts';
import { paintTerrain } from './terrain.ts';

const HORIZON = 0.42;
const SUN = { u: 0.24, v: 0.36 };
const sky = makeRamp([
  [0, '#b9806f'],
  [0.4, '#dba081'],
  [0.78, '#f2c39a'],
  [1, '#fbdcb4'],
]);
const GLARE = rgb('#fff0d2');
const LIT = rgb('#f0b27b');
const BRIGHT = rgb('#ffd9a6');
const SHADED = rgb('#7b4034');
const LOW = rgb('#9a533c');
const DISTANT = rgb('#f0bf98');
const SAND = rgb('#ffe2ba');
const hills = makeNoise(113);
const wind = makeNoise(77);

/** Dunes: long ridges across the wind, one side gentle and the other steep. */
function duneAt(x: number, z: number): number {
  const warp = 1.1 * fbm(hills, { x: x * 0.16, y: z * 0.16, phase: 0 }, 2);
  let sum = 0;
  for (const [scale, strength, shift] of [
    [0.17, 0.62, 0],
    [0.39, 0.2, 5.3],
    [0.9, 0.045, 2.2],
  ] as const) {
    const along = (x * 0.55 + z * 0.84) * scale + warp * (scale < 0.3 ? 0.8 : 0.55) + shift;
    const t = along - Math.floor(along);
    // rises for two thirds, falls for one
    const ridge =
      t < 0.7 ? smoothstep(0, 1, t / 0.7) * 0.72 + 0.28 * (t / 0.7) : 1 - smoothstep(0, 1, (t - 0.7) / 0.3);
    const uneven =
      0.7 + 0.9 * fbm(hills, { x: x * scale * 0.8 + 30, y: z * scale * 0.5 + shift, phase: 0 }, 1);
    sum += strength * ridge * uneven;
  }
  return sum - 0.32;
}

const dunes = stillLayer((easel) => {
  const aspect = easel.width / easel.height;
  paintField(easel, 220, (u, v) => {
    const away = Math.hypot((u - SUN.u) * aspect, (v - SUN.v) * 1.15);
    const glare = clamp01(0.85 * Math.exp(-away * 5) + 0.4 * Math.exp(-away * 1.5));
    return [blend(sky(v / HORIZON), GLARE, glare), 1];
  });
  // larger than it is shown, so that ridges are smooth
  paintTerrain(easel, Math.round(easel.width * 1.8), {
    horizon: HORIZON,
    lens: 0.9,
    nearest: 1.05,
    farthest: 30,
    steps: 900,
    heightAt: (x, z) => duneAt(x, z) * 0.95,
    shade: ({ right, away, far, x, z }) => {
      // the sun is low and to the left: what rises to the right is lit
      const light = smoothstep(-0.16, 0.3, right * 0.9 - away * 0.35 + 0.06);
      const ripples =
        Math.sin((x * 0.4 + z) * 34 + 9 * fbm(hills, { x: x * 1.3, y: z * 1.3, phase: 0 }, 2)) *
        0.05 *
        (1 - smoothstep(0.2, 0.62, far));
      const sand = blend(
        blend(SHADED, LOW, clamp01(0.4 + z * 0.05)),
        blend(LIT, BRIGHT, light * light),
        light,
      );
      return blend(blend(sand, BRIGHT, clamp01(ripples + 0.02)), DISTANT, smoothstep(0.72, 1, far) * 0.82);
    },
  });
});

/** Dunes before the sun is high, and sand the wind carries along the ground. */
export function drawDesertDunes(easel: Easel): void {
  const { context, width, height, phase } = easel;
  const aspect = width / height;
  dunes(easel);
  paintField(easel, 200, (u, v) => {
    if (v < HORIZON - 0.05) return [SAND, 0];
    const down = (v - HORIZON) / (1 - HORIZON);
    const z = 1 / (Math.max(0, down) + 0.16);
    const x = (u - 0.5) * aspect * z;
    const veil = drifting(
      (dx, p) => fbm(wind, { x: x * 0.75 - dx, y: z * 3.4 + v * 3, phase: p }, 4),
      phase,
      0.9,
    );
    const haze = Math.exp(-(((v - HORIZON - 0.01) / 0.05) ** 2)) * 0.45;
    const low = smoothstep(-0.02, 0.1, down) * (1 - 0.55 * smoothstep(0.2, 1, down));
    return [SAND, clamp01(haze + smoothstep(0.02, 0.5, veil) * 0.34 * low)];
  });
  context.fillStyle = verticalGradient(easel, 0.72, 1, [
    [0, css(rgb('#4e241c'), 0)],
    [1, css(rgb('#4e241c'), 0.5)],
  ]);
  context.fillRect(0, 0, width, height);
}
