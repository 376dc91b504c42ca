import type { Caption, Scene } from './video.ts';

/** Shots shorter than this feel restless, longer than this feel stuck (LOOK.md: wide and slow). */
export const MIN_SHOT_MS = 5_000;
export const MAX_SHOT_MS = 14_000;

/**
 * Cuts the recording into stretches of 5 to 14 s that tile it from 0 to its last millisecond: along scenes,
 * and inside a scene at the starts of captions. A pure function of its input.
 *
 * @returns stretches in order with the scene each belongs to; one stretch where the recording is too short to cut
 */
export function planStretches(request: {
  durationMs: number;
  scenes: readonly Scene[];
  captions: readonly Caption[];
}): { startMs: number; endMs: number; scene: number }[] {
  const { durationMs, scenes, captions } = request;
  const cuts = [0];
  const sceneStarts = scenes.map((s) => s.startMs).filter((t) => t > 0 && t < durationMs);
  const captionStarts = captions.map((c) => c.startMs);
  for (const goal of [...sceneStarts, durationMs]) {
    while (goal - cuts.at(-1)! > MAX_SHOT_MS) cuts.push(nextCut(cuts.at(-1)!, goal, captionStarts));
    if (goal === durationMs) break;
    if (goal - cuts.at(-1)! >= MIN_SHOT_MS && durationMs - goal >= MIN_SHOT_MS) cuts.push(goal);
  }
  return cuts.map((startMs, i) => {
    const endMs = cuts[i + 1] ?? durationMs;
    return { startMs, endMs, scene: sceneAt((startMs + endMs) / 2, scenes) };
  });
}

/** A cut after `from` on the way to `goal`, on a caption's start where one lies well, leaving nothing too short behind. */
function nextCut(from: number, goal: number, captionStarts: readonly number[]): number {
  const left = goal - from;
  const parts = Math.ceil(left / MAX_SHOT_MS);
  const ideal = from + left / parts;
  const earliest = Math.max(from + MIN_SHOT_MS, goal - (parts - 1) * MAX_SHOT_MS);
  const latest = Math.min(from + MAX_SHOT_MS, goal - MIN_SHOT_MS);
  const inside = captionStarts.filter((t) => t >= earliest && t <= latest);
  const best = inside.reduce<number | null>(
    (chosen, t) => (chosen === null || Math.abs(t - ideal) < Math.abs(chosen - ideal) ? t : chosen),
    null,
  );
  return best ?? Math.round(Math.min(latest, Math.max(earliest, ideal)));
}

function sceneAt(ms: number, scenes: readonly Scene[]): number {
  const index = scenes.findIndex((s) => ms >= s.startMs && ms < s.endMs);
  return index === -1 ? Math.max(0, scenes.length - 1) : index;
}
