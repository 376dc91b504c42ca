import { peakLevel, type SoundLevels } from './sound-levels.ts';

/** How far from an even division a cut may move to find a silence. */
const REACH_MS = 60_000;
/** A cut lies in the middle of the quietest stretch this long. */
const PAUSE_MS = 500;

export interface Part {
  startMs: number;
  endMs: number;
}

/**
 * Parts of a recording, none longer than `maxMs`, that tile it and meet where it is quietest, so that no word is cut in
 * two and none is heard twice.
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
  const parts: Part[] = [];
  let startMs = 0;
  while (durationMs - startMs > maxMs) {
    const left = durationMs - startMs;
    const evenMs = startMs + left / Math.ceil(left / maxMs);
    const endMs = quietestNear(levels, {
      aroundMs: evenMs,
      fromMs: Math.max(startMs + PAUSE_MS, evenMs - REACH_MS),
      toMs: Math.min(startMs + maxMs, evenMs + REACH_MS),
    });
    parts.push({ startMs, endMs });
    startMs = endMs;
  }
  return [...parts, { startMs, endMs: durationMs }];
}

function quietestNear(
  levels: SoundLevels,
  { aroundMs, fromMs, toMs }: { aroundMs: number; fromMs: number; toMs: number },
): number {
  let best = { atMs: Math.round(Math.min(aroundMs, toMs)), level: Infinity };
  for (let atMs = Math.ceil(fromMs); atMs <= toMs; atMs += levels.sliceMs) {
    const level = peakLevel(levels, atMs - PAUSE_MS / 2, atMs + PAUSE_MS / 2);
    const nearer = Math.abs(atMs - aroundMs) < Math.abs(best.atMs - aroundMs);
    if (level < best.level || (level === best.level && nearer)) best = { atMs, level };
  }
  return best.atMs;
}
