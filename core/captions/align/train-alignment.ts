import { FRAME_RATE } from '../speech-envelope.ts';
import type { Phone } from './phones.ts';
import { bestPath, type Path } from './best-path.ts';
import { StateKind, type SoundGraph } from './sound-graph.ts';
import { estimateModels, frameScorer, type FrameScorer, type SoundModels } from './sound-models.ts';

/** How one round of training looks for the path. */
export interface Round {
  graph: SoundGraph;
  /** Sounds of one kind share a model. */
  byKind: boolean;
  /** How far from where it is expected a state is looked for. */
  bandS: number;
  /** How far behind the best a state may be, as a log-likelihood. */
  beam: number;
  /** Added in each frame of what is not written. */
  unwrittenBonus: number;
  /** Only every nth frame is looked at: quicker, for a first rough path. */
  every: number;
}

/**
 * Teaches models by the recording itself (Viterbi training): each round looks for the likeliest path, and the next
 * one learns from it what the classes sound like.
 *
 * @param spoken 1 for each frame in which somebody speaks
 * @param models what the first round looks with
 * @param expected frame at which each line is thought to begin
 */
export function trainAlignment(request: {
  features: Float32Array;
  spoken: Uint8Array;
  models: SoundModels;
  expected: readonly number[];
  rounds: readonly Round[];
  onRound?: (round: number) => void;
}): Path {
  const { features, spoken, rounds, onRound } = request;
  let { models } = request;
  let path: Path | null = null;
  let before: SoundGraph | null = null;
  rounds.forEach((round, i) => {
    const { graph } = round;
    if (path && before) models = estimateModels(features, classesOf(path.states, before), round.byKind);
    const states = path && before && (before === graph ? path.states : translate(path.states, before, graph));
    const expected = states ? framesOf(graph, states) : framesByLine(graph, request.expected);
    path = findPath(round, { scorer: frameScorer(features, models), expected, spoken });
    before = graph;
    onRound?.(i);
  });
  return path!;
}

function findPath(
  { graph, bandS, beam, unwrittenBonus, every }: Round,
  given: { scorer: FrameScorer; expected: Float32Array; spoken: Uint8Array },
): Path {
  const { scorer, expected, spoken } = given;
  const bandFrames = bandS * FRAME_RATE;
  if (every === 1) return bestPath({ scorer, graph, expected, bandFrames, beam, spoken, unwrittenBonus });
  const found = bestPath({
    // a frame stands for those left out
    scorer: {
      score(t, scores) {
        const general = scorer.score(t * every, scores);
        for (let c = 0; c < scores.length; c++) scores[c]! *= every;
        return general * every;
      },
      scoreOf: (t, c) => scorer.scoreOf(t * every, c) * every,
    },
    graph,
    expected: expected.map((t) => t / every),
    bandFrames: bandFrames / every,
    beam,
    spoken: Uint8Array.from({ length: Math.ceil(spoken.length / every) }, (_, t) => spoken[t * every]!),
    unwrittenBonus: unwrittenBonus * every,
  });
  return {
    states: Int32Array.from(spoken, (_, t) => found.states[Math.floor(t / every)]!),
    score: found.score,
    margins: Float32Array.from(spoken, (_, t) => found.margins[Math.floor(t / every)]! / every),
  };
}

/** Frame at which each line would begin if every sound took the same time. */
export function evenPace(lines: readonly (readonly (readonly Phone[])[])[], frames: number): number[] {
  const lengths = lines.map((words) => words.reduce((sum, word) => sum + word.length, 0));
  const total = lengths.reduce((sum, length) => sum + length, 0);
  let passed = 0;
  return lengths.map((length) => {
    const start = (passed / total) * frames;
    passed += length;
    return start;
  });
}

/** Class of sound of each frame; -1 where what is said is not known. */
const classesOf = (states: Int32Array, { kinds, classes }: SoundGraph): Int8Array =>
  Int8Array.from(states, (s) =>
    kinds[s] === StateKind.sound || kinds[s] === StateKind.pause ? classes[s]! : -1,
  );

/** Frame around which each state is expected: where it was, or where the one before it was. */
function framesOf(graph: SoundGraph, states: Int32Array): Float32Array {
  const frames = new Float32Array(graph.count).fill(-1);
  for (let t = 0; t < states.length; t++) if (frames[states[t]!]! < 0) frames[states[t]!] = t;
  return neverBack(frames);
}

/** The states of each line, evenly between where it and the next one are expected to begin. */
function framesByLine(graph: SoundGraph, starts: readonly number[]): Float32Array {
  const frames = new Float32Array(graph.count).fill(-1);
  starts.forEach((start, i) => {
    const end = starts[i + 1];
    const first = graph.firstOfLine[i]!;
    const count = graph.pauses[i + 1]! - first;
    for (let k = 0; k < count; k++) {
      frames[first + k] = start + (((end ?? start) - start) * k) / count;
    }
  });
  return neverBack(frames);
}

function neverBack(frames: Float32Array): Float32Array {
  let last = 0;
  for (let s = 0; s < frames.length; s++) {
    last = Math.max(last, frames[s]!);
    frames[s] = last;
  }
  return frames;
}

/** The same path in a graph that knows other departures: line by line, sound by sound. */
function translate(states: Int32Array, from: SoundGraph, to: SoundGraph): Int32Array {
  const places = new Int32Array(from.count).fill(-1);
  from.firstOfLine.forEach((first, line) => {
    const shift = to.firstOfLine[line]! - first;
    for (let s = first; s < from.pauses[line + 1]! && from.lines[s] === line; s++) places[s] = s + shift;
  });
  return states.map((s) => (places[s]! >= 0 ? places[s]! : to.pauses[from.lines[s]!]!));
}
