import { clamp01, drifting, fbm, makeNoise, smoothstep } from './noise.ts';
import { blend, makeRamp, paintField, rgb } from './paint.ts';
import type { Easel } from './paint.ts';
import { stillLayer } from './sprites.ts';
import { paintTerrain } from './terrain.ts';

const HORIZON = 0.36;
const SUN = { u: 0.3, v: 0.26 };
const sky = makeRamp([
  [0, '#3f78b8'],
  [0.45, '#7aaadb'],
  [0.8, '#bcd9ef'],
  [1, '#f4f1e6'],
]);
const GLARE = rgb('#fffaf0');
const SHADED = rgb('#7f9cc4');
const DEEP = rgb('#5f84b8');
const LIT = rgb('#ffffff');
const WARM = rgb('#fff2df');
const DISTANT = rgb('#e9eef2');
const billows = makeNoise(101);
const wisps = makeNoise(57);

const above = stillLayer((easel) => {
  const aspect = easel.width / easel.height;
  paintField(easel, 240, (u, v) => {
    const x = (u - SUN.u) * aspect;
    const away = Math.hypot(x, (v - SUN.v) * 1.25);
    const thin = smoothstep(0.05, 0.5, fbm(wisps, { x: u * aspect * 1.3, y: v * 9, phase: 0 }, 4)) * 0.4;
    const ground = blend(sky(v / HORIZON), GLARE, thin * smoothstep(0, 0.1, v));
    return [blend(ground, GLARE, clamp01(0.9 * Math.exp(-away * 4.6) + 0.25 * Math.exp(-away * 1.6))), 1];
  });
});

/** Round heads of clouds: noise folded at zero, so that its valleys are sharp and its tops are not. */
function billowAt(x: number, z: number, phase: number): number {
  const wide = fbm(billows, { x: x * 0.22, y: z * 0.22, phase }, 2, 1);
  let heads = 0;
  let scale = 0.62;
  let strength = 0.5;
  for (let i = 0; i < 4; i++) {
    const n = billows(x * scale + i * 13.1, z * scale + i * 7.7, phase, 1);
    // far away the fine heads would be finer than a pixel
    const seen = 1 - smoothstep(24 / 2 ** i, 44 / 2 ** i, z);
    heads += seen * strength * (Math.sqrt(n * n + 0.004) * 1.7 - 0.42);
    scale *= 2.1;
    strength *= 0.42;
  }
  return 0.5 * wide + 0.62 * heads;
}

/** A sea of clouds under a morning sky, drifting past far below. */
export function drawAboveClouds(easel: Easel): void {
  const aspect = easel.width / easel.height;
  above(easel);
  paintTerrain(easel, Math.round(250 * Math.sqrt(aspect)), {
    horizon: HORIZON,
    lens: 0.78,
    nearest: 0.85,
    farthest: 26,
    steps: 150,
    heightAt: (x, z) =>
      drifting((dx, phase) => billowAt(x + dx, z, phase), easel.phase, 0.7) *
      0.62 *
      (1 - 0.5 * smoothstep(4, 24, z)),
    shade: ({ height, right, away, far, z }) => {
      const light = clamp01(0.56 + height * 0.75 + right * 0.3 - away * 0.16);
      const shadow = blend(DEEP, SHADED, clamp01(0.5 + height * 1.6));
      const lit = blend(WARM, LIT, clamp01(z / 5));
      return blend(
        blend(shadow, lit, smoothstep(0.1, 0.95, light)),
        DISTANT,
        smoothstep(0.55, 1, far) ** 2 * 0.85,
      );
    },
  });
  // the rim of the sea is lost in light
  paintField(easel, 90, (u, v) => {
    const level = Math.exp(-(((v - HORIZON - 0.015) / 0.045) ** 2));
    const x = (u - SUN.u) * aspect;
    return [blend(DISTANT, GLARE, Math.exp(-x * x * 2)), clamp01(level * 0.85)];
  });
}
