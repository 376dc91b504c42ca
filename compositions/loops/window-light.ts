import { clamp01, fbm, hash01, makeNoise } from './noise.ts';
import { blend, paintField, rgb } from './paint.ts';
import type { Brush, Easel, Rgb } from './paint.ts';
import { stillLayer, swing } from './sprites.ts';

const LIT = rgb('#f6dfc6');
const LIT_FAR = rgb('#f0c9a8');
const SHADED = rgb('#b08f86');
const SHADED_LOW = rgb('#7d625f');
const plaster = makeNoise(45);

const wall = (light: Rgb, far: Rgb) =>
  stillLayer((easel) => {
    const aspect = easel.width / easel.height;
    paintField(easel, 480, (u, v) => {
      const x = u * aspect;
      const rough = 0.06 * fbm(plaster, { x: x * 3, y: v * 3, phase: 0 }, 3);
      const grain = 0.1 * fbm(plaster, { x: x * 40, y: v * 40, phase: 0 }, 3);
      return [blend(light, far, clamp01(0.12 + 0.55 * v + 0.25 * u + rough + grain)), 1];
    });
  });
const lit = wall(LIT, LIT_FAR);
const shaded = wall(SHADED, SHADED_LOW);

/** The light is drawn small: it has no sharp edge anywhere. */
const SMALL = 3;

/** A branch before the window, in shares of the short side of the picture: where from, which way, how long. */
const BRANCHES = [
  { x: -0.5, y: -0.62, turn: 0.75, long: 1.15, leaves: 26, size: 0.095, blur: 3.2 },
  { x: 0.62, y: -0.66, turn: 1.9, long: 0.95, leaves: 20, size: 0.085, blur: 2.4 },
  { x: -0.72, y: 0.18, turn: -0.25, long: 0.6, leaves: 13, size: 0.07, blur: 4 },
];

/** Afternoon light through a window, and the shadow of leaves, on a plastered wall. */
export function drawWindowLight(easel: Easel): void {
  const { context, width, height, phase } = easel;
  const light = new OffscreenCanvas(Math.round(width / SMALL), Math.round(height / SMALL));
  const brush = light.getContext('2d')!;
  const unit = Math.min(light.width, light.height);
  brush.translate(light.width * 0.52, light.height * 0.46);
  drawPanes(brush, unit, light.height > light.width ? 1.35 : 1);
  brush.globalCompositeOperation = 'destination-out';
  for (const [b, branch] of BRANCHES.entries()) {
    brush.filter = `blur(${branch.blur}px)`;
    drawBranch(brush, branch, { unit, phase, seed: b });
  }
  const bright = new OffscreenCanvas(width, height);
  const over = bright.getContext('2d')!;
  over.imageSmoothingQuality = 'high';
  over.drawImage(light, 0, 0, width, height);
  over.globalCompositeOperation = 'source-in';
  lit({ context: over, width, height, phase });
  shaded(easel);
  context.globalAlpha = 0.94 + 0.05 * swing(phase, 1, 0.2);
  context.drawImage(bright, 0, 0);
  context.globalAlpha = 1;
}

/** Four panes, leaning as the sun stands. */
function drawPanes(brush: Brush, unit: number, tall: number): void {
  brush.save();
  brush.transform(1, 0.16, -0.3, 1, 0, 0);
  brush.filter = 'blur(3px)';
  brush.fillStyle = 'rgba(255, 255, 255, 0.95)';
  const wide = unit * 0.36;
  const high = unit * 0.4 * tall;
  const bar = unit * 0.022;
  for (const column of [-1.5, -0.5, 0.5]) {
    for (const row of [-1, 0]) {
      brush.fillRect(column * (wide + bar), row * (high + bar), wide, high);
    }
  }
  brush.restore();
}

function drawBranch(
  brush: Brush,
  branch: (typeof BRANCHES)[number],
  { unit, phase, seed }: { unit: number; phase: number; seed: number },
): void {
  const turn = branch.turn + 0.03 * swing(phase, 1, seed * 0.37) + 0.018 * swing(phase, 2, seed * 0.61);
  brush.fillStyle = 'rgba(0, 0, 0, 0.85)';
  brush.strokeStyle = 'rgba(0, 0, 0, 0.7)';
  brush.lineWidth = unit * 0.009;
  const at = (share: number) => {
    const bend = turn + 0.3 * share;
    return {
      x: (branch.x + Math.cos(bend) * branch.long * share) * unit,
      y: (branch.y + Math.sin(bend) * branch.long * share) * unit,
      bend,
    };
  };
  brush.beginPath();
  for (let k = 0; k <= 12; k++) brush.lineTo(at(k / 12).x, at(k / 12).y);
  brush.stroke();
  brush.beginPath();
  for (let i = 0; i < branch.leaves; i++) {
    const share = (i + 1) / branch.leaves;
    const { x, y, bend } = at(share);
    const side = i % 2 === 0 ? 1 : -1;
    const angle =
      bend +
      side * (0.5 + 0.5 * hash01(i, seed + 70)) +
      0.14 * swing(phase, 2 + (i % 2), hash01(i, seed + 71));
    const size = branch.size * unit * (0.6 + 0.6 * hash01(i, seed + 72)) * (1.15 - 0.4 * share);
    const cx = x + Math.cos(angle) * size * 1.05;
    const cy = y + Math.sin(angle) * size * 1.05;
    brush.moveTo(cx + Math.cos(angle) * size, cy + Math.sin(angle) * size);
    brush.ellipse(cx, cy, size, size * 0.36, angle, 0, 2 * Math.PI);
  }
  brush.fill();
}
