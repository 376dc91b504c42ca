import { CHECK_BELOW } from '../../core/captions/check-segments.ts';
import type { Caption } from '../../core/video.ts';
import { textOf } from './find-captions.ts';

export interface Stretch {
  from: number;
  to: number;
}

/** A piece of a caption's text, and what is to be seen about it. */
export interface TextPiece {
  text: string;
  /** Heard with little confidence. */
  doubtful: boolean;
  /** What is searched for: the place that was gone to, or one of the others. */
  found: 'here' | 'too' | null;
}

/** Where words stand in the text of a caption that were heard with little confidence. */
export function doubtfulStretches(caption: Pick<Caption, 'lines' | 'words'>): Stretch[] {
  const text = textOf(caption);
  const stretches: Stretch[] = [];
  let at = 0;
  for (const word of caption.words) {
    while (at < text.length && isSpace(text[at]!)) at++;
    const from = at;
    for (const letter of word.text) {
      if (isSpace(letter)) continue;
      while (at < text.length && isSpace(text[at]!)) at++;
      at += letter.length;
    }
    if ((word.confidence ?? 1) < CHECK_BELOW && from < text.length) {
      stretches.push({ from, to: Math.min(at, text.length) });
    }
  }
  return stretches;
}

const isSpace = (letter: string): boolean => /\s/u.test(letter);

/** The text in pieces that look alike; one piece where there is nothing to be seen. */
export function textPieces(
  text: string,
  marks: { doubtful: readonly Stretch[]; found: readonly Stretch[]; here: Stretch | null },
): TextPiece[] {
  const { doubtful, found, here } = marks;
  const edges = [...doubtful, ...found].flatMap(({ from, to }) => [from, to]);
  const cuts = [...new Set([0, ...edges, text.length])]
    .filter((cut) => cut <= text.length)
    .sort((a, b) => a - b);
  const isIn = (stretches: readonly Stretch[], at: number) =>
    stretches.some(({ from, to }) => from <= at && at < to);
  return cuts.slice(0, -1).map((from, i) => {
    const isHere = here !== null && isIn([here], from);
    return {
      text: text.slice(from, cuts[i + 1]),
      doubtful: isIn(doubtful, from),
      found: isHere ? 'here' : isIn(found, from) ? 'too' : null,
    };
  });
}
