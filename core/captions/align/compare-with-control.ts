import { FRAME_RATE } from '../speech-envelope.ts';
import type { AlignedSounds, SaidLine } from './align-sounds.ts';
import type { Phone } from './phones.ts';
import { FEATURES } from './sound-features.ts';
import { soundGraph } from './sound-graph.ts';
import { modelsByRule } from './sound-rules.ts';
import { evenPace, trainAlignment, type Round } from './train-alignment.ts';

/** So much of a recording is enough to tell: where the text seems to fit it best. */
const SECTION_FRAMES = 120 * FRAME_RATE;
/** Kinds first, then sounds; wide, then close. */
const ROUNDS: readonly Omit<Round, 'graph'>[] = [
  { byKind: true, bandS: 30, beam: 2000, unwrittenBonus: 0, every: 1 },
  { byKind: true, bandS: 30, beam: 2000, unwrittenBonus: 0, every: 1 },
  { byKind: false, bandS: 20, beam: 2000, unwrittenBonus: 0, every: 1 },
  { byKind: false, bandS: 20, beam: 2000, unwrittenBonus: 0, every: 1 },
];

/**
 * How much better the text fits the recording than the same lines in the opposite order, as a log-likelihood per frame.
 * Models learn to fit whatever text they are given: only text that is really said fits better than a text of the same
 * sounds that is not. About 0 for another recording's text, for music, for another language.
 */
export function betterThanControl(request: {
  lines: readonly (readonly (readonly Phone[])[])[];
  features: Float32Array;
  spoken: Uint8Array;
  aligned: AlignedSounds;
}): number {
  const { lines, features, spoken, aligned } = request;
  const found = bestSection(aligned.lines.flatMap((line, i) => (line ? [{ line, sounds: lines[i]! }] : [])));
  const [first, last] = [found[0]?.line, found[found.length - 1]?.line];
  if (!first || !last) return 0;
  const scoreOf = (text: readonly (readonly (readonly Phone[])[])[]) => {
    const graph = soundGraph(text, null);
    const frames = last.to - first.from;
    const { score } = trainAlignment({
      features: features.subarray(first.from * FEATURES, last.to * FEATURES),
      spoken: spoken.subarray(first.from, last.to),
      models: modelsByRule(),
      expected: evenPace(text, frames),
      rounds: ROUNDS.map((round) => ({ ...round, graph })),
    });
    return score / frames;
  };
  const text = found.map(({ sounds }) => sounds);
  return scoreOf(text) - scoreOf(opposite(text));
}

/** The lines of that much time with the highest margins on average. */
function bestSection<T extends { line: SaidLine }>(found: readonly T[]): T[] {
  let best: { lines: T[]; margin: number } = { lines: [], margin: -Infinity };
  for (let from = 0; from < found.length; from++) {
    const until = found[from]!.line.from + SECTION_FRAMES;
    const lines = found.slice(from).filter(({ line }) => line.to <= until);
    const margin = lines.reduce((sum, { line }) => sum + line.margin, 0) / lines.length;
    if (lines.length > 0 && margin > best.margin) best = { lines, margin };
    if (lines[lines.length - 1] === found[found.length - 1]) break;
  }
  return best.lines;
}

/** Lines in the opposite order, and the words of each too: a single line has an opposite as well. */
const opposite = (lines: readonly (readonly (readonly Phone[])[])[]) =>
  lines.toReversed().map((words) => words.toReversed());
