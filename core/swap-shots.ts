import { rankOwn, type OwnPicture } from './church-pictures.ts';
import type { Clip, Shot, Video } from './video.ts';

/** Room for the crossfade into the next shot. */
const TAIL_MS = 1_000;

/** Whether a clip ends before its shot does; then it goes over into itself. */
const endsEarly = (clip: Clip, { startMs, endMs }: Pick<Shot, 'startMs' | 'endMs'>): boolean =>
  !clip.loops && clip.durationMs < endMs - startMs + TAIL_MS;

/** The document with another clip in this shot. */
export const withClip = (video: Video, shotId: string, clip: Clip): Video => ({
  ...video,
  shots: video.shots.map((shot) => (shot.id === shotId ? showing(shot, clip) : shot)),
});

const showing = (shot: Shot, clip: Clip): Shot => ({
  ...shot,
  clip,
  clipStartMs: 0,
});

/**
 * The document without a clip: each of its shots shows what fits its scene best of what is not in the video yet, else
 * what lies furthest from where it is shown already. A shot for which there is nothing goes, and the one before stays.
 */
export function withoutClip(video: Video, asset: string, candidates: readonly OwnPicture[]): Video {
  const allowed = candidates.filter(({ clip }) => clip.asset !== asset);
  const shots = [...video.shots];
  for (const [i, shot] of shots.entries()) {
    if (shot.clip.asset !== asset) continue;
    const middleMs = (shot.startMs + shot.endMs) / 2;
    const scene = video.script?.scenes.find(({ startMs, endMs }) => middleMs >= startMs && middleMs < endMs);
    const { fitting, others } = rankOwn(allowed, scene, video.format);
    const ranked = [...fitting, ...others];
    const whole = ranked.filter((clip) => !endsEarly(clip, shot));
    const clip = furthest(whole.length > 0 ? whole : ranked, shots, i);
    if (clip) shots[i] = showing(shot, clip);
  }
  return { ...video, shots: shots.filter((shot) => shot.clip.asset !== asset) };
}

/** The first of these that no shot shows; else the one shown at the greatest distance from this place. */
function furthest(clips: readonly Clip[], shots: readonly Shot[], place: number): Clip | undefined {
  let best: { clip: Clip; distance: number } | undefined;
  for (const clip of clips) {
    const distance = shots.reduce(
      (least, shot, i) => (shot.clip.asset === clip.asset ? Math.min(least, Math.abs(i - place)) : least),
      Infinity,
    );
    if (!best || distance > best.distance) best = { clip, distance };
  }
  return best?.clip;
}
