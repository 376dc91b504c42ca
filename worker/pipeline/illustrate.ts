import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { byVerdict, rankOwn } from '../../core/church-pictures.ts';
import type { Library } from '../../core/library.ts';
import { FORMATS, frameToMs } from '../../core/format.ts';
import { AppError } from '../../core/errors.ts';
import {
  canFill,
  chooseShots,
  planStretches,
  takeTurns,
  type ShotCandidates,
} from '../../core/plan-shots.ts';
import type { Clip, Scene, Video } from '../../core/video.ts';
import type { FoundClip } from '../../platform/footage/footage.ts';
import { assetKey } from '../../platform/assets.ts';
import type { PipelineContext } from './context.ts';

/** Searches under way at once: quick, and polite to the service. */
const PARALLEL_SEARCHES = 4;

/**
 * One shot a stretch of 5 to 14 s, tiling the recording: the backgrounds that were asked for. Without any, the church's
 * own clips that fit, then found footage where there is a service, its other clips, and our loops; never what it said is
 * never to be shown.
 */
export async function illustrate(video: Video, context: PipelineContext): Promise<Video> {
  const template = context.services.templates.get(video.template.id);
  if (!template) throw new AppError('template_unknown', { template: video.template.id });
  const durationMs = video.recording?.durationMs ?? 0;
  const scenes = video.script?.scenes ?? [];
  const stretches = planStretches({ durationMs, scenes, captions: video.captions });
  const tailMs = frameToMs(template.crossfadeFrames);

  const { backgrounds } = video.choices;
  if (backgrounds.length > 0) return { ...video, shots: takeTurns(stretches, backgrounds, tailMs) };

  const found = await searchScenes(video, { scenes, stretches, tailMs }, context);
  const loops = (scene: Scene | undefined) =>
    rankLoops(context.services.library.library, video, template.loops, scene);
  const { own, verdicts } = context.pictures;
  const candidates = (withFound: boolean): ShotCandidates[] =>
    stretches
      .map(({ startMs, endMs, scene: index }) => {
        const scene = scenes[index];
        const { fitting, others } = rankOwn(own, scene, video.format);
        const footage = withFound ? (found.get(index) ?? []).map((f) => f.clip) : [];
        const groups = [fitting, footage, others, loops(scene)];
        return { startMs, endMs, clips: groups.flatMap((clips) => byVerdict(clips, verdicts)) };
      })
      // where nothing is left that may be shown, the shot before stays
      .filter((stretch) => canFill(stretch, tailMs));

  let shots = chooseShots(candidates(true), tailMs);
  const missing = await fetchClips(
    shots.map((s) => s.clip),
    [...found.values()].flat(),
    context,
  );
  if (missing.size > 0) {
    context.note('footage_unavailable');
    const without = candidates(true).map((c) => ({
      ...c,
      clips: c.clips.filter((clip) => !missing.has(clip.asset)),
    }));
    shots = chooseShots(without, tailMs);
    const stillMissing = await fetchClips(
      shots.map((s) => s.clip),
      [...found.values()].flat(),
      context,
    );
    if (stillMissing.size > 0) shots = chooseShots(candidates(false), tailMs);
  }
  return { ...video, shots };
}

async function searchScenes(
  video: Video,
  plan: {
    scenes: readonly Scene[];
    stretches: { startMs: number; endMs: number; scene: number }[];
    tailMs: number;
  },
  context: PipelineContext,
): Promise<Map<number, FoundClip[]>> {
  const found = new Map<number, FoundClip[]>();
  const { footage } = context.services;
  if (!footage) return found;
  const wanted = [...new Set(plan.stretches.map((s) => s.scene))].filter((i) => plan.scenes[i]);
  let done = 0;
  const searchNext = async (): Promise<void> => {
    for (let index = wanted.shift(); index !== undefined; index = wanted.shift()) {
      const longest = Math.max(
        ...plan.stretches.filter((s) => s.scene === index).map((s) => s.endMs - s.startMs),
      );
      const query = plan.scenes[index]!.picture;
      found.set(
        index,
        await footage.search({
          query,
          format: video.format,
          minDurationMs: longest + plan.tailMs,
          signal: context.signal,
        }),
      );
      done += 1;
      context.report((0.5 * done) / (done + wanted.length));
    }
  };
  await Promise.all(Array.from({ length: PARALLEL_SEARCHES }, searchNext));
  if ([...found.values()].every((clips) => clips.length === 0)) context.note('footage_unavailable');
  return found;
}

/** Puts the chosen found clips into storage, where preview and render read the very same file. Answers what could not be had. */
async function fetchClips(
  chosen: readonly Clip[],
  found: readonly FoundClip[],
  context: PipelineContext,
): Promise<Set<string>> {
  const { storage, footage } = context.services;
  const missing = new Set<string>();
  const byAsset = new Map(found.map((f) => [f.clip.asset, f]));
  const unique = [...new Set(chosen.map((c) => c.asset))].filter((asset) => byAsset.has(asset));
  for (const [i, asset] of unique.entries()) {
    const key = assetKey(asset);
    if (!footage || !key || (await storage.stat(key))) continue;
    try {
      const path = join(context.workDir, `clip-${i}.mp4`);
      await footage.download({ clip: byAsset.get(asset)!, path, signal: context.signal });
      await access(path);
      await storage.put(key, { path }, { contentType: 'video/mp4' });
    } catch (error) {
      context.signal.throwIfAborted();
      context.log.warn({ asset, error }, 'clip could not be fetched; another takes its place');
      missing.add(asset);
    }
    context.report(0.5 + (0.5 * (i + 1)) / unique.length);
  }
  return missing;
}

/** Built-in loops for a scene, best first: those whose subjects the picture idea names, then the template's own order. */
function rankLoops(
  library: Library,
  video: Video,
  order: readonly string[],
  scene: Scene | undefined,
): Clip[] {
  const words = new Set((scene?.picture ?? '').toLowerCase().split(/[^a-z]+/));
  const points = (loop: Library['loops'][number]) =>
    loop.subjects.filter((s) => words.has(s.toLowerCase())).length * 10 +
    (scene && loop.tone === scene.tone ? 2 : 0) -
    (order.includes(loop.id) ? order.indexOf(loop.id) : order.length) / 10;
  const { width, height } = video.format === '9:16' ? FORMATS['9:16'] : FORMATS['16:9'];
  return [...library.loops]
    .sort((a, b) => points(b) - points(a))
    .map((loop) => ({
      asset: `builtin:loops/${loop.id}`,
      durationMs: loop.durationMs,
      width,
      height,
      loops: true,
    }));
}
