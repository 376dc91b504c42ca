import type { Word } from '../video.ts';
import { breakCost } from './break-cost.ts';
import { PLAIN_BREAK_COST } from './break-scale.ts';
import { FRAME_MS, FRAME_RATE } from './speech-envelope.ts';
import { spreadWords, syllableWeight } from './spread-words.ts';
import type { SpeechRun } from './voice-activity.ts';

/** Shorter pauses may lie inside a word. */
const INNER_PAUSE_FRAMES = 0.2 * FRAME_RATE;
/** What a unit of break cost weighs against squared shares of the line. */
const BREAK_WEIGHT = 0.008;
/** Speakers do halt where no line may end. */
const MOST_BREAK_COST = 14;

/**
 * Words of one line over the stretches in which it is spoken: no word crosses a pause, each stretch takes about
 * its share of the syllables, and pauses fall where the language has them.
 */
export function spreadOverSpeech(request: {
  words: readonly string[];
  runs: readonly SpeechRun[];
  language: string;
}): Word[] {
  const { words, language } = request;
  const stretches = joinRuns(request.runs, words.length);
  const weights = words.map((word) => syllableWeight(word, language));
  const breaks = words.map((word, i) =>
    i + 1 < words.length
      ? (Math.min(MOST_BREAK_COST, breakCost(word, words[i + 1]!, language)) - PLAIN_BREAK_COST) *
        BREAK_WEIGHT
      : 0,
  );
  const cuts = placeCuts(weights, breaks, stretches);
  return stretches.flatMap((run, i) =>
    spreadWords({
      words: words.slice(cuts[i], cuts[i + 1]),
      startMs: Math.round(run.from * FRAME_MS),
      endMs: Math.round(run.to * FRAME_MS),
      language,
    }),
  );
}

/** Runs with only real pauses between them, and no more of them than words. */
function joinRuns(runs: readonly SpeechRun[], most: number): SpeechRun[] {
  const joined: SpeechRun[] = [];
  for (const run of runs) {
    const last = joined[joined.length - 1];
    if (last && run.from - last.to < INNER_PAUSE_FRAMES) last.to = run.to;
    else joined.push({ ...run });
  }
  while (joined.length > Math.max(1, most)) {
    const gaps = joined.slice(1).map((run, i) => run.from - joined[i]!.to);
    const narrowest = gaps.indexOf(Math.min(...gaps));
    joined[narrowest]!.to = joined[narrowest + 1]!.to;
    joined.splice(narrowest + 1, 1);
  }
  return joined;
}

/** First word of each stretch, and the number of words at the end; every stretch gets at least one. */
function placeCuts(
  weights: readonly number[],
  breaks: readonly number[],
  runs: readonly SpeechRun[],
): number[] {
  const total = weights.reduce((sum, w) => sum + w, 0);
  const length = runs.reduce((sum, run) => sum + run.to - run.from, 0);
  const shareBefore = [0];
  for (const weight of weights) shareBefore.push(shareBefore[shareBefore.length - 1]! + weight / total);
  let costs = shareBefore.map((_, w) => (w === 0 ? 0 : Infinity));
  const links: number[][] = [];
  runs.forEach((run, r) => {
    const share = (run.to - run.from) / length;
    const left = runs.length - 1 - r;
    const next = costs.map(() => Infinity);
    const link = costs.map(() => 0);
    for (let w = r + 1; w <= weights.length - left; w++) {
      if (left === 0 && w !== weights.length) continue;
      const boundary = left > 0 ? breaks[w - 1]! : 0;
      for (let q = r; q < w; q++) {
        const cost = costs[q]! + (shareBefore[w]! - shareBefore[q]! - share) ** 2 + boundary;
        if (cost < next[w]!) {
          next[w] = cost;
          link[w] = q;
        }
      }
    }
    costs = next;
    links.push(link);
  });
  const cuts = [weights.length];
  for (let r = runs.length - 1; r >= 0; r--) cuts.unshift(links[r]![cuts[0]!]!);
  return cuts;
}
