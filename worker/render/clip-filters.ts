import { FPS } from '../../core/format.ts';
import type { ClipSource } from './clip-source.ts';

/** So many frames of a clip from frame `from` of what is read of it on, one each 1/30 s, filling the picture. */
export function clipFilters(request: {
  source: ClipSource;
  size: { width: number; height: number };
  from: number;
  frames: number;
}): string {
  const { source, from, frames } = request;
  const { width, height } = request.size;
  const fits = source.width === width && source.height === height;
  return [
    // a seek is rounded to the clip's own time base: without this, a frame due now may seem to come a moment later
    'setpts=PTS-0.002/TB',
    // the frame shown at a time is the last one at or before it, as a browser does it
    `fps=${FPS}:start_time=0:round=up`,
    // a clip that ends too soon stands still
    'tpad=stop=-1:stop_mode=clone',
    `trim=start_frame=${from}:end_frame=${from + frames}`,
    `settb=1/${FPS},setpts=N`,
    ...(fits && !source.convert
      ? []
      : [
          `scale=${width}:${height}:force_original_aspect_ratio=increase:flags=bicubic${source.convert ?? ''}`,
          `crop=${width}:${height}`,
        ]),
    'setsar=1,format=yuv420p',
  ].join(',');
}
