import { subjectsOf, typicalColor } from './picture-subjects.ts';
import type { Clip } from './video.ts';

type Seen = Pick<Clip, 'asset' | 'tags' | 'color'>;

/** How far two colours lie apart that are seen as quite different, in OKLab. */
const FAR = 0.3;
/** Where nobody knows, neither alike nor different. */
const UNKNOWN = 0.4;

/**
 * How alike two clips look behind words: 0 where subject and colour are different, 1 for the same clip. Where a clip's
 * colour is not known, that which goes with its subject counts.
 */
export function clipLikeness(a: Seen, b: Seen): number {
  if (a.asset === b.asset) return 1;
  return 0.55 * subjectLikeness(a.tags ?? [], b.tags ?? []) + 0.45 * colorLikeness(a, b);
}

/** Half by the words, half by what they are of: waves and a beach are different words and one subject. */
function subjectLikeness(a: readonly string[], b: readonly string[]): number {
  if (a.length === 0 || b.length === 0) return UNKNOWN;
  return (overlap(new Set(a), new Set(b)) + overlap(subjectsOf(a), subjectsOf(b))) / 2;
}

function overlap<T>(a: ReadonlySet<T>, b: ReadonlySet<T>): number {
  const least = Math.min(a.size, b.size);
  if (least === 0) return 0;
  let both = 0;
  for (const item of a) if (b.has(item)) both += 1;
  return both / least;
}

function colorLikeness(a: Seen, b: Seen): number {
  const [one, other] = [a.color ?? typicalColor(a.tags ?? []), b.color ?? typicalColor(b.tags ?? [])];
  if (!one || !other) return UNKNOWN;
  const [x, y] = [okLab(one), okLab(other)];
  return 1 - Math.min(1, Math.hypot(x[0] - y[0], x[1] - y[1], x[2] - y[2]) / FAR);
}

/** A colour like #8fb3d9 in OKLab, where distances are what the eye sees (Ottosson, 2020). */
function okLab(color: string): [number, number, number] {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}
