/** What is said, and when, in ms of the recording. */
export interface Line {
  startMs: number;
  endMs: number;
  text: string;
}

export interface PlannedScene {
  startMs: number;
  endMs: number;
  /** All that is said while it lasts; a line belongs to the scene its middle lies in. */
  text: string;
}

export const MIN_SCENE_MS = 10_000;
export const MAX_SCENE_MS = 20_000;
const IDEAL_SCENE_MS = 13_000;
/** How much further from the ideal a cut may lie to fall between two sentences rather than two lines. */
const SENTENCE_BONUS_MS = 5_000;
/** A pause is a good place too, up to this much of it. */
const MAX_PAUSE_BONUS_MS = 3_000;
const SENTENCE_END = /[.!?。！？…]["'”’)\]]*$/u;

interface Cut {
  ms: number;
  bonusMs: number;
}

/** A duration as whole milliseconds, 0 for what is none. */
export const wholeMs = (ms: number): number => (Number.isFinite(ms) ? Math.max(0, Math.round(ms)) : 0);

/**
 * Cuts a recording into scenes of 10 to 20 s that tile it from 0 to `durationMs`: at the start of lines, of sentences and
 * after pauses by preference, and anywhere where nothing is said. Nothing recorded makes no scene, anything under 20 s one.
 */
export function planScenes(request: { durationMs: number; lines: readonly Line[] }): PlannedScene[] {
  const durationMs = wholeMs(request.durationMs);
  if (durationMs === 0) return [];
  const lines = request.lines.toSorted((a, b) => a.startMs - b.startMs);
  const cuts = cutsAt(lines);
  const edges = [0];
  let from = 0;
  while (durationMs - from > MAX_SCENE_MS) {
    from = nextCut(from, durationMs, cuts);
    edges.push(from);
  }
  const texts = textsBetween(edges, lines);
  return edges.map((startMs, i) => ({ startMs, endMs: edges[i + 1] ?? durationMs, text: texts[i]! }));
}

function cutsAt(lines: readonly Line[]): Cut[] {
  return lines.slice(1).map((line, i) => {
    const before = lines[i]!;
    const pauseMs = Math.min(MAX_PAUSE_BONUS_MS, Math.max(0, line.startMs - before.endMs));
    const sentence = SENTENCE_END.test(before.text.trim()) ? SENTENCE_BONUS_MS : 0;
    return { ms: Math.round(line.startMs), bonusMs: sentence + pauseMs };
  });
}

/** Called with more than 20 s left: the best place 10 to 20 s on that leaves no less than 10 s. */
function nextCut(from: number, durationMs: number, cuts: readonly Cut[]): number {
  const earliest = from + MIN_SCENE_MS;
  const latest = Math.min(from + MAX_SCENE_MS, durationMs - MIN_SCENE_MS);
  const left = durationMs - from;
  const ideal = from + left / Math.max(2, Math.round(left / IDEAL_SCENE_MS));
  let best: { ms: number; cost: number } | null = null;
  for (let i = firstFrom(cuts, earliest); i < cuts.length && cuts[i]!.ms <= latest; i++) {
    const { ms, bonusMs } = cuts[i]!;
    const cost = Math.abs(ms - ideal) - bonusMs;
    if (best === null || cost < best.cost) best = { ms, cost };
  }
  return best?.ms ?? Math.round(Math.min(latest, Math.max(earliest, ideal)));
}

/** Index of the first cut at or after `ms`, by halving: recordings may be twelve hours long. */
function firstFrom(cuts: readonly Cut[], ms: number): number {
  let low = 0;
  let high = cuts.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (cuts[middle]!.ms < ms) low = middle + 1;
    else high = middle;
  }
  return low;
}

function textsBetween(edges: readonly number[], lines: readonly Line[]): string[] {
  const parts: string[][] = edges.map(() => []);
  let scene = 0;
  for (const line of lines) {
    const middle = (line.startMs + line.endMs) / 2;
    while (scene + 1 < edges.length && middle >= edges[scene + 1]!) scene++;
    parts[scene]!.push(line.text.trim());
  }
  return parts.map((part) => part.join(' '));
}
