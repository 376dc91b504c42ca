import type { Caption, Clip, Scene, Shot } from './video.ts';

/** Shots shorter than this feel restless, longer than this feel stuck (LOOK.md: wide and slow). */
export const MIN_SHOT_MS = 5_000;
export const MAX_SHOT_MS = 14_000;

export interface ShotCandidates {
  startMs: number;
  endMs: number;
  /** Clips that would fit this stretch, best first. */
  clips: Clip[];
}

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

/** Whether a clip may be shown for so long, with its crossfade. */
const lasts = (clip: Clip, neededMs: number): boolean => clip.loops || clip.durationMs >= neededMs;

/** Whether a stretch has a candidate that lasts. */
export const canFill = ({ startMs, endMs, clips }: ShotCandidates, tailMs: number): boolean =>
  clips.some((clip) => lasts(clip, endMs - startMs + tailMs));

/**
 * Gives every stretch a clip: the best candidate not used yet; where all are used, the one whose last use lies
 * furthest back, never the neighbour's while there is another. A clip that does not loop must be long enough
 * (plus `tailMs` for the crossfade), else it is passed over.
 *
 * @throws RangeError when a stretch has no usable candidate: callers always offer the built-in loops
 */
export function chooseShots(stretches: readonly ShotCandidates[], tailMs: number): Shot[] {
  const lastUse = new Map<string, number>();
  return stretches.map((stretch, i) => {
    const needed = stretch.endMs - stretch.startMs + tailMs;
    const usable = stretch.clips.filter((clip) => lasts(clip, needed));
    const fresh = usable.find((clip) => !lastUse.has(clip.asset));
    const clip = fresh ?? leastRecent(usable, lastUse);
    if (!clip) throw new RangeError(`no clip for the stretch at ${stretch.startMs} ms`);
    lastUse.set(clip.asset, i);
    return { id: `shot-${i + 1}`, clip, startMs: stretch.startMs, endMs: stretch.endMs, clipStartMs: 0 };
  });
}

/** Gives every stretch one of these clips in turn. What is shorter than its stretch is shown again from its start. */
export function takeTurns(
  stretches: readonly { startMs: number; endMs: number }[],
  clips: readonly Clip[],
  tailMs: number,
): Shot[] {
  const candidates = stretches.map(({ startMs, endMs }) => ({
    startMs,
    endMs,
    clips: clips.map((clip) => ({
      ...clip,
      loops: clip.loops || clip.durationMs < endMs - startMs + tailMs,
    })),
  }));
  return chooseShots(candidates, tailMs);
}

const leastRecent = (clips: readonly Clip[], lastUse: ReadonlyMap<string, number>): Clip | undefined =>
  clips.reduce<Clip | undefined>(
    (chosen, clip) => (!chosen || lastUse.get(clip.asset)! < lastUse.get(chosen.asset)! ? clip : chosen),
    undefined,
  );
