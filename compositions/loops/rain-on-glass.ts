import { clamp01, fbm, hash01, makeNoise, smoothstep } from './noise.ts';
import { blend, css, makeRamp, paintField, rgb } from './paint.ts';
import type { Easel, Rgb } from './paint.ts';
import { lifeAt, scattered, sprite, stamp, stillLayer, swing } from './sprites.ts';

const dusk = makeRamp([
  [0, '#5d6d79'],
  [0.34, '#8496a0'],
  [0.58, '#6c7d87'],
  [0.8, '#46555f'],
  [1, '#2f3b44'],
]);
const TREES = rgb('#2c3a40');
const PALE = rgb('#b5c4ca');
const shapes = makeNoise(91);
const fog = makeNoise(15);

/** A street at dusk, so far out of focus that only its light is left. */
const outside = stillLayer((easel) => {
  const aspect = easel.width / easel.height;
  paintField(easel, 200, (u, v) => {
    const x = (u - 0.5) * aspect;
    const line = 0.52 + 0.16 * fbm(shapes, { x: x * 1.4, y: 2, phase: 0 }, 2);
    const trees = clamp01((v - line) / 0.2) * 0.62;
    const mist = clamp01(0.25 + 0.7 * fbm(fog, { x: x * 1.7, y: v * 1.7, phase: 0 }, 3)) * 0.3;
    return [blend(blend(dusk(v), TREES, trees), PALE, mist), 1];
  });
});

/** A lamp behind wet glass: no rim, it melts into the evening. */
const melting = (color: Rgb) =>
  sprite(128, 128, (context) => {
    const disc = context.createRadialGradient(64, 64, 0, 64, 64, 64);
    for (let i = 0; i <= 8; i++) disc.addColorStop(i / 8, css(color, 1 - smoothstep(0.35, 1, i / 8)));
    context.fillStyle = disc;
    context.fillRect(0, 0, 128, 128);
  });

const LAMPS = Array.from({ length: 11 }, (_, i) => ({
  ...scattered(i, 8),
  size: 0.04 + 0.07 * hash01(i, 2),
  alpha: 0.16 + 0.3 * hash01(i, 3),
  light: melting(rgb(['#ffb257', '#f59a4c', '#ffd08c'][i % 3]!)),
}));

/** A drop shows the world upside down: dark above, the sky below. */
const drop = sprite(
  64,
  64,
  (context) => {
    context.beginPath();
    context.ellipse(32, 33, 26, 28, 0, 0, 2 * Math.PI);
    context.save();
    context.clip();
    const inside = context.createLinearGradient(0, 5, 0, 61);
    inside.addColorStop(0, 'rgba(24, 34, 41, 0.72)');
    inside.addColorStop(0.42, 'rgba(70, 86, 96, 0.5)');
    inside.addColorStop(0.72, 'rgba(176, 194, 203, 0.62)');
    inside.addColorStop(1, 'rgba(232, 240, 243, 0.85)');
    context.fillStyle = inside;
    context.fillRect(0, 0, 64, 64);
    const edge = context.createRadialGradient(32, 33, 17, 32, 33, 29);
    edge.addColorStop(0, 'rgba(18, 26, 32, 0)');
    edge.addColorStop(1, 'rgba(18, 26, 32, 0.42)');
    context.fillStyle = edge;
    context.fillRect(0, 0, 64, 64);
    context.restore();
    const shine = context.createRadialGradient(24, 17, 0, 24, 17, 8);
    shine.addColorStop(0, 'rgba(255, 255, 255, 0.85)');
    shine.addColorStop(1, 'rgba(255, 255, 255, 0)');
    context.fillStyle = shine;
    context.fillRect(12, 6, 26, 22);
  },
  0.6,
);

/** What hangs on the pane and stays: large drops first, none upon another. */
const beads = stillLayer(({ context, width, height }) => {
  const unit = Math.min(width, height);
  const area = (width * height) / unit ** 2;
  const placed: { x: number; y: number; r: number }[] = [];
  for (let i = 0; i < 760 * area; i++) {
    const r = unit * (0.0026 + 0.0135 * (1 - i / (760 * area)) ** 7 + 0.003 * hash01(i, 4) ** 3);
    const x = hash01(i, 1) * width;
    const y = hash01(i, 2) * height;
    if (placed.some((p) => Math.hypot(p.x - x, p.y - y) < (p.r + r) * 1.05)) continue;
    placed.push({ x, y, r });
    stamp(context, drop(), {
      x,
      y,
      width: r * 2.2,
      height: r * (2.15 + 0.5 * hash01(i, 5)),
      alpha: 0.5 + 0.45 * hash01(i, 6),
      turn: (hash01(i, 7) - 0.5) * 0.7,
    });
  }
});

const RUNNERS = Array.from({ length: 9 }, (_, i) => ({
  u: (i + 0.2 + 0.6 * hash01(i, 31)) / 9,
  shift: (i * 0.381966) % 1,
  size: 0.009 + 0.007 * hash01(i, 32),
  stops: 3 + (i % 3),
}));

/** How long the trail of a running drop is, in shares of the short side. */
const TRAIL = 0.34;

/** Rain on a window pane in the evening; now and then a drop runs down. */
export function drawRainOnGlass(easel: Easel): void {
  const { context, width, height, phase } = easel;
  const unit = Math.min(width, height);
  outside(easel);
  for (const [i, lamp] of LAMPS.entries()) {
    stamp(context, lamp.light(), {
      x: lamp.u * width,
      y: (0.46 + lamp.v * 0.27) * height,
      width: lamp.size * unit * 2,
      alpha: lamp.alpha * (0.86 + 0.14 * swing(phase, 1 + (i % 3), hash01(i, 9))),
    });
  }
  beads(easel);
  for (const runner of RUNNERS) {
    const { age } = lifeAt(phase, runner.shift);
    // it waits and goes, waits and goes, and its trail leaves the picture before it begins anew
    const run = age + (0.85 / (2 * Math.PI * runner.stops)) * Math.sin(2 * Math.PI * runner.stops * age);
    const y = (-0.06 + 1.56 * run) * height;
    const bendAt = (at: number): number =>
      runner.u * width + 0.011 * unit * Math.sin(at * 19 + runner.shift * 7);
    const x = bendAt(run);
    const r = runner.size * unit;
    const trail = context.createLinearGradient(0, y - TRAIL * unit, 0, y);
    trail.addColorStop(0, css(PALE, 0));
    trail.addColorStop(1, css(PALE, 0.12));
    context.fillStyle = trail;
    // down one side and up the other, narrower away from the drop; twice, so that its edge is soft
    for (const wide of [1, 0.6]) {
      context.beginPath();
      for (let k = -24; k <= 24; k++) {
        const back = TRAIL * (Math.abs(k) / 24);
        const half = wide * r * (0.66 - 0.4 * (back / TRAIL));
        const bend = bendAt(run - (back * unit) / (1.56 * height));
        context.lineTo(bend + (k < 0 ? -half : half), y - back * unit);
      }
      context.fill();
    }
    stamp(context, drop(), { x, y, width: r * 2.2, height: r * 3, alpha: 0.95 });
  }
}
