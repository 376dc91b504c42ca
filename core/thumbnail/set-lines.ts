import { breakCost } from '../captions/break-cost.ts';
import { cutWords, isUnspaced, lineOf, type Piece } from '../captions/cut-words.ts';
import { estimateEm } from '../text-widths.ts';
import type { Type } from '../template.ts';

/** A text broken into lines, and the size of its letters, in pixels. */
export interface SetLines {
  lines: string[];
  sizePx: number;
}

/** Estimated widths may be short by as much. */
const WIDTH_MARGIN = 1.04;
/** One more line has to make the letters larger by as much to be worth it. */
const LINE_PRICE = 0.06;
/** What a line costs that is twice as long as it should be; breaks cost up to 30. */
const UNEVENNESS = 40;
/** A word that is longer may be broken. */
const LONGEST_WORD_EM = 14;
const WITHIN_WORD_COST = 14;

/**
 * Sets a text as large as its room allows, in balanced lines that end where the language likes them to. Widths are
 * estimates: whoever draws it measures, and makes smaller what would still not fit.
 */
export function setLines(request: {
  text: string;
  language: string;
  type: Pick<Type, 'letterSpacingEm' | 'lineHeight'>;
  widthPx: number;
  heightPx: number;
  maxPx: number;
  maxLines: number;
}): SetLines {
  const { language, type, widthPx, heightPx, maxPx, maxLines } = request;
  const pieces = piecesOf(request.text, language);
  const emOf = (line: string): number =>
    (estimateEm(line) + [...line].length * type.letterSpacingEm) * WIDTH_MARGIN;
  let best: (SetLines & { worth: number }) | null = null;
  for (let count = 1; count <= Math.min(maxLines, Math.max(1, pieces.length)); count++) {
    const lines = balance({ pieces, count, language, emOf });
    const widest = lines.reduce((most, line) => Math.max(most, emOf(line)), 0.1);
    const sizePx = Math.min(maxPx, widthPx / widest, heightPx / (count * type.lineHeight));
    const worth = sizePx * (1 - LINE_PRICE * (count - 1));
    if (!best || worth > best.worth) best = { lines, sizePx, worth };
  }
  return { lines: best?.lines ?? [], sizePx: Math.floor(best?.sizePx ?? maxPx) };
}

/** Words; parts of them where one is too long for any line, or where the language writes no spaces. */
function piecesOf(text: string, language: string): Piece[] {
  const words = text.split(/\s+/).filter((word) => word !== '');
  return cutWords({
    words: words.map((word) => ({ text: word, startMs: 0, endMs: 1 })),
    language,
    lineWidth: LONGEST_WORD_EM,
  });
}

/** The pieces on exactly so many lines, as even as the breaks allow. */
function balance(request: {
  pieces: readonly Piece[];
  count: number;
  language: string;
  emOf: (line: string) => number;
}): string[] {
  const { pieces, count, language, emOf } = request;
  const textOf = (from: number, to: number): string => lineOf(pieces.slice(from, to));
  const even = emOf(textOf(0, pieces.length)) / count;
  const costOf = (from: number, to: number): number => {
    const off = (emOf(textOf(from, to)) - even) / even;
    return off * off * UNEVENNESS + endCost(pieces[to - 1], pieces[to], language);
  };
  // costs[n][to]: the best way to put the first `to` pieces on n lines, and where its last line begins
  const costs: { cost: number; from: number }[][] = [[{ cost: 0, from: 0 }]];
  for (let n = 1; n <= count; n++) {
    const row: { cost: number; from: number }[] = [];
    for (let to = n; to <= pieces.length - (count - n); to++) {
      let least = { cost: Infinity, from: n - 1 };
      for (let from = n - 1; from < to; from++) {
        const before = costs[n - 1]?.[from]?.cost;
        if (before === undefined) continue;
        const cost = before + costOf(from, to);
        if (cost < least.cost) least = { cost, from };
      }
      row[to] = least;
    }
    costs.push(row);
  }
  const lines: string[] = [];
  for (let n = count, to = pieces.length; n > 0; n--) {
    const from = costs[n]?.[to]?.from ?? 0;
    lines.unshift(textOf(from, to));
    to = from;
  }
  return lines;
}

function endCost(piece: Piece | undefined, next: Piece | undefined, language: string): number {
  if (!piece || !next) return 0;
  if (next.joined && !isUnspaced(language)) return WITHIN_WORD_COST;
  return breakCost(piece.word.text, next.word.text, language);
}
