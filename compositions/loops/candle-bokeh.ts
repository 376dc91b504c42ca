import { clamp01, fbm, hash01, makeNoise } from './noise.ts';
import { blend, makeRamp, paintField, rgb } from './paint.ts';
import type { Easel } from './paint.ts';
import { bokeh, glow, scattered, stamp, stillLayer, swing } from './sprites.ts';

const room = makeRamp([
  [0, '#a8402c'],
  [0.22, '#6f2226'],
  [0.5, '#3a1220'],
  [1, '#12060f'],
]);
const DEEP = rgb('#0d040a');
const haze = makeNoise(53);

const wall = stillLayer((easel) => {
  const aspect = easel.width / easel.height;
  paintField(easel, 220, (u, v) => {
    const x = (u - 0.52) * Math.max(0.8, aspect * 0.72);
    const away = Math.hypot(x, (v - 0.58) * 1.25);
    const cloud = 0.12 * fbm(haze, { x: u * aspect * 1.8, y: v * 1.8, phase: 0 }, 3);
    return [blend(room(clamp01(away * 1.25 + cloud)), DEEP, 0.5 * clamp01((v - 0.78) / 0.22)), 1];
  });
});

const LIGHTS = ['#ffb765', '#ff8c4d', '#ffd79a', '#f0625a', '#ffa25c'].map((hex) => bokeh(rgb(hex)));
const aura = glow(rgb('#ff9a55'));

/** From far and small to near and large: how many, radius as shares of the short side, strength. */
const DEPTHS = [
  { count: 46, least: 0.016, most: 0.03, alpha: 0.72, spread: 0.2 },
  { count: 30, least: 0.035, most: 0.06, alpha: 0.46, spread: 0.27 },
  { count: 13, least: 0.08, most: 0.13, alpha: 0.26, spread: 0.36 },
];

/** Many candles far out of focus, burning evenly. */
export function drawCandleBokeh(easel: Easel): void {
  const { context, width, height, phase } = easel;
  const unit = Math.min(width, height);
  wall(easel);
  context.globalCompositeOperation = 'screen';
  const breath = 0.9 + 0.06 * swing(phase, 2, 0.1) + 0.04 * swing(phase, 5, 0.4);
  stamp(context, aura(), {
    x: width * 0.52,
    y: height * 0.6,
    width: unit * 1.7,
    alpha: 0.2 * breath,
  });
  for (const [depth, lights] of DEPTHS.entries()) {
    for (let i = 0; i < lights.count; i++) {
      const { u, v } = scattered(i, depth * 3 + 2);
      // gathered around the height where candles stand, as many above as below
      const off = (v - 0.5) * 2;
      const at = 0.54 + lights.spread * off * (0.45 + 0.55 * Math.abs(off)) * 1.25;
      const flicker =
        0.8 +
        0.13 * swing(phase, 2 + (i % 3), hash01(i, depth + 4)) +
        0.07 * swing(phase, 6 + (i % 5), hash01(i, depth + 8));
      const radius = unit * (lights.least + (lights.most - lights.least) * hash01(i, depth + 12));
      stamp(context, LIGHTS[(i * 3 + depth) % LIGHTS.length]!(), {
        x: (u * 1.1 - 0.05) * width + unit * 0.012 * (depth + 1) * swing(phase, 1, hash01(i, depth + 16)),
        y: at * height + unit * 0.008 * (depth + 1) * swing(phase, 1, hash01(i, depth + 20)),
        width: radius * 2,
        alpha: lights.alpha * (0.4 + 0.6 * hash01(i, depth + 24)) * flicker,
      });
    }
  }
  context.globalCompositeOperation = 'source-over';
}
