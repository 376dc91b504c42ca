import { clamp01, drifting, fbm, makeNoise, smoothstep } from './noise.ts';
import { blend, css, fillBelow, makeRamp, paintField, rgb, verticalGradient } from './paint.ts';
import type { Easel } from './paint.ts';

const sky = makeRamp([
  [0, '#a9bdb9'],
  [0.4, '#cfd8c9'],
  [0.75, '#f0ead2'],
  [1, '#f7e9c9'],
]);
const SUN = rgb('#fffaf0');
const MIST = rgb('#eeeede');
const noise = makeNoise(3);
const air = makeNoise(29);

/** From far to near: height of the ridge, how rugged, colour of its top and of its foot. */
const HILLS: readonly { at: number; rough: number; wide: number; top: string; foot: string }[] = [
  { at: 0.47, rough: 0.2, wide: 1.3, top: '#b2c2b8', foot: '#d6ddcd' },
  { at: 0.56, rough: 0.17, wide: 1.15, top: '#8fa89e', foot: '#bdcbbd' },
  { at: 0.66, rough: 0.16, wide: 1, top: '#6a8a80', foot: '#9db3a6' },
  { at: 0.77, rough: 0.14, wide: 0.9, top: '#47685f', foot: '#6f8f83' },
  { at: 0.9, rough: 0.12, wide: 0.8, top: '#29453f', foot: '#35544c' },
];

/** Hills behind hills at sunrise, with mist moving in the valleys. */
export function drawQuietHills(easel: Easel): void {
  const { phase } = easel;
  const aspect = easel.width / easel.height;
  paintField(easel, 200, (u, v) => {
    const distance = Math.hypot((u - 0.64) * aspect, v - 0.3);
    const sun = smoothstep(0.085, 0.06, distance) * 0.75 + 0.6 * Math.exp(-distance * 3.2);
    return [blend(sky(v / 0.55), SUN, clamp01(sun)), 1];
  });
  for (const [i, hill] of HILLS.entries()) {
    const ridge = (u: number): number =>
      hill.at -
      hill.rough *
        fbm(noise, { x: (u - 0.5) * aspect * 1.25 * hill.wide + i * 13.7, y: i * 5.3, phase: 0 }, 6);
    fillBelow(
      easel,
      ridge,
      verticalGradient(easel, hill.at - 0.08, hill.at + 0.16, [
        [0, hill.top],
        [1, hill.foot],
      ]),
    );
    const strength = 0.95 - i * 0.16;
    paintField(easel, 150, (u, v) => {
      const level = Math.exp(-(((v - hill.at - 0.1) / 0.075) ** 2));
      if (level < 0.01) return [MIST, 0];
      const drift = drifting(
        (dx, p) => fbm(air, { x: (u - 0.5) * aspect * 1.5 + dx + i * 7, y: v * 5 + i * 3, phase: p }, 4),
        phase,
        i % 2 === 0 ? 0.4 : -0.35,
      );
      return [MIST, clamp01(level * strength * (0.5 + 1.15 * drift))];
    });
  }
  // the foot of the picture goes quiet, where the captions stand
  const { context, width, height } = easel;
  context.fillStyle = verticalGradient(easel, 0.8, 1, [
    [0, css(rgb('#1e352f'), 0)],
    [1, css(rgb('#1e352f'), 0.75)],
  ]);
  context.fillRect(0, 0, width, height);
}
