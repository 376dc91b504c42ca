import { clamp01, drifting, fbm, hash01, makeNoise, smoothstep } from './noise.ts';
import { blend, css, fillBelow, makeRamp, paintField, rgb, verticalGradient } from './paint.ts';
import type { Easel } from './paint.ts';
import { glow, lifeAt, scattered, stamp, stillLayer, swing } from './sprites.ts';

const HORIZON = 0.84;
/** How far the sky turns in a loop, as a share of the short side. */
const TURN = 0.035;
const sky = makeRamp([
  [0, '#050a20'],
  [0.35, '#0c1740'],
  [0.62, '#1b2f68'],
  [0.84, '#3b5590'],
  [1, '#7d8bb4'],
]);
const MILK = rgb('#a9b6ea');
const WARM = rgb('#e6cfe0');
const MIST = rgb('#6f83b5');
const dust = makeNoise(83);
const ridges = makeNoise(19);
const air = makeNoise(37);

const ground = stillLayer((easel) =>
  paintField(easel, 260, (u, v) => {
    const aside = (u - 0.35) * 1.1;
    return [
      blend(sky(v / HORIZON), WARM, 0.16 * Math.exp(-(aside ** 2) * 5 - ((v - HORIZON) / 0.2) ** 2)),
      1,
    ];
  }),
);

const milkyWay = stillLayer((easel) => {
  const aspect = easel.width / easel.height;
  paintField(easel, 420, (u, v) => {
    const x = (u - 0.5) * aspect;
    const along = x * 0.62 - (v - 0.4) * 0.78;
    const across = x * 0.78 + (v - 0.4) * 0.62;
    const wide = fbm(dust, { x: along * 2.2, y: 3, phase: 0 }, 2) * 0.12;
    const band = Math.exp(-(((across + wide) / 0.2) ** 2));
    const core = Math.exp(-(((across + wide) / 0.085) ** 2));
    const cloud = 0.55 + 1.1 * fbm(dust, { x: x * 4.2, y: v * 4.2, phase: 0 }, 6);
    const lane = smoothstep(-0.22, 0.3, fbm(dust, { x: along * 3 + 4, y: across * 7, phase: 0 }, 5) + 0.05);
    const light = (band * 0.3 + core * 0.3 * lane) * clamp01(cloud);
    const clear = 1 - smoothstep(0.5, 0.82, v);
    return [blend(MILK, WARM, core * 0.55), clamp01(light * clear)];
  });
});

const ridgesLayer = stillLayer((easel) => {
  const aspect = easel.width / easel.height;
  for (const [i, [at, rough, top, foot]] of RIDGES.entries()) {
    fillBelow(
      easel,
      (u) =>
        at -
        rough * fbm(ridges, { x: (u - 0.5) * aspect * (1.5 - i * 0.25) + i * 21.3, y: i * 4.7, phase: 0 }, 6),
      verticalGradient(easel, at - rough * 0.4, at + 0.13, [
        [0, top],
        [1, foot],
      ]),
    );
  }
});
const RIDGES: readonly (readonly [at: number, rough: number, top: string, foot: string])[] = [
  [0.81, 0.2, '#34477c', '#5c70a3'],
  [0.88, 0.17, '#1a2854', '#30427a'],
  [0.96, 0.12, '#0a1130', '#070c22'],
];

const star = glow(rgb('#f4f6ff'));
const warmStar = glow(rgb('#ffe9cf'));
const STARS = 620;

/** A clear night over sleeping mountains: stars that twinkle and very slowly turn. */
export function drawStarryNight(easel: Easel): void {
  const { context, width, height, phase } = easel;
  const unit = Math.min(width, height);
  ground(easel);
  context.globalCompositeOperation = 'screen';
  for (const shift of [0, 0.5]) {
    const { age } = lifeAt(phase, shift);
    const weight = 0.5 - 0.5 * Math.cos(2 * Math.PI * age);
    context.save();
    context.globalAlpha = weight;
    context.translate((age - 0.5) * TURN * unit, (age - 0.5) * TURN * unit * -0.35);
    milkyWay(easel);
    context.restore();
  }
  for (let i = 0; i < STARS; i++) {
    const { u, v } = scattered(i, 5);
    const { age, shown } = lifeAt(phase, hash01(i, 1), 0.25);
    const bright = hash01(i, 2) ** 9;
    const twinkle = 0.8 + 0.2 * swing(phase, 3 + (i % 4), hash01(i, 3));
    const low = 1 - 0.8 * smoothstep(0.45, 0.8, v);
    stamp(context, i % 5 === 0 ? warmStar() : star(), {
      x: u * width + (age - 0.5) * TURN * unit,
      y: v * HORIZON * height - (age - 0.5) * TURN * unit * 0.35,
      width: unit * (0.0055 + 0.004 * hash01(i, 4) + 0.017 * bright),
      alpha: (0.35 + 0.65 * hash01(i, 5) ** 2 + bright) * twinkle * low * shown,
    });
  }
  context.globalCompositeOperation = 'source-over';
  ridgesLayer(easel);
  const aspect = width / height;
  paintField(easel, 110, (u, v) => {
    const level = Math.exp(-(((v - 0.9) / 0.05) ** 2));
    if (level < 0.02) return [MIST, 0];
    const drift = drifting(
      (dx, p) => fbm(air, { x: (u - 0.5) * aspect * 1.6 + dx, y: v * 6, phase: p }, 3),
      phase,
      0.35,
    );
    return [MIST, clamp01(level * (0.32 + 0.8 * drift)) * 0.75];
  });
  context.fillStyle = verticalGradient(easel, 0.9, 1, [
    [0, css(rgb('#060a1e'), 0)],
    [1, css(rgb('#060a1e'), 0.8)],
  ]);
  context.fillRect(0, 0, width, height);
}
