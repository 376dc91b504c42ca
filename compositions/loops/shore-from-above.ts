import { clamp01, fbm, makeNoise, mix, smoothstep } from './noise.ts';
import { blend, makeRamp, paintField, rgb } from './paint.ts';
import type { Easel, Rgb } from './paint.ts';
import { lifeAt } from './sprites.ts';

/** From the waterline out to sea, over 0.85 of the short side. */
const water = makeRamp([
  [0, '#b9ddd0'],
  [0.12, '#8fcfc6'],
  [0.34, '#4fb0b3'],
  [0.66, '#22869a'],
  [1, '#12607f'],
]);
const DRY = rgb('#ecd9b8');
const DRY_LOW = rgb('#dcc39b');
const WET = rgb('#b3956c');
const FOAM = rgb('#fdfdf8');
const SUNNY = rgb('#d9f3ea');
const coast = makeNoise(33);
const sand = makeNoise(9);
const swell = makeNoise(71);
const lace = makeNoise(49);

/** How far the water comes up the beach and goes back, twice in a loop, in shares of the short side. */
const REACH = 0.055;
const TURNS = 2;

const BREAKERS = [0, 1 / 3, 2 / 3];
const COLUMNS = 300;

/** What of a place does not change: where it lies, and what the ground and the swell are like there. */
interface Place {
  along: number;
  x: number;
  y: number;
  /** Out at sea, where positive, from the middle of where the water comes and goes. */
  out: number;
  uneven: number;
  dry: Rgb;
  deep: number;
  breakers: readonly { bend: number; broken: number }[];
}
const surveys = new Map<string, readonly Place[]>();

function survey(width: number, height: number, columns: number): readonly Place[] {
  const key = `${width}x${height}`;
  const kept = surveys.get(key);
  if (kept) return kept;
  const unit = Math.min(width, height);
  const [wide, high] = [width / unit, height / unit];
  // the coast runs from the lower left to the upper right, more steeply in a tall picture
  const slant = Math.atan2(high, wide * 1.35) - 0.12;
  const [cos, sin] = [Math.cos(slant), Math.sin(slant)];
  const rows = Math.round((columns * height) / width);
  const places = Array.from({ length: columns * rows }, (_, i): Place => {
    const x = (((i % columns) + 0.5) / columns - 0.5) * wide;
    const y = ((Math.floor(i / columns) + 0.5) / rows - 0.5) * high;
    const along = x * cos - y * sin;
    const bend = 0.2 * fbm(coast, { x: (along / 4 + 0.5) * 5.2, y: 0, phase: 0 }, 4);
    const grain = fbm(sand, { x: x * 60, y: y * 60, phase: 0 }, 2) * 0.2;
    const mottle = 1.1 * fbm(sand, { x: x * 1.7, y: y * 1.7, phase: 0 }, 3);
    return {
      along,
      x,
      y,
      out: -(x * sin + y * cos) + 0.17 + bend,
      uneven: 0.12 * Math.sin(along * 2.1 + 0.6),
      dry: blend(DRY, DRY_LOW, clamp01(0.35 + mottle + grain)),
      deep: 0.16 * fbm(swell, { x: x * 1.6, y: y * 1.6, phase: 0 }, 3),
      breakers: BREAKERS.map((shift) => ({
        bend: 0.035 * fbm(swell, { x: along * 2.2 + shift * 20, y: 3, phase: 0 }, 3),
        broken: clamp01(0.55 + 1.3 * fbm(swell, { x: along * 3.1 + shift * 9, y: 12, phase: 0 }, 2)),
      })),
    };
  });
  surveys.set(key, places);
  return places;
}

/** A beach from straight above: the sea comes and goes. */
export function drawShoreFromAbove(easel: Easel): void {
  const { width, height, phase } = easel;
  const columns = Math.round(COLUMNS * Math.sqrt(width / height));
  const places = survey(width, height, columns);
  let next = 0;
  // fields are painted row by row, as places lie
  paintField(easel, columns, () => [colorAt(places[next++]!, phase), 1]);
}

/** Foam is a net of thin threads. */
function laceAt(x: number, y: number, phase: number): number {
  const wide = fbm(lace, { x: x * 7, y: y * 7, phase }, 3, 2);
  const fine = fbm(lace, { x: x * 15 + 5, y: y * 15, phase }, 2, 3);
  return 1 - clamp01(Math.abs(wide) * 4.4) * 0.75 - clamp01(Math.abs(fine) * 4.4) * 0.35;
}

function colorAt({ along, x, y, out, uneven, dry, deep, breakers }: Place, phase: number): Rgb {
  const tide = Math.sin(2 * Math.PI * (TURNS * phase + uneven));
  const edge = Math.abs(out) < 0.1 ? 0.012 * fbm(coast, { x: along * 5, y: 7, phase }, 3, 2) : 0;
  const line = out + REACH * tide + edge * smoothstep(0.1, 0.07, Math.abs(out));
  if (line < 0) {
    // sand stays dark for a while after the water has gone
    const drying = 0.72 + 0.28 * Math.cos(2 * Math.PI * (TURNS * phase + uneven - 0.4));
    const soaked = smoothstep(-0.085, 0.012, out + REACH * 1.06) * drying;
    return blend(blend(dry, WET, soaked * 0.6), FOAM, smoothstep(-0.007, 0, line) * 0.85);
  }
  const depth = clamp01(line / 0.85 + deep);
  const ripple = fbm(swell, { x: along * 3 + 4, y: out * 11, phase }, 3, 3);
  let color = blend(water(depth), SUNNY, clamp01(0.06 + ripple * 0.5) * (1 - depth * 0.45));
  color = blend(color, WET, 0.34 * (1 - smoothstep(0, 0.06, line)));
  if (line > 0.7) return color;
  const net = laceAt(x, y, phase);
  let foam = smoothstep(0.028, 0.002, Math.abs(line - 0.012)) * clamp01(0.72 + 0.5 * net);
  foam = Math.max(foam, smoothstep(0.13, 0.01, line) * smoothstep(0.46, 0.86, net) * 0.85);
  for (const [i, shift] of BREAKERS.entries()) {
    // a breaker comes in from far out and is lost in the wash
    const { age } = lifeAt(phase, shift);
    const { bend, broken } = breakers[i]!;
    const behind = line - mix(0.46, 0.03, age) - bend;
    const strong = smoothstep(0.05, 0.45, age) * (1 - smoothstep(0.86, 1, age));
    const crest = smoothstep(-0.008, 0.002, behind) * (1 - smoothstep(0.004, 0.03, behind));
    const wake =
      smoothstep(0, 0.01, behind) * (1 - smoothstep(0.02, 0.13, behind)) * smoothstep(0.42, 0.85, net);
    foam = Math.max(foam, strong * broken * Math.max(crest * 0.9, wake * 0.7));
    // its smooth face is dark before it
    const face = smoothstep(-0.05, -0.006, behind) * (1 - smoothstep(-0.006, 0.002, behind));
    color = blend(color, water(Math.min(1, depth + 0.3)), strong * face * 0.35);
  }
  return blend(color, FOAM, clamp01(foam));
}
