/** Smooth noise for painted skies and mist: the same numbers on every machine, and closed in time. */

export type Noise = (x: number, y: number, z: number, zPeriod: number) => number;

/**
 * Gradient noise in three dimensions (Perlin 2002), about -1 to 1. In x and y it repeats after 256 cells;
 * in z, our time, after `zPeriod` whole cells, so that a loop ends where it began.
 */
export function makeNoise(seed: number): Noise {
  const table = shuffledTable(seed);
  const at = (i: number): number => table[i & 255]!;
  return (x, y, z, zPeriod) => {
    const xi = Math.floor(x);
    const yi = Math.floor(y);
    const zi = Math.floor(z);
    const [xf, yf, zf] = [x - xi, y - yi, z - zi];
    const [u, v, w] = [fade(xf), fade(yf), fade(zf)];
    const z0 = ((zi % zPeriod) + zPeriod) % zPeriod;
    const z1 = (z0 + 1) % zPeriod;
    const corner = (dx: number, dy: number, dz: number, zCell: number): number =>
      gradient(at(at(at(xi + dx) + yi + dy) + zCell), xf - dx, yf - dy, zf - dz);
    const near = mix(
      mix(corner(0, 0, 0, z0), corner(1, 0, 0, z0), u),
      mix(corner(0, 1, 0, z0), corner(1, 1, 0, z0), u),
      v,
    );
    const far = mix(
      mix(corner(0, 0, 1, z1), corner(1, 0, 1, z1), u),
      mix(corner(0, 1, 1, z1), corner(1, 1, 1, z1), u),
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
