import { isQuiet, peakLevel, type SoundLevels } from './sound-levels.ts';

/** How far from an even division a cut may move to find a silence. */
const REACH_MS = 60_000;
/** A cut lies in the middle of the quietest stretch this long. */
const PAUSE_MS = 500;
/** What two parts share where somebody speaks at the cut: a sentence or two to recognise each other by. */
const OVERLAP_MS = 12_000;

/** From where to where a part of a recording goes up. */
export interface Part {
  startMs: number;
  endMs: number;
}

/**
 * Parts that cover a recording, none longer than `maxMs`. Where there is a silence they meet in its middle, so that no
 * word is cut in two and none is heard twice; where somebody speaks on and on they overlap, and `joinParts` finds where the
 * words of the one go on in the other.
 */
export function cutAtSilences({
  levels,
  durationMs,
  maxMs,
}: {
  levels: SoundLevels;
  durationMs: number;
  maxMs: number;
}): Part[] {
  if (durationMs <= maxMs) return [{ startMs: 0, endMs: durationMs }];
  const marginMs = Math.floor(Math.min(OVERLAP_MS, maxMs / 4) / 2);
  const parts: Part[] = [];
  let startMs = 0;
  while (durationMs - startMs > maxMs) {
    const left = durationMs - startMs;
    const cutMs = quietestNear(levels, {
      aroundMs: startMs + left / Math.ceil(left / maxMs),
      fromMs: startMs + maxMs / 2,
      untilMs: startMs + maxMs,
      marginMs,
    });
    const shareMs = isPause(levels, cutMs) ? 0 : marginMs;
    parts.push({ startMs, endMs: cutMs + shareMs });
    startMs = cutMs - shareMs;
  }
  return [...parts, { startMs, endMs: durationMs }];
}

const isPause = (levels: SoundLevels, atMs: number): boolean =>
  isQuiet(levels, atMs - PAUSE_MS / 2, atMs + PAUSE_MS / 2);

/** @param given.marginMs what must be free behind a cut, unless it lies in a pause */
function quietestNear(
  levels: SoundLevels,
  given: { aroundMs: number; fromMs: number; untilMs: number; marginMs: number },
): number {
  const { aroundMs, untilMs, marginMs } = given;
  const fromMs = Math.max(given.fromMs, aroundMs - REACH_MS);
  const toMs = Math.min(untilMs, aroundMs + REACH_MS);
  let best = { atMs: Math.floor(Math.min(aroundMs, untilMs - marginMs)), level: Infinity };
  for (let atMs = Math.ceil(fromMs); atMs <= toMs; atMs += levels.sliceMs) {
    if (atMs > untilMs - marginMs && !isPause(levels, atMs)) continue;
    const level = peakLevel(levels, atMs - PAUSE_MS / 2, atMs + PAUSE_MS / 2);
    const nearer = Math.abs(atMs - aroundMs) < Math.abs(best.atMs - aroundMs);
    if (level < best.level || (level === best.level && nearer)) best = { atMs, level };
  }
  return best.atMs;
}
