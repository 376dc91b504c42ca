import { FRAME_RATE } from '../speech-envelope.ts';
import type { SpeechRun } from '../voice-activity.ts';
import type { Path } from './best-path.ts';
import type { Phone } from './phones.ts';
import { FEATURES } from './sound-features.ts';
import { SPEECH_IN_GENERAL, soundGraph, StateKind, type SoundGraph } from './sound-graph.ts';
import { modelsByRule } from './sound-rules.ts';
import { evenPace, trainAlignment, type Round } from './train-alignment.ts';

/** Where a line is said. Frames as `SpeechRun` counts them. */
export interface SaidLine extends SpeechRun {
  /** Where each of its words is said. */
  words: SpeechRun[];
  /** How much likelier its sounds are than speech in general, as a mean over its frames. */
  margin: number;
}

export interface AlignedSounds {
  /** Null for a line that nobody says. */
  lines: (SaidLine | null)[];
  /** Speech that is no line of the manuscript, from the first frame to the last. */
  unwritten: SpeechRun[];
}

/** What departing from the manuscript costs. Measured with a tenth of the lines unsaid and a tenth unwritten. */
const DEPARTURES = { skip: 60, skipMore: 10, insert: 60 };
const UNWRITTEN_BONUS = -0.95;
const BEAM = 2000;
/** A line is looked for this far around where an even pace would have it; later, around where it was found. */
const WIDE_S = 60;
/** A tenth of the text left out in one piece moves the rest by a twentieth of the length at the most. */
const WIDE_SHARE = 0.06;
const MOST_WIDE_S = 200;
const NEAR_S = 40;
const CLOSE_S = 15;
const CLOSE_ROUNDS = 2;

/**
 * Where each line and each word is said, by the sounds of the text and of the recording alone (forced alignment): the first
 * round knows what phonetics says of sounds, each further one what this very voice sounds like.
 *
 * @param lines sounds of each word of each line; every line has some
 * @param features as `soundFeatures` gives them
 * @param spoken 1 for each frame in which somebody speaks
 * @param onProgress share of the work that is done, 0 to 1
 */
export function alignSounds(request: {
  lines: readonly (readonly (readonly Phone[])[])[];
  features: Float32Array;
  spoken: Uint8Array;
  onProgress?: (share: number) => void;
}): AlignedSounds {
  const { lines, features, spoken, onProgress } = request;
  const frames = features.length / FEATURES;
  const toTheLetter = soundGraph(lines, null);
  const departing = soundGraph(lines, DEPARTURES);
  const wide = Math.min(MOST_WIDE_S, Math.max(WIDE_S, (WIDE_SHARE * frames) / FRAME_RATE));
  const round = (graph: SoundGraph, byKind: boolean, bandS: number, every = 1): Round => ({
    graph,
    byKind,
    bandS,
    every,
    beam: BEAM,
    unwrittenBonus: UNWRITTEN_BONUS,
  });
  const rounds = [
    round(toTheLetter, true, wide, 2),
    round(toTheLetter, true, NEAR_S),
    round(departing, false, wide),
    ...Array.from({ length: CLOSE_ROUNDS }, () => round(departing, false, CLOSE_S)),
  ];
  const path = trainAlignment({
    features,
    spoken,
    models: modelsByRule(),
    expected: evenPace(lines, frames),
    rounds,
    onRound: (n) => onProgress?.((n + 1) / rounds.length),
  });
  return { lines: saidLines(departing, path, lines), unwritten: unwrittenRuns(departing, path) };
}

function saidLines(
  graph: SoundGraph,
  { states, margins }: Path,
  lines: readonly (readonly unknown[])[],
): (SaidLine | null)[] {
  const found = lines.map((words) => ({
    words: words.map((): SpeechRun => ({ from: -1, to: -1 })),
    sum: 0,
    frames: 0,
  }));
  states.forEach((s, t) => {
    if (graph.kinds[s] !== StateKind.sound) return;
    const line = found[graph.lines[s]!]!;
    const word = line.words[graph.words[s]!]!;
    if (word.from < 0) word.from = t;
    word.to = t + 1;
    line.sum += margins[t]!;
    line.frames++;
  });
  return found.map(({ words, sum, frames }) => {
    const [first, last] = [words[0], words[words.length - 1]];
    if (!first || !last || words.some((word) => word.from < 0)) return null;
    return { from: first.from, to: last.to, words, margin: sum / frames };
  });
}

/** What is left when breaths and stumbles are not counted, and pauses inside do not part. */
const LEAST_UNWRITTEN_FRAMES = 0.7 * FRAME_RATE;
const JOIN_FRAMES = FRAME_RATE;

function unwrittenRuns(graph: SoundGraph, { states }: Path): SpeechRun[] {
  const runs: (SpeechRun & { spoken: number })[] = [];
  states.forEach((s, t) => {
    if (graph.classes[s] !== SPEECH_IN_GENERAL) return;
    const last = runs[runs.length - 1];
    if (last && t - last.to < JOIN_FRAMES) {
      last.to = t + 1;
      last.spoken++;
    } else {
      runs.push({ from: t, to: t + 1, spoken: 1 });
    }
  });
  return runs.filter((run) => run.spoken >= LEAST_UNWRITTEN_FRAMES).map(({ from, to }) => ({ from, to }));
}
