import { join } from 'node:path';
import { AppError } from '../../core/errors.ts';
import { FPS, frameToMs } from '../../core/format.ts';
import { TIMESCALE } from '../render/compose-chunk.ts';
import { POSTER_FILTERS, PROXY_FILTERS, STILL_FILTERS } from './clip-filters.ts';
import type { PrepareRequest, PreparedAsset } from './prepared-asset.ts';

/** Where the frame is taken from that stands for a clip: past what fades in. */
const STILL_AT = 1 / 3;

/** The light copy of a film of ours, frame for frame, and one of its frames as a photo, large and small. */
export async function makeViews(
  request: PrepareRequest & { main: string; frames: number; loops: boolean },
): Promise<PreparedAsset> {
  const { media, workDir, main, frames, loops, signal } = request;
  const [proxy, still, poster] = ['proxy.mp4', 'still.jpg', 'poster.jpg'].map((name) => join(workDir, name));
  const durationMs = Math.round(frameToMs(frames));
  const atSeconds = Math.floor(frames * STILL_AT) / FPS;
  const photo = (filters: string, out: string, quality: number) =>
    media.run(
      {
        kind: 'encode',
        inputs: [{ path: main, seekSeconds: atSeconds }],
        filter: `[0:v]${filters}[out]`,
        outputs: [{ label: 'out', format: 'jpeg', path: out, quality }],
      },
      { signal },
    );
  await media.run(
    {
      kind: 'encode',
      inputs: [{ path: main }],
      filter: `[0:v]${PROXY_FILTERS}[out]`,
      outputs: [
        {
          label: 'out',
          format: 'mp4',
          path: proxy!,
          video: { preset: 'veryfast', crf: 27, gopFrames: FPS / 2, bt709: true, threads: 2 },
          frames,
          timescale: TIMESCALE,
          fastStart: true,
        },
      ],
    },
    { signal },
  );
  await photo(STILL_FILTERS, still!, 3);
  await photo(POSTER_FILTERS, poster!, 4);
  const probe = await media.ffprobe({ path: main, signal });
  const stream = probe.streams.find(({ kind }) => kind === 'video');
  if (!stream?.width || !stream.height) throw new AppError('asset_unreadable');
  const { width, height } = stream;
  return { durationMs, width, height, loops, main, views: { proxy: proxy!, still: still!, poster: poster! } };
}
