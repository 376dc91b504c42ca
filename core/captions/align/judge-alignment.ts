import type { AlignedSounds, SaidLine } from './align-sounds.ts';

/** A line this much worse than the recording's usual is as likely wrong as right; and how soon doubt turns to certainty. */
const DOUBT_MARGIN = -0.92;
const SLOPE = 0.25;

/** How sure it is that a line is said where it was found, 0 to 1, against the recording's other lines. */
export function confidenceOf(line: SaidLine, usualMargin: number): number {
  const off = line.margin - usualMargin - DOUBT_MARGIN;
  return Math.round(100 / (1 + Math.exp(-off / SLOPE))) / 100;
}

/** Margin of the middle one of all lines that were found; 0 of none. */
export function usualMargin({ lines }: AlignedSounds): number {
  const margins = lines.flatMap((line) => (line ? [line.margin] : [])).sort((a, b) => a - b);
  return margins[margins.length >> 1] ?? 0;
}
