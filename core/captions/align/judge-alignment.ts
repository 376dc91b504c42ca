import { FRAME_RATE } from '../speech-envelope.ts';
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

/**
 * Share of the manuscript, by number of sounds, whose lines fit the recording better than any text would. The models
 * were fitted to whatever text was given, and the shorter the recording, the better they fit a wrong one. With manuscripts
 * of other recordings the middle line came to 0.54 at 37 s, 0.38 at 86 s and 0.11 at nine minutes; with their own to
 * 0.98, 0.99 and 0.54. Letters say less of the sounds of other languages than Hangul does: there less is asked for
 * (English, 53 s: 0.53 with its own, 0.37 with another).
 */
export function shareThatFits(
  { lines }: AlignedSounds,
  given: { weights: readonly number[]; frames: number; language: string },
): number {
  const seconds = given.frames / FRAME_RATE;
  const asked = given.language.startsWith('ko') ? 1 : 0.6;
  const bound = asked * Math.min(0.7, 0.1 + 35 / seconds);
  let fits = 0;
  let all = 0;
  lines.forEach((line, i) => {
    all += given.weights[i]!;
    if (line && line.margin >= bound) fits += given.weights[i]!;
  });
  return all > 0 ? fits / all : 0;
}
