import { pitchOf } from './score.ts';

/** A chord as written: pitch classes, 0 for C. */
export interface Chord {
  bass: number;
  /** The root first; each once. */
  tones: readonly number[];
}

/** Semitones over the root. */
const QUALITIES: Record<string, readonly number[]> = {
  '': [0, 4, 7],
  m: [0, 3, 7],
  '7': [0, 4, 7, 10],
  maj7: [0, 4, 7, 11],
  m7: [0, 3, 7, 10],
  m7b5: [0, 3, 6, 10],
  sus4: [0, 5, 7],
  '7sus4': [0, 5, 7, 10],
  add9: [0, 4, 7, 2],
};

/** `Bbmaj7/D`. @throws RangeError for what is no chord */
export function chordOf(symbol: string): Chord {
  const [, root = '', quality = '', bass] = /^([A-G][#b]?)([^/]*)(?:\/([A-G][#b]?))?$/.exec(symbol) ?? [];
  const steps = QUALITIES[quality];
  if (!root || !steps) throw new RangeError(`no chord ${symbol}`);
  const first = pitchOf(`${root}0`) % 12;
  return {
    bass: bass === undefined ? first : pitchOf(`${bass}0`) % 12,
    tones: steps.map((step) => (first + step) % 12),
  };
}

/** Four voices, low to high, as MIDI numbers. */
export type Voicing = readonly [number, number, number, number];

const WIDEST = 19;
/** Closer than this they growl, further apart they fall asunder. */
const gapIsGood = (low: number, gap: number) => gap <= 12 && gap >= (low < 52 ? 3 : 2);
/** A half step above, whatever octaves lie between: the one interval that always grates. */
export const grates = (low: number, high: number): boolean => high > low && (high - low) % 12 === 1;

/**
 * Each chord as four voices between two pitches: all tones sound, none grates against another or against the melody, and
 * from chord to chord the voices go the shortest way, without fifths or octaves in parallel; from the last to the first
 * too.
 * @param melody what is sung above each chord
 */
export function leadVoices(
  chords: readonly Chord[],
  [low, high]: readonly [number, number],
  melody: readonly (readonly number[])[] = [],
): Voicing[] {
  const ways = chords.map((chord, i) => {
    const found = voicings(chord, low, high);
    const clean = found.filter((v) => !v.some((p) => melody[i]?.some((sung) => grates(p, sung))));
    if (clean.length === 0) throw new RangeError(`chord ${i} cannot be played under its melody`);
    return clean;
  });
  // twice around, of which the second is kept: it knows what comes before its first chord
  const twice = [...ways, ...ways];
  let costs = twice[0]!.map(() => 0);
  const from: number[][] = [];
  for (let i = 1; i < twice.length; i++) {
    const best = twice[i]!.map((to) => {
      const all = twice[i - 1]!.map((before, n) => costs[n]! + move(before, to));
      const least = Math.min(...all);
      return { least, n: all.indexOf(least) };
    });
    from.push(best.map(({ n }) => n));
    const middle = (low + high) / 2;
    costs = best.map(({ least }, n) => least + 0.15 * Math.abs(mean(twice[i]![n]!) - middle));
  }
  const path: Voicing[] = [];
  let n = costs.indexOf(Math.min(...costs));
  for (let i = twice.length - 1; i >= chords.length; i--) {
    path.unshift(twice[i]![n]!);
    n = from[i - 1]![n]!;
  }
  return path;
}

const mean = (voicing: Voicing) => voicing.reduce((sum, pitch) => sum + pitch, 0) / voicing.length;

function voicings({ tones }: Chord, low: number, high: number): Voicing[] {
  const pitches = Array.from({ length: high - low + 1 }, (_, i) => low + i).filter((pitch) =>
    tones.includes(pitch % 12),
  );
  const found: Voicing[] = [];
  const grow = (chosen: readonly number[], next: number): void => {
    if (chosen.length === 4) {
      const once = new Set(chosen.map((pitch) => pitch % 12));
      // what is doubled is the root or the fifth, never the third: it would stand out
      const thirds = chosen.filter((pitch) => pitch % 12 === tones[1]).length;
      if (once.size === Math.min(4, tones.length) && thirds < 2)
        found.push([...chosen] as unknown as Voicing);
      return;
    }
    for (let i = next; i < pitches.length; i++) {
      const pitch = pitches[i]!;
      const last = chosen.at(-1);
      if (last !== undefined && !gapIsGood(last, pitch - last)) continue;
      if (chosen.some((other) => grates(other, pitch)) || pitch - (chosen[0] ?? pitch) > WIDEST) continue;
      grow([...chosen, pitch], i + 1);
    }
  };
  grow([], 0);
  return found;
}

/** What it costs to go from one to the next: the way of all voices, leaps more, parallels most. */
function move(before: Voicing, to: Voicing): number {
  let cost = 0;
  for (let i = 0; i < 4; i++) {
    const way = Math.abs(to[i]! - before[i]!);
    cost += way > 4 ? 2 * way : way;
    for (let k = i + 1; k < 4; k++) if (isParallel([before[i]!, before[k]!], [to[i]!, to[k]!])) cost += 12;
  }
  return cost;
}

/** Two voices that stay a fifth or an octave apart while both go somewhere. */
export function isParallel(before: readonly [number, number], to: readonly [number, number]): boolean {
  const apart = (to[1] - to[0]) % 12;
  return to[0] !== before[0] && (before[1] - before[0]) % 12 === apart && (apart === 0 || apart === 7);
}

/** One bass tone a chord, each the nearest to the one before, inside the range. */
export function leadBass(chords: readonly Chord[], [low, high]: readonly [number, number]): number[] {
  let last = Math.round((low + high) / 2);
  return chords.map(({ bass }) => {
    const ways = Array.from({ length: high - low + 1 }, (_, i) => low + i).filter((p) => p % 12 === bass);
    last = ways.reduce((best, pitch) => (Math.abs(pitch - last) < Math.abs(best - last) ? pitch : best));
    return last;
  });
}
