import type { Format } from '../format.ts';
import type { CaptionRhythm, Word } from '../video.ts';
import { captionLimits } from './caption-limits.ts';
import { cutWords, lineOf } from './cut-words.ts';
import { layLines } from './lay-lines.ts';
import { measurePieces } from './measure-words.ts';

/** Words that stand in one caption on the best one or two lines; null where two do not hold them. */
export function layCaption(
  words: readonly Word[],
  of: { format: Format; language: string; rhythm: CaptionRhythm },
): string[] | null {
  if (words.length === 0) return null;
  const limits = captionLimits(of.format, of.language);
  const pieces = cutWords({ words, language: of.language, lineWidth: limits.lineWidth });
  const layout = layLines(measurePieces(pieces, of.language), {
    from: 0,
    to: pieces.length,
    limits,
    rhythm: of.rhythm,
  });
  if (!layout) return null;
  const { secondLine } = layout;
  return secondLine === null
    ? [lineOf(pieces)]
    : [lineOf(pieces.slice(0, secondLine)), lineOf(pieces.slice(secondLine))];
}
