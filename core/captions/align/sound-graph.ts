import { classOf, HALVES, SILENCE, type Phone } from './phones.ts';

/** What a state stands for. */
export const StateKind = {
  /** Half a phone of a line. */
  sound: 0,
  /** A pause between lines, or inside one where a word ends. */
  pause: 1,
  /** Speech that is not in the manuscript. */
  unwritten: 2,
  /** A moment in which lines are passed over that nobody says. */
  passing: 3,
} as const;
export type StateKind = (typeof StateKind)[keyof typeof StateKind];

/** Classes of the states that are no class of sound. */
export const SPEECH_IN_GENERAL = -1;
export const ANYTHING = -2;

/** States a recording goes through from its first frame to its last, each one after one of at most four others. */
export interface SoundGraph {
  count: number;
  /** Class of sound, or one of the above. */
  classes: Int8Array;
  kinds: Uint8Array;
  /** Index of the line a state belongs to; for the boundary before line i: i. */
  lines: Int32Array;
  /** Index of the word in its line, -1 for none. */
  words: Int32Array;
  /** `BEFORE` places for each state: the states it may follow, -1 for none; and what each of these steps costs. */
  before: Int32Array;
  costs: Float32Array;
  /** First sound of each line. */
  firstOfLine: Int32Array;
  /** Pause before each line, and after the last. */
  pauses: Int32Array;
}

export const BEFORE = 4;

/** What it costs, as a log-likelihood, to depart from the manuscript; null where it is followed to the letter. */
export interface Departures {
  /** To pass over a first line, and each line after it. */
  skip: number;
  skipMore: number;
  /** To begin with something that is not written. */
  insert: number;
}

/** To pause between two words of a line. */
const WORD_PAUSE = 1.5;
/** To go on with something unwritten after a pause in it. */
const GO_ON = 0.5;

/**
 * The graph of a manuscript.
 * @param lines sounds of each word of each line
 */
export function soundGraph(
  lines: readonly (readonly (readonly Phone[])[])[],
  departures: Departures | null,
): SoundGraph {
  const states: { class: number; kind: StateKind; line: number; word: number; before: [number, number][] }[] =
    [];
  const add = (c: number, kind: StateKind, line: number, before: [number, number][], word = -1) =>
    states.push({ class: c, kind, line, word, before }) - 1;
  const firstOfLine: number[] = [];
  const pauses: number[] = [];
  let lineEnd: number | null = null;
  let passing: number | null = null;
  let boundary: number[] = [];
  for (let i = 0; i <= lines.length; i++) {
    let pass: number | null = null;
    if (departures && i > 0) {
      const { skip, skipMore } = departures;
      const before: [number, number][] = boundary.map((s) => [s, skip]);
      if (passing !== null) before.push([passing, skipMore]);
      pass = add(ANYTHING, StateKind.passing, i, before);
    }
    const before: [number, number][] = lineEnd === null ? [] : [[lineEnd, 0]];
    if (pass !== null) before.push([pass, 0]);
    const pause = add(SILENCE, StateKind.pause, i, before);
    pauses.push(pause);
    boundary = [pause];
    let heads: [number, number][] = [[pause, 0]];
    if (departures) {
      const unwritten = add(SPEECH_IN_GENERAL, StateKind.unwritten, i, [[pause, departures.insert]]);
      const rest = add(SILENCE, StateKind.unwritten, i, [[unwritten, 0]]);
      states[unwritten]!.before.push([rest, GO_ON]);
      boundary.push(unwritten, rest);
      heads = [
        [pause, 0],
        [unwritten, 0],
        [rest, 0],
      ];
      if (pass !== null) heads.push([pass, 0]);
    }
    passing = pass;
    const line = lines[i];
    if (!line) break;
    line.forEach((word, w) => {
      if (w > 0) {
        const last = heads[0]!;
        heads = [last, [add(SILENCE, StateKind.pause, i, [[last[0], WORD_PAUSE]]), 0]];
      }
      for (const phone of word) {
        for (let half = 0; half < HALVES; half++) {
          const state = add(classOf(phone, half), StateKind.sound, i, heads, w);
          if (firstOfLine.length === i) firstOfLine.push(state);
          heads = [[state, 0]];
        }
      }
    });
    lineEnd = heads[0]![0];
  }
  const before = new Int32Array(states.length * BEFORE).fill(-1);
  const costs = new Float32Array(states.length * BEFORE);
  states.forEach((state, s) =>
    state.before.forEach(([from, cost], i) => {
      before[s * BEFORE + i] = from;
      costs[s * BEFORE + i] = cost;
    }),
  );
  return {
    count: states.length,
    classes: Int8Array.from(states, (state) => state.class),
    kinds: Uint8Array.from(states, (state) => state.kind),
    lines: Int32Array.from(states, (state) => state.line),
    words: Int32Array.from(states, (state) => state.word),
    before,
    costs,
    firstOfLine: Int32Array.from(firstOfLine),
    pauses: Int32Array.from(pauses),
  };
}
