import { clamp01, fbm, hash01, makeNoise } from './noise.ts';
import { blend, css, makeRamp, paintField, rgb } from './paint.ts';
import type { Easel, Rgb } from './paint.ts';
import { bokeh, glow, scattered, sprite, stamp, stillLayer, swing } from './sprites.ts';

const SUN = { u: 0.66, v: 0.2 };
const canopy = makeRamp([
  [0, '#f7f7c9'],
  [0.16, '#d8e288'],
  [0.4, '#93b348'],
  [0.68, '#507c31'],
  [1, '#1f4122'],
]);
const SHADE = rgb('#1c3a1f');
const crowns = makeNoise(67);

/** The wood behind, as light and shade only. */
const behind = stillLayer((easel) => {
  const aspect = easel.width / easel.height;
  paintField(easel, 180, (u, v) => {
    const x = (u - SUN.u) * aspect;
    const away = Math.hypot(x, (v - SUN.v) * 1.1) / Math.max(1, aspect * 0.78);
    const mottle = fbm(crowns, { x: u * aspect * 2.4, y: v * 2.4, phase: 0 }, 3);
    const light = canopy(clamp01(away * 1.02 + 0.22 * mottle));
    return [
      blend(light, SHADE, clamp01(0.55 * (v - 0.55)) + clamp01(-mottle * 0.5) * clamp01(away * 1.6)),
      1,
    ];
  });
});

const GAPS = ['#f3f4b4', '#cfe07a', '#a9cc58', '#fff7d0'].map((hex) => bokeh(rgb(hex)));
const sun = glow(rgb('#fffbe0'));

/** A leaf lit from behind, out of focus by `blur` pixels of its own 160. */
const leaf = (base: Rgb, lit: Rgb, blur: number) =>
  sprite(
    220,
    120,
    (context) => {
      context.beginPath();
      context.moveTo(30, 60);
      context.bezierCurveTo(66, 14, 138, 18, 190, 60);
      context.bezierCurveTo(138, 104, 66, 104, 30, 60);
      const body = context.createLinearGradient(30, 20, 170, 104);
      body.addColorStop(0, css(lit));
      body.addColorStop(1, css(base));
      context.fillStyle = body;
      context.fill();
      context.beginPath();
      context.moveTo(16, 60);
      context.quadraticCurveTo(110, 55, 186, 60);
      context.strokeStyle = css(blend(lit, rgb('#fdf9d8'), 0.35), 0.8);
      context.lineWidth = 3;
      context.stroke();
    },
    blur,
  );
const NEAR_LEAVES = [
  leaf(rgb('#24502a'), rgb('#5f8f36'), 10),
  leaf(rgb('#3f6f2c'), rgb('#9cc24a'), 9),
  leaf(rgb('#1b4225'), rgb('#3f7032'), 12),
];
const FAR_LEAVES = [
  leaf(rgb('#5d8d34'), rgb('#b7d460'), 8),
  leaf(rgb('#4b7a2f'), rgb('#92b846'), 9),
  leaf(rgb('#7ea63f'), rgb('#dbe78c'), 8),
];

/** Twigs that reach into the picture: where from, which way, how long, how near. Shares of the short side. */
const TWIGS = [
  { u: -0.04, v: 0.16, turn: 0.32, long: 0.62, leaves: 11, size: 0.2, near: true },
  { u: 0.1, v: -0.08, turn: 1.05, long: 0.48, leaves: 9, size: 0.17, near: true },
  { u: 1.05, v: 0.5, turn: 2.9, long: 0.4, leaves: 8, size: 0.21, near: true },
  { u: 0.98, v: -0.05, turn: 2.2, long: 0.5, leaves: 9, size: 0.12, near: false },
  { u: 0.42, v: -0.06, turn: 1.3, long: 0.34, leaves: 8, size: 0.1, near: false },
  { u: -0.03, v: 0.62, turn: -0.25, long: 0.36, leaves: 8, size: 0.12, near: false },
];

/** Summer leaves stirring before the sun. */
export function drawLeafLight(easel: Easel): void {
  const { context, width, height, phase } = easel;
  const unit = Math.min(width, height);
  behind(easel);
  context.globalCompositeOperation = 'screen';
  for (let i = 0; i < 62; i++) {
    const { u, v } = scattered(i, 4);
    const x = u * width;
    const y = v * 0.86 * height;
    const away = Math.hypot(x - SUN.u * width, y - SUN.v * height) / unit;
    const open = 0.6 + 0.4 * swing(phase, 1 + (i % 3), hash01(i, 41));
    stamp(context, GAPS[i % GAPS.length]!(), {
      x: x + unit * 0.012 * swing(phase, 1, hash01(i, 42)),
      y: y + unit * 0.008 * swing(phase, 2, hash01(i, 43)),
      width: unit * (0.03 + 0.12 * hash01(i, 44) ** 1.6),
      alpha: (0.1 + 0.34 * Math.exp(-away * 1.8)) * open * (0.5 + 0.5 * hash01(i, 45)),
    });
  }
  const shine = 0.9 + 0.1 * swing(phase, 2, 0.3);
  stamp(context, sun(), { x: SUN.u * width, y: SUN.v * height, width: unit * 1.9, alpha: 0.5 * shine });
  context.globalCompositeOperation = 'source-over';
  for (const [t, twig] of TWIGS.entries()) {
    if (twig.near) continue;
    drawTwig(easel, twig, t);
  }
  context.globalCompositeOperation = 'screen';
  stamp(context, sun(), { x: SUN.u * width, y: SUN.v * height, width: unit * 1.1, alpha: 0.42 * shine });
  context.globalCompositeOperation = 'source-over';
  for (const [t, twig] of TWIGS.entries()) if (twig.near) drawTwig(easel, twig, t);
}

function drawTwig({ context, width, height, phase }: Easel, twig: (typeof TWIGS)[number], t: number): void {
  const unit = Math.min(width, height);
  const kinds = twig.near ? NEAR_LEAVES : FAR_LEAVES;
  const turn = twig.turn + 0.035 * swing(phase, 2, t * 0.23) + 0.02 * swing(phase, 3, t * 0.41);
  for (let i = 0; i < twig.leaves; i++) {
    const along = ((i + 0.6) / twig.leaves) * twig.long * unit;
    const side = i % 2 === 0 ? 1 : -1;
    const curve = turn + 0.25 * (i / twig.leaves);
    const lean = side * (0.55 + 0.4 * hash01(i, t + 60)) + 0.09 * swing(phase, 3, hash01(i, t + 61));
    const size = twig.size * unit * (0.72 + 0.45 * hash01(i, t + 62)) * (1 - 0.3 * (i / twig.leaves));
    const angle = curve + lean;
    stamp(context, kinds[(i * 2 + t) % kinds.length]!(), {
      x: twig.u * width + Math.cos(curve) * along + Math.cos(angle) * size * 0.4,
      y: twig.v * height + Math.sin(curve) * along + Math.sin(angle) * size * 0.4,
      width: size * 1.35,
      turn: angle,
      alpha: twig.near ? 0.96 : 0.85,
    });
  }
}
