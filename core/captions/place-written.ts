import type { Word } from '../video.ts';
import type { HeardWord } from './compare-words.ts';
import { tellPassage, type UnheardPiece } from './tell-passage.ts';
import { timeUnheard, type Span } from './time-unheard.ts';

/** A word of the manuscript. */
export interface WrittenWord {
  text: string;
  line: number;
  /** Whether its line begins with it. */
  opens: boolean;
  syllables: number;
}

/** A word of the transcript. */
export interface SpokenWord extends Word {
  sentence: number;
  syllables: number;
}

/** What becomes of the written words, and of the heard ones that are not among them. */
export interface Placement {
  /** For every written word its time, or null where it was not said. */
  spans: (Span | null)[];
  /** Heard words spoken beside the manuscript, by the written word they come before (its count: after the last). */
  asides: Map<number, readonly SpokenWord[]>;
}

/** A pause between two words that leaves no room for another. */
const PAUSE_MS = 350;
/** Where nothing tells how fast somebody speaks. */
const USUAL_MS_PER_SYLLABLE = 180;

/**
 * A time for every written word that was said; which were not; and which heard words are not written.
 * @param request.voiced where somebody speaks, from the sound, if known: silence leaves no room for unheard words
 */
export function placeWritten(request: {
  written: readonly WrittenWord[];
  heard: readonly SpokenWord[];
  heardAs: readonly (HeardWord | null)[];
  voiced?: readonly Span[] | undefined;
}): Placement {
  const { written, heard, heardAs, voiced } = request;
  const msPerSyllable = paceOf(written, heardAs);
  const spans = heardAs.map((word): Span | null => word && { startMs: word.startMs, endMs: word.endMs });
  const asides = new Map<number, readonly SpokenWord[]>();
  for (const { from, to } of betweenHeard(heardAs)) {
    const [before, after] = [heardAs[from - 1], heardAs[to]];
    const extra = heard.slice((before?.last ?? -1) + 1, after?.first ?? heard.length);
    if (from === to && extra.length === 0) continue;
    const startMs = before?.endMs ?? 0;
    const free = { startMs, endMs: Math.max(startMs, after?.startMs ?? heard[heard.length - 1]?.endMs ?? 0) };
    const pieces = piecesOf(written, from, to);
    const { said, aside } = tellPassage({
      pieces,
      extra: extra.map((word) => word.syllables),
      room: roomMs({ free, extra, voiced }) / msPerSyllable,
      withinLine: from > 0 && to < written.length && written[from - 1]!.line === written[to]!.line,
    });

    const time = (
      own: readonly UnheardPiece[],
      given: Omit<Parameters<typeof timeUnheard>[0], 'words' | 'msPerSyllable'>,
    ) => {
      const places = own.flatMap((piece) =>
        Array.from({ length: piece.to - piece.from }, (_, i) => piece.from + i),
      );
      const words = places.map((w) => written[w]!);
      timeUnheard({ ...given, words, msPerSyllable }).forEach((span, i) => (spans[places[i]!] = span));
    };
    const saidPieces = pieces.filter((_, p) => said[p]);
    const opensNext = written[to]?.opens ?? true;
    if (!aside) {
      time(saidPieces, { heard: extra, free, opensNext });
      continue;
    }
    const spoken = extra.slice(aside.from, aside.to);
    const later = saidPieces.filter((piece) => piece.part === 'beginning' && piece.to === to);
    const [asideMs, afterMs] = [spoken[0]!.startMs, spoken[spoken.length - 1]!.endMs];
    time(
      saidPieces.filter((piece) => !later.includes(piece)),
      {
        heard: extra.slice(0, aside.from),
        free: { startMs: free.startMs, endMs: Math.max(free.startMs, asideMs) },
        opensNext: true,
      },
    );
    time(later, {
      heard: extra.slice(aside.to),
      free: { startMs: Math.min(afterMs, free.endMs), endMs: free.endMs },
      opensNext,
    });
    asides.set(later[0]?.from ?? to, spoken);
  }
  return { spans, asides };
}

/** Written words between each two that were heard, none of them heard; also where there are none. */
function betweenHeard(heardAs: readonly (HeardWord | null)[]): { from: number; to: number }[] {
  const runs: { from: number; to: number }[] = [];
  let from = 0;
  for (let to = 0; to <= heardAs.length; to++) {
    if (to < heardAs.length && !heardAs[to]) continue;
    runs.push({ from, to });
    from = to + 1;
  }
  return runs;
}

/** The words of a run by line. */
function piecesOf(written: readonly WrittenWord[], from: number, to: number): UnheardPiece[] {
  const pieces: UnheardPiece[] = [];
  for (let start = from; start < to;) {
    const { line, opens } = written[start]!;
    let end = start;
    let syllables = 0;
    while (end < to && written[end]!.line === line) syllables += written[end++]!.syllables;
    const closes = written[end]?.line !== line;
    const part = opens ? (closes ? 'whole' : 'beginning') : closes ? 'end' : 'middle';
    pieces.push({ from: start, to: end, syllables, part });
    start = end;
  }
  return pieces;
}

/** Time in which somebody could have said more than was heard. */
function roomMs(given: { free: Span; extra: readonly Span[]; voiced: readonly Span[] | undefined }): number {
  const { free, extra, voiced } = given;
  const heardMs = extra.reduce((sum, word) => sum + word.endMs - word.startMs, 0);
  const freeMs = free.endMs - free.startMs;
  const voicedMs = voiced
    ? voiced.reduce((sum, { startMs, endMs }) => {
        return sum + Math.max(0, Math.min(endMs, free.endMs) - Math.max(startMs, free.startMs));
      }, 0)
    : freeMs - PAUSE_MS;
  return Math.max(0, Math.min(voicedMs, freeMs) - heardMs);
}

/** Median time that a syllable of the heard words takes. */
function paceOf(written: readonly WrittenWord[], heardAs: readonly (HeardWord | null)[]): number {
  const paces = heardAs
    .flatMap((word, w) => (word ? [(word.endMs - word.startMs) / written[w]!.syllables] : []))
    .filter((pace) => pace > 0)
    .sort((a, b) => a - b);
  return paces[paces.length >> 1] ?? USUAL_MS_PER_SYLLABLE;
}
