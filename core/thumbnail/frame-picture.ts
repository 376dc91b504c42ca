import { frameToMs, msToFrame } from '../format.ts';
import type { ThumbnailBackground } from '../thumbnail.ts';
import { shotOpacity, timelineOf } from '../timeline.ts';
import type { Video } from '../video.ts';

/** A picture out of a clip, or a picture itself. */
export interface AssetPicture {
  asset: string;
  /** Time in the clip. */
  ms: number;
}

/**
 * The picture behind a thumbnail; null for a colour, and where the video has no footage. Between two shots it is the one
 * that is seen more: a mix of both is no picture.
 *
 * @param crossfadeFrames of the template
 */
export function pictureOf(
  background: ThumbnailBackground,
  video: Video,
  crossfadeFrames: number,
): AssetPicture | null {
  switch (background.kind) {
    case 'color':
      return null;
    case 'asset':
      return { asset: background.asset, ms: background.ms };
    case 'frame':
      return pictureAt(video, background.ms, crossfadeFrames);
  }
}

function pictureAt(video: Video, ms: number, crossfadeFrames: number): AssetPicture | null {
  const { shots, durationInFrames } = timelineOf(video, crossfadeFrames);
  const frame = Math.min(durationInFrames - 1, msToFrame(ms));
  const seen = shots.filter(({ from, to }) => from <= frame && frame < to);
  const shot = seen.findLast((one) => shotOpacity(one, frame) >= 0.5) ?? seen[0] ?? shots.at(-1);
  if (!shot) return null;
  const { asset, durationMs, loops } = shot.clip;
  const at = shot.clipFromFrame + Math.max(0, frame - shot.from);
  const clipFrames = Math.max(1, msToFrame(durationMs));
  const clipFrame = loops ? at % clipFrames : Math.min(at, clipFrames - 1);
  return { asset, ms: Math.round(frameToMs(clipFrame)) };
}
