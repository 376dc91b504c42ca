import { basename } from 'node:path';
import { AppError } from '../../core/errors.ts';
import type { Media } from './media.ts';

/** Wider pictures show nothing more in a thumbnail, but take longer to load. */
const MAX_WIDTH = 2560;
/** The best that FFmpeg's JPEG encoder has. */
const BEST_QUALITY = 2;
/** A clip that says how long it is may end a frame before. */
const LAST_FRAME_MS = 70;
/** Footage that does not name its colours is taken as browsers take it. */
const HD_HEIGHT = 720;

/**
 * One picture out of a clip as a JPEG, as large as the clip. The same clip and time give the same picture to the last
 * byte, so that a preview can show what a render will.
 *
 * @param ms time in the clip; past its end the last picture is taken
 * @throws AppError asset_missing where nothing is to be seen | audio_unreadable | render_failed | disk_full | cancelled
 */
export async function drawClipPicture(request: {
  media: Media;
  path: string;
  ms: number;
  out: string;
  signal?: AbortSignal;
}): Promise<void> {
  const { media, path, ms, out, signal } = request;
  const probe = await media.ffprobe({ path, signal });
  const stream = probe.streams.find(({ kind }) => kind === 'video');
  if (!stream) throw new AppError('asset_missing', { asset: basename(path) });
  const durationMs = stream.durationMs ?? probe.durationMs ?? 0;
  const seekMs = Math.max(0, Math.min(ms, durationMs - LAST_FRAME_MS));
  const isHd = (stream.height ?? HD_HEIGHT) >= HD_HEIGHT;
  const matrix = stream.colorSpace ? '' : `:in_color_matrix=${isHd ? 'bt709' : 'smpte170m'}`;
  await media.run(
    {
      kind: 'encode',
      inputs: [{ path, ...(seekMs > 0 && { seekSeconds: seekMs / 1000 }) }],
      filter: `[0:v]scale=w='min(iw,${MAX_WIDTH})':h=-2:flags=lanczos${matrix}:out_color_matrix=bt601:out_range=pc,format=yuvj420p[picture]`,
      outputs: [{ label: 'picture', format: 'jpeg', path: out, quality: BEST_QUALITY }],
    },
    { signal },
  );
}
