/** Smooth noise for painted skies and mist: the same numbers on every machine, and closed in time. */

export type Noise = (x: number, y: number, z: number, zPeriod: number) => number;

/**
 * Gradient noise in three dimensions (Perlin 2002), about -1 to 1. In x and y it repeats after 256 cells;
 * in z, our time, after `zPeriod` whole cells, so that a loop ends where it began.
 */
export function makeNoise(seed: number): Noise {
  const table = shuffledTable(seed);
  // written out flat: a loop asks half a billion times
  return (x, y, z, zPeriod) => {
    const xi = Math.floor(x);
    const yi = Math.floor(y);
    const zi = Math.floor(z);
    const xf = x - xi;
    const yf = y - yi;
    const zf = z - zi;
    const u = fade(xf);
    const v = fade(yf);
    const w = fade(zf);
    const z0 = ((zi % zPeriod) + zPeriod) % zPeriod;
    const z1 = z0 + 1 === zPeriod ? 0 : z0 + 1;
    const left = table[xi & 255]!;
    const right = table[(xi + 1) & 255]!;
    const leftTop = table[(left + yi) & 255]!;
    const leftLow = table[(left + yi + 1) & 255]!;
    const rightTop = table[(right + yi) & 255]!;
    const rightLow = table[(right + yi + 1) & 255]!;
    const near = mix(
      mix(
        gradient(table[(leftTop + z0) & 255]!, xf, yf, zf),
        gradient(table[(rightTop + z0) & 255]!, xf - 1, yf, zf),
        u,
      ),
      mix(
        gradient(table[(leftLow + z0) & 255]!, xf, yf - 1, zf),
        gradient(table[(rightLow + z0) & 255]!, xf - 1, yf - 1, zf),
        u,
      ),
      v,
    );
    const far = mix(
      mix(
        gradient(table[(leftTop + z1) & 255]!, xf, yf, zf - 1),
        gradient(table[(rightTop + z1) & 255]!, xf - 1, yf, zf - 1),
        u,
      ),
      mix(
        gradient(table[(leftLow + z1) & 255]!, xf, yf - 1, zf - 1),
        gradient(table[(rightLow + z1) & 255]!, xf - 1, yf - 1, zf - 1),
        u,
      ),
      v,
    );
    return mix(near, far, w);
  };
}

/** Octaves of noise, each twice as fine and half as strong; `phase` 0 to 1 is once around the loop. */
export function fbm(
  noise: Noise,
  at: { x: number; y: number; phase: number },
  octaves: number,
  zPeriod = 2,
): number {
  let sum = 0;
  let scale = 1;
  let strength = 0.5;
  for (let i = 0; i < octaves; i++) {
    sum += strength * noise(at.x * scale + i * 17.3, at.y * scale + i * 9.1, at.phase * zPeriod, zPeriod);
    scale *= 2;
    strength *= 0.5;
  }
  return sum;
}

/**
 * A field that drifts sideways and still closes: two copies half a loop apart, each moving all the way and faded
 * out while it jumps back.
 *
 * @param distance how far it drifts in one loop, in cells
 */
export function drifting(
  field: (dx: number, phase: number) => number,
  phase: number,
  distance: number,
): number {
  const a = phase;
  const b = (phase + 0.5) % 1;
  const weight = 0.5 - 0.5 * Math.cos(2 * Math.PI * a);
  // uncorrelated copies: keep their energy, not their sum, so that the mix does not go flat half-way
  const norm = Math.hypot(weight, 1 - weight);
  return (weight * field(a * distance, phase) + (1 - weight) * field(b * distance + 40, phase)) / norm;
}

/**
 * A smooth function of two shares (0 to 1 each), computed once on a grid and interpolated ever after: for what is
 * asked at every pixel but changes slowly across the picture.
 */
export function onGrid(
  columns: number,
  rows: number,
  at: (u: number, v: number) => number,
): (u: number, v: number) => number {
  const values = new Float64Array(columns * rows);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      values[row * columns + column] = at(column / (columns - 1), row / Math.max(1, rows - 1));
    }
  }
  return (u, v) => {
    const x = clamp01(u) * (columns - 1);
    const y = clamp01(v) * (rows - 1);
    const x0 = Math.min(columns - 2, Math.floor(x));
    const y0 = Math.max(0, Math.min(rows - 2, Math.floor(y)));
    const i = y0 * columns + x0;
    const below = rows > 1 ? i + columns : i;
    return mix(
      mix(values[i]!, values[i + 1]!, x - x0),
      mix(values[below]!, values[below + 1]!, x - x0),
      y - y0,
    );
  };
}

export const mix = (a: number, b: number, t: number): number => a + (b - a) * t;
export const clamp01 = (t: number): number => (t < 0 ? 0 : t > 1 ? 1 : t);
export function smoothstep(from: number, to: number, t: number): number {
  const s = clamp01((t - from) / (to - from));
  return s * s * (3 - 2 * s);
}

/** A fixed pseudo-random number, 0 to 1, for a pair of integers: grain and placement. */
export function hash01(x: number, y: number): number {
  let h = Math.imul(x, 374761393) + Math.imul(y, 668265263);
  h = Math.imul(h ^ (h >>> 13), 1274126177);
  return ((h ^ (h >>> 16)) >>> 0) / 4294967296;
}

const fade = (t: number): number => t * t * t * (t * (t * 6 - 15) + 10);

function gradient(hash: number, x: number, y: number, z: number): number {
  const h = hash & 15;
  const u = h < 8 ? x : y;
  const v = h < 4 ? y : h === 12 || h === 14 ? x : z;
  return ((h & 1) === 0 ? u : -u) + ((h & 2) === 0 ? v : -v);
}

function shuffledTable(seed: number): Uint8Array {
  const table = Uint8Array.from({ length: 256 }, (_, i) => i);
  for (let i = 255; i > 0; i--) {
    const j = Math.floor(hash01(i, seed) * (i + 1));
    [table[i], table[j]] = [table[j]!, table[i]!];
  }
  return table;
}
