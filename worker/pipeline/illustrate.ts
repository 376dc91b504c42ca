import { byVerdict, rankOwn, tagsOf } from '../../core/church-pictures.ts';
import { chooseShots, takeTurns, type ShotCandidates } from '../../core/choose-shots.ts';
import { AppError } from '../../core/errors.ts';
import { frameToMs } from '../../core/format.ts';
import { planStretches } from '../../core/plan-shots.ts';
import type { Clip, Scene, Video } from '../../core/video.ts';
import type { FoundClip } from '../../platform/footage/footage.ts';
import { checkChosen } from './check-chosen.ts';
import type { PipelineContext } from './context.ts';
import { rankLoops } from './rank-loops.ts';
import { searchScenes } from './search-scenes.ts';

/** How often what may not be shown is replaced by other footage; then by what needs no looking at. */
const ROUNDS = 3;
/** Places of the found clips of a scene that are offered to others where they have none left, before anything is shown twice. */
const LENT = { from: 2, to: 8 };

type Stretch = Omit<ShotCandidates, 'groups'> & { scene: number };

/**
 * One shot a stretch of 5 to 14 s, tiling the recording: the backgrounds that were asked for. Without any, the church's
 * own clips that fit, then found footage where there is a service, its other clips, and our loops; never what it said is
 * never to be shown. Of found footage only that is shown of which the very file was looked at, and is kept.
 */
export async function illustrate(video: Video, context: PipelineContext): Promise<Video> {
  const stretches = stretchesOf(video, context);
  const { backgrounds } = video.choices;
  if (backgrounds.length > 0) return { ...video, shots: takeTurns(stretches, backgrounds) };

  const found = await searchScenes(video, stretches, context);
  const footage = new Map([...found.values()].flat().map((clip) => [clip.clip.asset, clip]));
  let candidates = candidatesOf({ video, stretches, found, context });
  const { recent } = context.pictures;
  /** Found clips that were looked at: whether they may be shown. */
  const looked = new Map<string, boolean>();
  let shots = chooseShots({ stretches: candidates, recent, seed: context.videoId });
  for (let round = 1; ; round++) {
    const asked = [...new Set(shots.map(({ clip }) => clip.asset))].flatMap(
      (asset) => (looked.has(asset) ? [] : footage.get(asset)) ?? [],
    );
    if (asked.length === 0) break;
    const { shown, nobodyLooks } = await checkChosen(asked, context);
    for (const { clip } of asked) looked.set(clip.asset, shown.has(clip.asset));
    context.report(0.5 + (0.5 * round) / (ROUNDS + 1));
    // what was looked at stays where it is
    const kept = shots.map(({ clip }) => (looked.get(clip.asset) !== false ? clip : null));
    if (!kept.includes(null)) break;
    const more = round < ROUNDS && !nobodyLooks;
    const mayOffer = (asset: string) => !footage.has(asset) || (looked.get(asset) ?? more);
    const left = replacing(candidates, { kept, mayOffer });
    candidates = candidates.filter((_, i) => hasAny(left[i]!));
    shots = chooseShots({ stretches: left.filter(hasAny), recent, seed: context.videoId });
  }
  return { ...video, shots };
}

/** What stands before the recording belongs to the first shot, what stands after it to the last; each has its crossfade. */
function stretchesOf(video: Video, context: PipelineContext): Stretch[] {
  const template = context.services.templates.get(video.template.id);
  if (!template) throw new AppError('template_unknown', { template: video.template.id });
  const stretches = planStretches({
    durationMs: video.recording?.durationMs ?? 0,
    scenes: video.script?.scenes ?? [],
    captions: video.captions,
  });
  const lengthOf = (card: Video['intro']) => (card.enabled ? card.durationMs : 0);
  return stretches.map((stretch, i) => ({
    ...stretch,
    seenMs:
      stretch.endMs -
      stretch.startMs +
      frameToMs(template.crossfadeFrames) +
      (i === 0 ? lengthOf(video.intro) : 0) +
      (i === stretches.length - 1 ? lengthOf(video.outro) : 0),
  }));
}

/** What may stand in each stretch; those where nothing may are left out. */
function candidatesOf(request: {
  video: Video;
  stretches: readonly Stretch[];
  found: ReadonlyMap<string, readonly FoundClip[]>;
  context: PipelineContext;
}): ShotCandidates[] {
  const { video, stretches, found, context } = request;
  const { own, verdicts } = context.pictures;
  const { services } = context;
  const order = services.templates.get(video.template.id)?.loops ?? [];
  const tagged = own.map((picture) => ({ ...picture, clip: { ...picture.clip, tags: tagsOf(picture) } }));
  const lent = [...found.values()].flatMap((clips) =>
    clips.slice(LENT.from, LENT.to).map(({ clip }) => clip),
  );
  const groupsOf = (scene: Scene | undefined): Clip[][] => {
    const { fitting, others } = rankOwn(tagged, scene, video.format);
    const footage = (scene ? (found.get(scene.picture) ?? []) : []).map(({ clip }) => clip);
    const loops = rankLoops({ library: services.library.library, format: video.format, order, scene });
    return [fitting, footage, others, loops, lent].flatMap((clips) => byVerdict(clips, verdicts));
  };
  return stretches
    .map(({ scene, ...stretch }) => ({ ...stretch, groups: groupsOf(video.script?.scenes[scene]) }))
    .filter(hasAny);
}

/** Where nothing may be shown, the shot before stays. */
const hasAny = ({ groups }: ShotCandidates): boolean => groups.some((clips) => clips.length > 0);

/** Candidates for those places alone that have none kept; elsewhere what is kept. */
const replacing = (
  candidates: readonly ShotCandidates[],
  { kept, mayOffer }: { kept: readonly (Clip | null)[]; mayOffer: (asset: string) => boolean },
): ShotCandidates[] => {
  const standing = new Set(kept.map((clip) => clip?.asset));
  return candidates.map((stretch, i) => {
    const clip = kept[i];
    if (clip) return { ...stretch, groups: [[clip]] };
    const offered = stretch.groups.map((clips) => clips.filter(({ asset }) => mayOffer(asset)));
    const others = offered.map((clips) => clips.filter(({ asset }) => !standing.has(asset)));
    return { ...stretch, groups: others.some((clips) => clips.length > 0) ? others : offered };
  });
};
