import type { Caption, Scene } from '../video.ts';

/** Scenes that begin with captions again after those have been made anew; still from 0 to the end, none lost but on purpose. */
export function snapScenes(scenes: readonly Scene[], captions: readonly Caption[]): Scene[] {
  if (captions.length === 0) return [...scenes];
  const snapped: Scene[] = [];
  for (const scene of scenes) {
    const before = snapped.at(-1);
    const startMs = before ? nearest(captions, scene.startMs) : scene.startMs;
    // two scenes within one caption are one
    if (before && (startMs <= before.startMs || startMs >= scene.endMs)) {
      before.endMs = scene.endMs;
      continue;
    }
    if (before) before.endMs = startMs;
    snapped.push({ ...scene, startMs });
  }
  return snapped;
}

const nearest = (captions: readonly Caption[], ms: number): number =>
  captions.reduce(
    (best, { startMs }) => (Math.abs(startMs - ms) < Math.abs(best - ms) ? startMs : best),
    captions[0]!.startMs,
  );
