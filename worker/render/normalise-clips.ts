import { join } from 'node:path';
import { FPS } from '../../core/format.ts';
import type { Timeline } from '../../core/timeline.ts';
import type { EncodeJob } from '../../platform/media/media-job.ts';
import type { Media } from '../../platform/media/media.ts';
import { clipFilters } from './clip-filters.ts';
import type { ClipSource } from './clip-source.ts';
import { TIMESCALE } from './compose-chunk.ts';
import type { EncodeSlots } from './encode-slots.ts';
import type { PartStore } from './part-store.ts';

/**
 * Bringing a clip to the video's size, rate and colours costs about as much as showing it three times as it is
 * (docs/rendering.md): it is done for what goes round at least this often.
 */
const ROUNDS = 4;
/** A keyframe each half second: a chunk begins to read where it needs. */
const GOP_FRAMES = FPS / 2;

/** Assets that are shown so often that they are better made ready first. */
export function clipsToNormalise(
  { shots, width, height }: Pick<Timeline, 'shots' | 'width' | 'height'>,
  sourceOf: (asset: string) => ClipSource,
): Set<string> {
  const shown = new Map<string, number>();
  for (const { clip, from, to } of shots) shown.set(clip.asset, (shown.get(clip.asset) ?? 0) + to - from);
  const often = [...shown].filter(([asset, frames]) => {
    const source = sourceOf(asset);
    const ready = source.ready && source.width === width && source.height === height;
    return !ready && frames >= ROUNDS * source.frames;
  });
  return new Set(often.map(([asset]) => asset));
}

/** Clips as chunks read them: those to normalise made ready at the first asking, and kept by what is in them. */
export function openClips(request: {
  sourceOf: (asset: string) => ClipSource;
  normalise: ReadonlySet<string>;
  size: { width: number; height: number };
  codeVersion: string;
  media: Media;
  slots: EncodeSlots;
  store: PartStore;
  folder: string;
  signal: AbortSignal;
}): (assets: readonly string[]) => Promise<(asset: string) => ClipSource> {
  const { sourceOf, normalise, size, codeVersion, media, slots, store, folder, signal } = request;
  const made = new Map<string, Promise<ClipSource>>();

  const make = async (asset: string): Promise<ClipSource> => {
    const source = sourceOf(asset);
    const name = `${source.sha256}-${size.width}x${size.height}-${codeVersion}.mp4`;
    const path = join(folder, name);
    if (!(await store.fetch(name, path))) {
      const job = normaliseJob({ source, size, out: path });
      await slots.run(signal, () => media.run(job, { signal }));
      await store.keep(name, path);
    }
    return { ...source, ...size, path, convert: null, ready: true };
  };
  return async (assets) => {
    const sources = new Map<string, ClipSource>();
    for (const asset of new Set(assets)) {
      if (!normalise.has(asset)) sources.set(asset, sourceOf(asset));
      else {
        if (!made.has(asset)) made.set(asset, make(asset));
        sources.set(asset, await made.get(asset)!);
      }
    }
    return (asset) => sources.get(asset)!;
  };
}

/** The whole clip, frame n what a browser shows at n/30 s; quick to read rather than small. */
function normaliseJob(request: {
  source: ClipSource;
  size: { width: number; height: number };
  out: string;
}): EncodeJob {
  const { source, size, out } = request;
  return {
    kind: 'encode',
    inputs: [{ path: source.path, threads: 1 }],
    filter: `[0:v]${clipFilters({ source, size, from: 0, frames: source.frames })}[out]`,
    filterThreads: 1,
    outputs: [
      {
        label: 'out',
        format: 'mp4',
        path: out,
        video: { preset: 'ultrafast', crf: 8, gopFrames: GOP_FRAMES, bt709: true, threads: 1 },
        frames: source.frames,
        timescale: TIMESCALE,
      },
    ],
  };
}
