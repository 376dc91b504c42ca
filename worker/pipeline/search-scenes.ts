import type { Video } from '../../core/video.ts';
import type { FoundClip } from '../../platform/footage/footage.ts';
import { asksNothing } from '../../platform/vetting/policy-key.ts';
import type { PipelineContext } from './context.ts';
import { knownVerdicts } from './vet-clips.ts';

/** Searches under way at once: quick, and polite to the service. */
const AT_ONCE = 8;

/**
 * Footage for the picture ideas of a video's scenes, each asked for once, by idea. Nothing where there is no service, and
 * where nothing that it finds could be shown: nobody can look at it, and the church shows only what was looked at, or what
 * it said is always fine.
 */
export async function searchScenes(
  video: Video,
  stretches: readonly { seenMs: number; scene: number }[],
  context: PipelineContext,
): Promise<Map<string, FoundClip[]>> {
  const found = new Map<string, FoundClip[]>();
  const { footage, vetting } = context.services;
  if (!footage) return found;
  const { verdicts } = context.pictures;
  const isGladlyShown = ({ clip }: FoundClip) => verdicts[clip.asset] === 'always';
  const needsLooking = !vetting && !context.policy.showUnchecked && !asksNothing(context.policy);
  if (
    needsLooking &&
    !Object.entries(verdicts).some(([asset, said]) => said === 'always' && isFound(asset))
  ) {
    context.note('footage_unchecked');
    return found;
  }
  const wanted = ideasOf(video, stretches);
  const count = wanted.length;
  const searchNext = async (): Promise<void> => {
    for (let idea = wanted.shift(); idea; idea = wanted.shift()) {
      const { query, tone, minDurationMs } = idea;
      const { format } = video;
      const clips = await footage.search({ query, tone, format, minDurationMs, signal: context.signal });
      found.set(query, needsLooking ? clips.filter(isGladlyShown) : clips);
      context.report((0.5 * found.size) / count);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, searchNext));
  if (count > 0 && [...found.values()].every((clips) => clips.length === 0))
    context.note('footage_unavailable');
  return withoutRefused(found, context);
}

/** What is known to be refused needs not be fetched. */
async function withoutRefused(
  found: ReadonlyMap<string, FoundClip[]>,
  context: PipelineContext,
): Promise<Map<string, FoundClip[]>> {
  const assets = new Set([...found.values()].flat().map(({ clip }) => clip.asset));
  const known = await knownVerdicts([...assets], context);
  const mayBe = ({ clip }: FoundClip) => known.get(clip.asset)?.verdict !== 'refused';
  return new Map([...found].map(([query, clips]) => [query, clips.filter(mayBe)]));
}

const isFound = (asset: string): boolean => !/^(?:own|builtin):/.test(asset);

/** Each picture idea of the scenes that are seen, with the longest time for which it is. */
function ideasOf(video: Video, stretches: readonly { seenMs: number; scene: number }[]) {
  const scenes = video.script?.scenes ?? [];
  const pictures = [...new Set(stretches.flatMap(({ scene }) => scenes[scene]?.picture ?? []))];
  return pictures
    .filter((query) => query.trim() !== '')
    .map((query) => ({
      query,
      tone: scenes.find(({ picture }) => picture === query)!.tone,
      minDurationMs: Math.max(
        ...stretches.filter(({ scene }) => scenes[scene]?.picture === query).map(({ seenMs }) => seenMs),
      ),
    }));
}
