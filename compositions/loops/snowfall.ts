import { fbm, hash01, makeNoise, smoothstep } from './noise.ts';
import { blend, css, paintField, rgb, verticalGradient } from './paint.ts';
import type { Brush, Easel } from './paint.ts';
import { glow, scattered, stamp, stillLayer, swing } from './sprites.ts';

const FAR = rgb('#b3c1ce');
const NEAR = rgb('#4b6475');
const AIR = rgb('#cfd9e1');
const ridge = makeNoise(71);
const ROWS = 6;

/** A wood that fades into the snow, row behind row. */
const wood = stillLayer((easel) => {
  const { context, width, height } = easel;
  context.fillStyle = verticalGradient(easel, 0, 0.72, [
    [0, '#8fa4b7'],
    [0.55, '#bdcad6'],
    [1, '#dde4e9'],
  ]);
  context.fillRect(0, 0, width, height);
  const unit = Math.min(width, height);
  for (let row = 0; row < ROWS; row++) {
    const near = row / (ROWS - 1);
    const foot = (u: number): number =>
      0.57 + 0.24 * near ** 1.5 + 0.03 * fbm(ridge, { x: (u * width) / unit + row * 9, y: row, phase: 0 }, 2);
    const tall = unit * (0.13 + 0.42 * near ** 1.3) * (height > width ? 1.2 : 1);
    const spacing = tall * (0.24 + 0.26 * near);
    context.filter = `blur(${(2 - 0.2 * near).toFixed(2)}px)`;
    for (let i = -1; i * spacing < width + tall; i++) {
      // the wood opens towards the middle of the picture
      const x = (i + 0.6 * hash01(i, row * 3 + 1)) * spacing;
      const open = Math.exp(-(((x / width - 0.56) / 0.23) ** 2)) * near;
      const high = tall * (0.55 + 0.6 * hash01(i, row * 3 + 2)) * (1 - 0.75 * open);
      const color = blend(FAR, NEAR, near ** 1.2 * (0.82 + 0.18 * hash01(i, row + 50)) * (1 - 0.5 * open));
      fir(context, { x, foot: foot(x / width) * height + 4, high, seed: i * 7 + row }, css(color));
    }
    context.filter = 'none';
    // the feet of the trees are lost in drifting snow
    const snow = blend(AIR, rgb('#e9eff3'), near);
    paintField(easel, 160, (u, v) => {
      const ground = foot(u) + 0.012 * fbm(ridge, { x: ((u * width) / unit) * 5, y: row + 3, phase: 0 }, 2);
      return [snow, smoothstep(ground - 0.17 - 0.06 * near, ground + 0.005, v)];
    });
  }
  context.fillStyle = verticalGradient(easel, 0.72, 1, [
    [0, 'rgba(94, 118, 141, 0)'],
    [0.2, 'rgba(94, 118, 141, 0.05)'],
    [0.45, 'rgba(94, 118, 141, 0.2)'],
    [1, 'rgba(94, 118, 141, 0.62)'],
  ]);
  context.fillRect(0, 0, width, height);
});

function fir(
  context: Brush,
  tree: { x: number; foot: number; high: number; seed: number },
  color: string,
): void {
  const tiers = 17;
  context.beginPath();
  context.moveTo(tree.x, tree.foot - tree.high);
  for (const side of [1, -1]) {
    for (let k = 1; k <= tiers; k++) {
      const tier = side > 0 ? k : tiers + 1 - k;
      const down = tree.foot - tree.high * (1 - tier / tiers) * 0.96;
      const wide = tree.high * 0.185 * (tier / tiers) ** 0.85 * (0.68 + 0.5 * hash01(tier, tree.seed + side));
      const inner = [tree.x + side * wide * 0.64, down - tree.high * 0.012] as const;
      const tip = [tree.x + side * wide, down + tree.high * 0.012] as const;
      for (const [x, y] of side > 0 ? [tip, inner] : [inner, tip]) context.lineTo(x, y);
    }
  }
  context.closePath();
  context.fillStyle = color;
  context.fill();
}

/** Far flakes fall once through the picture in a loop, near ones three times; radius in shares of the short side. */
const FALLS = [
  { count: 230, turns: 1, least: 0.0018, most: 0.0034, alpha: 0.7 },
  { count: 90, turns: 2, least: 0.004, most: 0.008, alpha: 0.62 },
  { count: 20, turns: 3, least: 0.02, most: 0.05, alpha: 0.3 },
];
const flake = glow(rgb('#ffffff'));

/** Snow that falls without wind before a quiet wood. */
export function drawSnowfall(easel: Easel): void {
  const { context, width, height, phase } = easel;
  const unit = Math.min(width, height);
  wood(easel);
  for (const [depth, fall] of FALLS.entries()) {
    for (let i = 0; i < fall.count; i++) {
      const { u, v } = scattered(i, depth + 1);
      const sway = 0.012 * (depth + 1) * swing(phase, 1 + (i % 2), hash01(i, depth + 20));
      const radius = unit * (fall.least + (fall.most - fall.least) * hash01(i, depth + 30) ** 2);
      stamp(context, flake(), {
        x: (u + sway) * width,
        y: (((v + fall.turns * phase) % 1) * 1.16 - 0.08) * height,
        width: radius * 3.2,
        alpha: fall.alpha * (0.55 + 0.45 * hash01(i, depth + 40)),
      });
    }
  }
}
