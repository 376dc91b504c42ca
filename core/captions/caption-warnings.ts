import type { Format } from '../format.ts';
import type { Caption } from '../video.ts';
import { captionLimits, MAX_CAPTION_MS, MIN_CAPTION_MS, textWidth } from './caption-limits.ts';

/** Why a caption is hard to read. Widths are in letters as the language counts them. */
export type CaptionWarning =
  | { kind: 'fast'; perSecond: number; most: number }
  | { kind: 'wide'; letters: number; most: number }
  | { kind: 'lines'; count: number; most: number }
  /** On screen for less, or more, than anybody likes to read. */
  | { kind: 'brief' | 'long'; seconds: number };

/** Letters of these are as wide as they are tall; elsewhere two letters have the width of one. */
const FULL_WIDTH = /^(?:ko|ja|zh|yue)\b/;
/** What is over a limit by less than this is not told. */
const TOLERANCE = 0.05;

/** What makes a caption hard to read in this format and language, the worst first; nothing for an empty one. */
export function captionWarnings(
  { lines, startMs, endMs }: Pick<Caption, 'lines' | 'startMs' | 'endMs'>,
  { format, language }: { format: Format; language: string },
): CaptionWarning[] {
  const widths = lines.map((line) => textWidth(line.trim())).filter((width) => width > 0);
  if (widths.length === 0) return [];
  const limits = captionLimits(format, language);
  const letters = FULL_WIDTH.test(language) ? 1 : 2;
  const seconds = (endMs - startMs) / 1000;
  const perSecond = widths.reduce((sum, width) => sum + width, 0) / seconds;
  const widest = Math.max(...widths);
  const warnings: CaptionWarning[] = [];
  if (perSecond > limits.mostWidthPerSecond * (1 + TOLERANCE)) {
    const most = limits.mostWidthPerSecond * letters;
    warnings.push({ kind: 'fast', perSecond: Math.ceil(perSecond * letters), most });
  }
  if (widths.length > limits.lines)
    warnings.push({ kind: 'lines', count: widths.length, most: limits.lines });
  if (widest > limits.lineWidth) {
    const most = limits.lineWidth * letters;
    warnings.push({ kind: 'wide', letters: Math.ceil(widest * letters), most });
  }
  if (endMs - startMs < MIN_CAPTION_MS - 1) warnings.push({ kind: 'brief', seconds });
  if (endMs - startMs > MAX_CAPTION_MS) warnings.push({ kind: 'long', seconds });
  return warnings;
}
