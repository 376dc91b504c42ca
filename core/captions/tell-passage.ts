/** Words of the manuscript, all of one line, with no heard word of their own. */
export interface UnheardPiece {
  /** `from` included, `to` not. */
  from: number;
  to: number;
  syllables: number;
  /** The whole line, its beginning, its end, or words in its middle. */
  part: 'whole' | 'beginning' | 'end' | 'middle';
}

/** What lies between two words of the manuscript that were heard. */
export interface Passage {
  pieces: readonly UnheardPiece[];
  /** Syllables of each heard word that no word of the manuscript stands for. */
  extra: readonly number[];
  /** Syllables that fit into the time in which nothing was heard. */
  room: number;
}

export interface ToldPassage {
  /** For every piece, whether it was said: heard wrongly, or not at all although there was time for it. */
  said: boolean[];
  /**
   * Extra words spoken beside the manuscript: `from` included, `to` not. Those before them belong to the pieces that
   * were said, those after them to the last one, which begins the next line. Null where all were pieces heard wrongly,
   * or too few to matter.
   */
  aside: { from: number; to: number } | null;
}

/** A part of a line as long as this may have been left out by itself, and not with its line. */
const LONG_PIECE = 8;
/** Written and heard words this long, and nothing of them alike, are other words and not wrongly heard ones. */
const REPLACED = { syllables: 8, words: 3 };
/**
 * How unlikely an explanation is, in syllables: each that was said without sound or time for it, each that was heard and
 * is not written, and each line that was left out.
 */
const COST = { short: 1, over: 0.7, leftOut: 2.5 };
/** Extra syllables from here on are a sentence of their own; fewer are a filler. Within a line it takes more. */
const ASIDE = { syllables: 8, words: 2, withinLine: 12 };

/** Which words of a passage were said, and which heard ones are not of the manuscript. */
export function tellPassage(passage: Passage & { withinLine: boolean }): ToldPassage {
  const { pieces, extra, withinLine } = passage;
  const { said, need } = tellSaid(passage);
  const heard = sum(extra);
  if (heard - need < (withinLine ? ASIDE.withinLine : ASIDE.syllables)) return { said, aside: null };
  const last = pieces[pieces.length - 1];
  const later = last?.part === 'beginning' && said[pieces.length - 1] ? last.syllables : 0;
  const from = countWords(extra, need - later);
  const to = extra.length - countWords(extra.slice(from).toReversed(), later);
  return { said, aside: to - from >= ASIDE.words ? { from, to } : null };
}

/** Which pieces were said, and how many syllables they are. */
function tellSaid({ pieces, extra, room }: Passage): { said: boolean[]; need: number } {
  const said = pieces.map(() => true);
  let need = sum(pieces.map((piece) => piece.syllables));
  const leaveOut = (i: number) => {
    said[i] = false;
    need -= pieces[i]!.syllables;
  };
  let mayBeMissing = pieces.flatMap(({ part, syllables }, i) =>
    part === 'whole' || syllables >= LONG_PIECE ? [i] : [],
  );
  const heard = sum(extra);
  const missingSyllables = sum(mayBeMissing.map((i) => pieces[i]!.syllables));
  if (Math.min(heard, missingSyllables) >= REPLACED.syllables && extra.length >= REPLACED.words) {
    mayBeMissing.forEach(leaveOut);
    return { said, need };
  }
  const misfit = (syllables: number) =>
    COST.short * Math.max(0, syllables - heard - room) + COST.over * Math.max(0, heard - syllables);
  while (mayBeMissing.length > 0) {
    const after = (i: number) => misfit(need - pieces[i]!.syllables) + COST.leftOut;
    const best = mayBeMissing.reduce((a, b) => (after(b) < after(a) ? b : a));
    if (after(best) >= misfit(need)) break;
    leaveOut(best);
    mayBeMissing = mayBeMissing.filter((i) => i !== best);
  }
  return { said, need };
}

/** How many words from the front hold about so many syllables. */
function countWords(words: readonly number[], syllables: number): number {
  let passed = 0;
  let count = 0;
  while (count < words.length && passed + words[count]! / 2 < syllables) passed += words[count++]!;
  return count;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);
