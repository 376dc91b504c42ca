import { clamp01, fbm, hash01, makeNoise, smoothstep } from './noise.ts';
import { blend, css, fillBelow, paintField, rgb, verticalGradient } from './paint.ts';
import type { Easel } from './paint.ts';
import { stillLayer } from './sprites.ts';

const PAPER = rgb('#f1e8d3');
const AGED = rgb('#dccaa6');
const INK = rgb('#57544c');
const SHADOW = rgb('#8f7a58');
const SUNNY = rgb('#fffaea');
const pulp = makeNoise(21);
const wash = makeNoise(39);
const light = makeNoise(87);

/** Three hills in very thin ink, one behind the other: where, how rugged, how dark. */
const HILLS = [
  { at: 0.52, rough: 0.22, dark: 0.13 },
  { at: 0.62, rough: 0.2, dark: 0.2 },
  { at: 0.74, rough: 0.15, dark: 0.28 },
];

/** Mulberry paper, its fibres, and a landscape in ink so thin that it is nearly gone. */
const sheet = stillLayer((easel) => {
  const { context, width, height } = easel;
  const unit = Math.min(width, height);
  const aspect = width / height;
  paintField(easel, Math.round(width / 1.5), (u, v) => {
    const cloud = fbm(pulp, { x: u * aspect * 2.2, y: v * 2.2, phase: 0 }, 4);
    const tooth = fbm(pulp, { x: u * aspect * 46, y: v * 46, phase: 0 }, 3);
    const edge = Math.hypot((u - 0.5) * 1.1, (v - 0.48) * 1.15) ** 2.4;
    return [blend(PAPER, AGED, clamp01(0.24 + cloud * 0.55 + tooth * 0.34 + edge * 0.9)), 1];
  });
  for (const [i, hill] of HILLS.entries()) {
    const line = (u: number): number =>
      hill.at - hill.rough * fbm(wash, { x: (u - 0.5) * aspect * 1.35 + i * 17.9, y: i * 6.1, phase: 0 }, 5);
    // ink runs a little into the paper: once wide and soft, once where the brush went
    for (const [blur, share] of [
      [7, 0.5],
      [1.2, 0.5],
    ] as const) {
      context.filter = `blur(${blur}px)`;
      fillBelow(
        easel,
        line,
        verticalGradient(easel, hill.at - hill.rough * 0.5, hill.at + 0.13, [
          [0, css(INK, hill.dark * share * 1.25)],
          [0.5, css(INK, hill.dark * share * 0.6)],
          [1, css(INK, 0)],
        ]),
      );
    }
    context.filter = 'none';
  }
  context.lineCap = 'round';
  const fibres = Math.round(850 * (width / unit) * (height / unit));
  for (let i = 0; i < fibres; i++) {
    const x = hash01(i, 1) * width;
    const y = hash01(i, 2) * height;
    const turn = hash01(i, 3) * Math.PI * 2;
    const long = unit * (0.012 + 0.075 * hash01(i, 4) ** 3);
    const curl = (hash01(i, 5) - 0.5) * 1.6;
    context.strokeStyle =
      i % 3 === 0 ? css(SUNNY, 0.55) : css(rgb('#a88f63'), 0.1 + 0.22 * hash01(i, 6) ** 2);
    context.lineWidth = 0.5 + 0.8 * hash01(i, 7);
    context.beginPath();
    context.moveTo(x, y);
    context.quadraticCurveTo(
      x + Math.cos(turn) * long * 0.5,
      y + Math.sin(turn) * long * 0.5,
      x + Math.cos(turn + curl) * long,
      y + Math.sin(turn + curl) * long,
    );
    context.stroke();
  }
});

/** A sheet of hanji on which light and soft shadow go to and fro, as of a tree outside. */
export function drawHanjiPaper(easel: Easel): void {
  const { context, width, height, phase } = easel;
  const aspect = width / height;
  sheet(easel);
  /** Light falls in broad bands, from the upper left. */
  const bandAt = (u: number, v: number): number => {
    const x = (u - 0.5) * aspect;
    const across = x * 0.83 - v * 0.56;
    const along = x * 0.56 + v * 0.83;
    const broad = fbm(light, { x: across * 1.9, y: along * 0.4, phase }, 2, 2);
    const fine = fbm(light, { x: across * 5 + 8, y: along * 0.9, phase }, 2, 2);
    return broad + 0.45 * fine;
  };
  context.globalCompositeOperation = 'multiply';
  paintField(easel, 120, (u, v) => [SHADOW, smoothstep(-0.12, 0.45, bandAt(u, v)) * 0.44]);
  context.globalCompositeOperation = 'soft-light';
  paintField(easel, 90, (u, v) => [SUNNY, smoothstep(0.1, -0.4, bandAt(u, v)) * 0.8]);
  context.globalCompositeOperation = 'source-over';
}
