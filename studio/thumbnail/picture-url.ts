import { pictureOf } from '../../core/thumbnail/frame-picture.ts';
import type { Thumbnail } from '../../core/thumbnail.ts';
import type { Video } from '../../core/video.ts';

/** Where the picture behind a thumbnail is drawn: the very one that the worker renders it with. */
export function pictureUrlOf(request: {
  videoId: string;
  video: Video;
  design: Pick<Thumbnail, 'background' | 'format'>;
  crossfadeFrames: number;
}): string | null {
  const { videoId, video, design, crossfadeFrames } = request;
  const picture = pictureOf(design.background, video, crossfadeFrames);
  if (!picture) return null;
  const query = new URLSearchParams({
    asset: picture.asset,
    ms: String(picture.ms),
    format: design.format,
  });
  return `/api/videos/${videoId}/picture?${query}`;
}
