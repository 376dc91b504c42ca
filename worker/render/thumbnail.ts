import { frameToMs } from '../../core/format.ts';
import { voiceOffsetMs } from '../../core/timeline.ts';
import type { Video } from '../../core/video.ts';
import type { Media } from '../../platform/media/media.ts';

const WIDTH = 1280;
/** By then the lines of the title card have come and none has begun to leave. */
const HOLD_SHARE = 0.6;
/** Without a title card: once the first caption stands. */
const CAPTION_SETTLED_MS = frameToMs(12);

/** A JPEG, 1280 pixels wide, of the finished video where its title card stands still. */
export async function makeThumbnail(request: {
  video: Video;
  mp4: string;
  out: string;
  media: Media;
  signal?: AbortSignal;
}): Promise<void> {
  const { video, mp4, out, media, signal } = request;
  await media.run(
    {
      kind: 'encode',
      inputs: [{ path: mp4, seekSeconds: thumbnailMs(video) / 1000 }],
      filter: `[0:v]scale=${WIDTH}:-2:flags=lanczos:out_color_matrix=bt601:out_range=pc,format=yuvj420p[picture]`,
      outputs: [{ label: 'picture', format: 'jpeg', path: out, quality: 3 }],
    },
    { signal },
  );
}

function thumbnailMs(video: Video): number {
  const introMs = voiceOffsetMs(video);
  if (introMs > 0) return introMs * HOLD_SHARE;
  const first = video.captions.reduce((earliest, c) => Math.min(earliest, c.startMs), Infinity);
  const wanted = Number.isFinite(first) ? first + CAPTION_SETTLED_MS : 0;
  return Math.min(wanted, Math.max(0, (video.recording?.durationMs ?? 0) - CAPTION_SETTLED_MS));
}
