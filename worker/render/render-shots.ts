import { createHash } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../../core/errors.ts';
import type { TimelineShot } from '../../core/timeline.ts';
import { overlayOf } from '../../core/overlay.ts';
import { atOnce } from './at-once.ts';
import { composeChunk, type ChunkPlan, type Encoding } from './compose-chunk.ts';
import { countFrames } from './count-frames.ts';
import { clipsToNormalise, openClips } from './normalise-clips.ts';
import { planBackground } from './plan-background.ts';
import type { PlanRequest } from './plan-render.ts';
import { readClipSources } from './read-clip-sources.ts';
import type { RenderTools } from './render-tools.ts';

/** Will be encoded once more by whoever edits it: two steps better than the video, twice as large. */
const ENCODING: Encoding = { preset: 'veryfast', crf: 18 };
const SHOT_TIMEOUT_MS = 60 * 60 * 1000;

export interface ShotsRequest extends Omit<PlanRequest, 'quality' | 'encoding'> {
  /** An existing folder; a folder inside it is used and removed, however the work ends. */
  workDir: string;
  /** Whether the film of this name is there already. */
  has: (name: string) => Promise<boolean>;
  /** Takes a finished film; it is removed afterwards. */
  keep: (name: string, path: string) => Promise<void>;
  /** Share of the work done, 0 to 1. */
  onProgress: (share: number) => void;
}

export interface ShotFilm {
  /** Of its file, by all that it shows. */
  name: string;
  frames: number;
}

/**
 * Each shot of a video as a film of its own: the frames the video shows of it, from its fading in to its last, without
 * what is mixed in of others and without what is laid over it. Those there are already are not made again.
 * @returns in the order of the timeline's shots
 * @throws AppError asset_missing | cancelled | disk_full | render_failed | whatever `has` and `keep` throw
 */
export async function renderShots(request: ShotsRequest & Omit<RenderTools, 'drawer'>): Promise<ShotFilm[]> {
  const { video, template, media, slots, folder, codeVersion, has, keep, onProgress } = request;
  const { timeline, template: resolved } = overlayOf(video, template);
  const failed = new AbortController();
  const signal = AbortSignal.any([request.signal, failed.signal]);
  const size = { width: timeline.width, height: timeline.height };
  const assets = timeline.shots.map(({ clip }) => clip.asset);
  const sourceOf = await readClipSources({ ...request, assets, signal });
  const normalise = clipsToNormalise({ ...size, shots: timeline.shots }, sourceOf);
  const clips = openClips({ ...request, sourceOf, normalise, size, signal });

  const planned = timeline.shots.map((shot) => {
    const plan = planShot(shot, size, resolved.palette.ground);
    const seen = { codeVersion, ENCODING, plan, sha256: sourceOf(shot.clip.asset).sha256 };
    const hash = createHash('sha256').update(JSON.stringify(seen)).digest('hex');
    return { shot, plan, name: `${hash.slice(0, 32)}.mp4` };
  });
  const total = planned.reduce((sum, { plan }) => sum + plan.frames, 0);
  const done = new Map<string, number>();
  const tell = (name: string, frames: number) => {
    done.set(name, frames);
    onProgress(Math.min(1, [...done.values()].reduce((a, b) => a + b, 0) / total));
  };

  const make = async ({ shot, plan, name }: (typeof planned)[number]): Promise<void> => {
    if (!(await has(name))) {
      const source = await clips([shot.clip.asset]);
      const out = join(folder, name);
      await slots.run(signal, () =>
        film({ plan, out, source, media, signal }, (frames) => tell(name, frames)),
      );
      await keep(name, out);
      await rm(out);
    }
    tell(name, plan.frames);
  };
  // the same moments of the same clip are one film
  const films = [...new Map(planned.map((film) => [film.name, film])).values()];
  await atOnce(films, slots.count, make, (error) => failed.abort(error));
  return planned.map(({ name, plan }) => ({ name, frames: plan.frames }));
}

/** A chunk that is one shot and nothing else. */
const planShot = (
  shot: TimelineShot,
  size: { width: number; height: number },
  ground: string,
): ChunkPlan => ({
  ...size,
  frames: shot.to - shot.from,
  ground,
  background: planBackground([{ ...shot, fadeInFrames: 0 }], shot),
  overlay: [],
  scale: 1,
});

async function film(
  request: {
    plan: ChunkPlan;
    out: string;
    source: Parameters<typeof composeChunk>[0]['sourceOf'];
    media: RenderTools['media'];
    signal: AbortSignal;
  },
  onFrame: (frames: number) => void,
): Promise<void> {
  const { plan, out, source, media, signal } = request;
  const job = composeChunk({
    plan,
    sourceOf: source,
    cutsOf: () => [],
    sheetPath: () => '',
    encoding: ENCODING,
    threads: 1,
    out,
  });
  await media.run(job, { signal, onFrame, timeoutMs: SHOT_TIMEOUT_MS });
  const frames = await countFrames(out);
  if (frames !== plan.frames) {
    const cause = new Error(`a shot has ${frames} frames, not ${plan.frames}`);
    throw new AppError('render_failed', {}, { cause });
  }
}
