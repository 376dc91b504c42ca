import { clamp01, fbm, hash01, makeNoise, smoothstep } from './noise.ts';
import { blend, css, fillBelow, makeRamp, paintField, rgb, verticalGradient } from './paint.ts';
import type { Easel } from './paint.ts';
import { glow, sprite, stamp, stillLayer } from './sprites.ts';

const HORIZON = 0.4;
const SUN = { u: 0.7, v: 0.3 };
const sky = makeRamp([
  [0, '#e3b877'],
  [0.5, '#f4d398'],
  [1, '#fdebc0'],
]);
const field = makeRamp([
  [0, '#f0cd84'],
  [0.25, '#dba94e'],
  [0.6, '#b47c2a'],
  [1, '#6d4415'],
]);
const SHINE = rgb('#ffe9ad');
const SHADE = rgb('#8a5a1d');
const hills = makeNoise(27);
const gusts = makeNoise(63);
const straw = makeNoise(7);

const above = stillLayer((easel) => {
  const aspect = easel.width / easel.height;
  paintField(easel, 200, (u, v) => {
    const away = Math.hypot((u - SUN.u) * aspect, (v - SUN.v) * 1.2);
    return [blend(sky(v / HORIZON), rgb('#fffbe9'), clamp01(0.95 * Math.exp(-away * 3.4))), 1];
  });
  for (const [row, at, top, foot] of [
    [0, 0.375, '#d9b074', '#efd19a'],
    [1, 0.395, '#bd9350', '#e2bd78'],
  ] as const) {
    fillBelow(
      easel,
      (u) =>
        at - 0.07 * fbm(hills, { x: (u - 0.5) * aspect * (1.2 + row) + row * 17, y: row * 3, phase: 0 }, 4),
      verticalGradient(easel, at - 0.03, at + 0.04, [
        [0, top],
        [1, foot],
      ]),
    );
  }
});

/** How strongly the wind bends the field at a place, -1 to 1: long waves that cross it a whole number of times. */
function windAt(x: number, z: number, phase: number): number {
  const bend = 1.4 * fbm(gusts, { x: x * 0.35, y: z * 0.3, phase: 0 }, 2);
  const slow = Math.sin(2 * Math.PI * (x * 0.3 + z * 0.16 + bend - 2 * phase));
  const quick = Math.sin(2 * Math.PI * (x * 0.62 - z * 0.3 + bend * 1.7 + 0.3 - 4 * phase));
  return 0.68 * slow + 0.32 * quick;
}

/** An ear of wheat on its stalk, standing in a picture of 160 by 420, foot in the middle of the lower edge. */
const ear = (dark: string, light: string, blur: number) =>
  sprite(
    160,
    420,
    (context) => {
      context.lineCap = 'round';
      context.strokeStyle = dark;
      context.lineWidth = 3.4;
      context.beginPath();
      context.moveTo(80, 420);
      context.quadraticCurveTo(74, 270, 78, 166);
      context.stroke();
      for (let i = 0; i < KERNELS; i++) {
        const up = i / (KERNELS - 1);
        const x = 78 + 17 * up * up;
        const y = 166 - 92 * up;
        const lean = 0.36 * up;
        const thick = 0.62 + 0.5 * Math.sin(Math.PI * (0.15 + 0.75 * up));
        for (const side of [-1, 1]) {
          const out = side * 5.6 * thick;
          context.strokeStyle = light;
          context.globalAlpha = 0.85;
          context.lineWidth = 2.2;
          context.beginPath();
          context.moveTo(x + out, y - 7);
          context.quadraticCurveTo(
            x + out * 2.3 + lean * 24,
            y - 40,
            x + out * 3.6 + lean * 62,
            y - 82 + 14 * up,
          );
          context.stroke();
          context.globalAlpha = 1;
          context.fillStyle = side > 0 ? light : dark;
          context.beginPath();
          context.ellipse(
            x + out,
            y + side * 2,
            3.9 * thick,
            11.5 * thick,
            lean + side * 0.6,
            0,
            2 * Math.PI,
          );
          context.fill();
        }
      }
    },
    blur,
  );
const KERNELS = 9;
const EARS = [
  [ear('#c4923e', '#f1d287', 1.6), ear('#b9862f', '#e5be6b', 1.6)],
  [ear('#a8731f', '#f0cc79', 0.4), ear('#98661d', '#e2b455', 0.4)],
  [ear('#8d5c19', '#ecc069', 0.7), ear('#7a4d13', '#d6a44c', 0.7)],
  [ear('#6a420f', '#c08a35', 5), ear('#573509', '#a87530', 5)],
] as const;

const ROWS = 17;
const sun = glow(rgb('#fff3cd'));

/** A ripe field in the evening sun; the wind goes through it in long waves. */
export function drawWheatField(easel: Easel): void {
  const { context, width, height, phase } = easel;
  const unit = Math.min(width, height);
  const aspect = width / height;
  above(easel);
  paintField(easel, Math.round(250 * Math.sqrt(aspect)), (u, v) => {
    if (v < HORIZON - 0.01) return [SHINE, 0];
    const near = clamp01((v - HORIZON) / (1 - HORIZON));
    const z = 1 / (near + 0.09);
    const x = (u - 0.5) * aspect * z * 0.9;
    const stalks = fbm(straw, { x: u * aspect * (90 - 55 * near), y: v * 26, phase: 0 }, 2);
    const wind = windAt(x, z, phase);
    const base = blend(field(near), SHADE, clamp01(0.2 * stalks + 0.12 - 0.16 * wind) * 0.9);
    const low = Math.exp(-(((u - SUN.u) * aspect) ** 2) * 1.1) * (1 - near) ** 2;
    const shine = clamp01((0.26 * wind + 0.5 * stalks) * (1 - near * 0.6) + 0.42 * low);
    return [blend(base, SHINE, shine * 0.75), smoothstep(HORIZON - 0.01, HORIZON + 0.008, v)];
  });
  // a tall picture has more field to fill, so it has more rows
  const rows = Math.round(ROWS * Math.max(1, 0.8 / aspect));
  for (let row = 2; row < rows; row++) {
    const near = (row + 0.5) / rows;
    const depth = near ** 1.55;
    const foot = HORIZON + 0.05 + 0.95 * depth;
    const size = unit * (0.045 + 0.5 * depth ** 1.1);
    const spacing = size * (0.17 + 0.07 * depth);
    const z = 1 / (foot - HORIZON - 0.03 + 0.09);
    const kinds = EARS[near < 0.34 ? 0 : near < 0.66 ? 1 : near < 0.9 ? 2 : 3]!;
    const count = Math.ceil(width / spacing) + 2;
    for (let i = 0; i < count; i++) {
      const x = (i - 0.5 + 0.9 * hash01(i, row * 5 + 1)) * spacing;
      const wind = windAt((x / width - 0.5) * aspect * z * 0.9, z, phase);
      const lean = 0.04 + 0.11 * wind + 0.22 * (hash01(i, row * 5 + 2) - 0.5);
      const high = size * (0.75 + 0.5 * hash01(i, row * 5 + 3));
      const down = foot * height + high * 0.3 * hash01(i, row * 5 + 4);
      stamp(context, kinds[i % 2]!(), {
        x: x + Math.sin(lean) * high * 0.5,
        y: down + high * 0.12 - Math.cos(lean) * high * 0.5,
        width: (high * 160) / 420,
        height: high,
        turn: lean,
        alpha: 0.5 + 0.45 * smoothstep(0.1, 0.45, near),
      });
    }
  }
  context.globalCompositeOperation = 'screen';
  stamp(context, sun(), { x: SUN.u * width, y: SUN.v * height, width: unit * 1.7, alpha: 0.55 });
  context.globalCompositeOperation = 'source-over';
  context.fillStyle = verticalGradient(easel, 0.7, 1, [
    [0, css(rgb('#4a2c08'), 0)],
    [1, css(rgb('#4a2c08'), 0.5)],
  ]);
  context.fillRect(0, 0, width, height);
}
