import { breakCost } from '../captions/break-cost.ts';
import { cutWords, isUnspaced, lineOf, type Piece } from '../captions/cut-words.ts';
import { estimateEm } from '../text-widths.ts';
import type { FontFamily, Type } from '../template.ts';

/** A text broken into lines, and the size of its letters, in pixels. */
export interface SetLines {
  lines: string[];
  sizePx: number;
}

/** Letters that are much smaller than others of their size, in width and to the eye. */
const SMALL_FAMILIES: Partial<Record<FontFamily, number>> = { 'Nanum Pen Script': 0.7 };
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
  type: Pick<Type, 'family' | 'letterSpacingEm' | 'lineHeight'>;
  widthPx: number;
  heightPx: number;
  maxPx: number;
  maxLines: number;
}): SetLines {
  const { language, type, widthPx, heightPx, maxLines } = request;
  const share = SMALL_FAMILIES[type.family] ?? 1;
  const maxPx = request.maxPx / share;
  const pieces = measure(
    piecesOf(request.text, language),
    language,
    (text) => (estimateEm(text) * share + [...text].length * type.letterSpacingEm) * WIDTH_MARGIN,
  );
  let best: (SetLines & { worth: number }) | null = null;
  for (let count = 1; count <= Math.min(maxLines, pieces.length); count++) {
    const starts = balance(pieces, count);
    const widest = starts.reduce(
      (most, from, i) => Math.max(most, widthOf(pieces, from, starts[i + 1])),
      0.1,
    );
    const sizePx = Math.min(maxPx, widthPx / widest, heightPx / (count * type.lineHeight));
    const worth = sizePx * (1 - LINE_PRICE * (count - 1));
    if (best && worth <= best.worth) continue;
    const lines = starts.map((from, i) =>
      lineOf(pieces.slice(from, starts[i + 1]).map(({ piece }) => piece)),
    );
    best = { lines, sizePx, worth };
  }
  return { lines: best?.lines ?? [], sizePx: Math.floor(best?.sizePx ?? maxPx) };
}

/** A piece of a line, with what it needs of it. */
interface Measured {
  piece: Piece;
  /** From the beginning of the text to the end of the piece, in em. */
  endEm: number;
  /** Of the piece alone. */
  em: number;
  /** What it costs to begin a line with it. */
  breakBefore: number;
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

function measure(pieces: readonly Piece[], language: string, emOf: (text: string) => number): Measured[] {
  let endEm = 0;
  return pieces.map((piece, i) => {
    const em = emOf(piece.word.text);
    endEm += em + (i === 0 || piece.joined ? 0 : emOf(' '));
    return { piece, em, endEm, breakBefore: breakBefore(pieces[i - 1], piece, language) };
  });
}

function breakBefore(before: Piece | undefined, piece: Piece, language: string): number {
  if (!before) return 0;
  if (piece.joined && !isUnspaced(language)) return WITHIN_WORD_COST;
  return breakCost(before.word.text, piece.word.text, language);
}

const widthOf = (pieces: readonly Measured[], from: number, to = pieces.length): number => {
  const [first, last] = [pieces[from], pieces[to - 1]];
  return first && last ? last.endEm - first.endEm + first.em : 0;
};

/** Where each of so many lines begins, as even as the breaks allow. */
function balance(pieces: readonly Measured[], count: number): number[] {
  const even = widthOf(pieces, 0) / count;
  // rows[n][to]: the best way to put the first `to` pieces on n lines, and where its last line begins
  const rows: { cost: number; from: number }[][] = [[{ cost: 0, from: 0 }]];
  for (let n = 1; n <= count; n++) {
    const row: { cost: number; from: number }[] = [];
    for (let to = n; to <= pieces.length - (count - n); to++) {
      let least = { cost: Infinity, from: n - 1 };
      for (let from = n - 1; from < to; from++) {
        const before = rows[n - 1]?.[from];
        if (!before) continue;
        const off = (widthOf(pieces, from, to) - even) / even;
        const cost = before.cost + off * off * UNEVENNESS + pieces[from]!.breakBefore;
        if (cost < least.cost) least = { cost, from };
      }
      row[to] = least;
    }
    rows.push(row);
  }
  const starts: number[] = [];
  for (let n = count, to = pieces.length; n > 0; n--) {
    to = rows[n]?.[to]?.from ?? 0;
    starts.unshift(to);
  }
  return starts;
}
