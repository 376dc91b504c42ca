import { clipLikeness } from './clip-likeness.ts';
import type { Clip, Shot } from './video.ts';

export interface ShotCandidates {
  startMs: number;
  endMs: number;
  /** How long a clip is seen there: with its crossfade, and with what stands before and after the recording. */
  seenMs: number;
  /** Clips that may be shown, in groups, the best first; in each the best first. */
  groups: readonly (readonly Clip[])[];
}

/** Ways that are followed at once. */
const BEAM = 16;
/** Clips that are tried at a place by each of them. */
const TRIED = 10;

/** Costs. A worse group outweighs everything but what `standing` says; a neighbour that looks alike outweighs ranks. */
const COST = {
  group: 12,
  rank: 0.25,
  mostForRank: 4,
  /** For chance, so that two videos of the same words differ. */
  chance: 1,
  likeNeighbour: 7,
  likeNextButOne: 1.5,
  /** Of the latest in other videos; least for what was shown longest ago. */
  recency: 6,
  /** Divided by how many shots lie between it and where it was shown. */
  again: 25,
  beside: 1000,
};

/** A clip at a place, as far as it is the same for all ways. */
interface Candidate {
  clip: Clip;
  cost: number;
  isShort: boolean;
}

/** Clips for the first so many places. */
interface Way {
  cost: number;
  clips: readonly Clip[];
  /** Place at which each asset was shown last. */
  lastShown: ReadonlyMap<string, number>;
}

/**
 * Gives every stretch a clip. Above all none is shown twice while another is left, none that is too short (it would go
 * over into itself) while a longer one is left, none of the church's last videos while others are left; then what fits
 * best, and looks different from its neighbours. By beam search over the whole video; the same for the same input.
 *
 * @param recent assets of the church's last videos, the latest first; they make way for others
 * @param seed of this video: among what fits nearly as well, another takes another
 * @throws RangeError when a stretch has no candidate
 */
export function chooseShots(request: {
  stretches: readonly ShotCandidates[];
  recent: readonly string[];
  seed: string;
}): Shot[] {
  const { stretches, seed } = request;
  const recency = new Map(request.recent.map((asset, i) => [asset, 1 - i / request.recent.length]));
  let ways: Way[] = [{ cost: 0, clips: [], lastShown: new Map() }];
  for (const [place, stretch] of stretches.entries()) {
    const candidates = candidatesOf(stretch, { recency, seed });
    if (candidates.length === 0) throw new RangeError(`no clip for the stretch at ${stretch.startMs} ms`);
    ways = ways
      .flatMap((way) =>
        bestFor(way, candidates, recency).map((candidate) => ({
          way,
          candidate,
          cost: way.cost + costOf(candidate, way, place),
        })),
      )
      .toSorted((a, b) => a.cost - b.cost)
      .slice(0, BEAM)
      .map(({ way, candidate: { clip }, cost }) => ({
        cost,
        clips: [...way.clips, clip],
        lastShown: new Map(way.lastShown).set(clip.asset, place),
      }));
  }
  const { clips } = ways[0]!;
  return stretches.map(({ startMs, endMs }, i) => ({
    id: `shot-${i + 1}`,
    clip: clips[i]!,
    startMs,
    endMs,
    clipStartMs: 0,
  }));
}

/** Each asset once, with what it costs wherever it stands. */
function candidatesOf(
  { groups, seenMs }: ShotCandidates,
  { recency, seed }: { recency: ReadonlyMap<string, number>; seed: string },
): Candidate[] {
  const seen = new Set<string>();
  return groups
    .flatMap((clips, group) =>
      clips.flatMap((clip, rank): Candidate[] => {
        if (seen.has(clip.asset)) return [];
        seen.add(clip.asset);
        const cost =
          COST.group * group +
          Math.min(COST.mostForRank, COST.rank * rank) +
          COST.chance * chance(`${seed} ${clip.asset}`) +
          COST.recency * (recency.get(clip.asset) ?? 0);
        return [{ clip, cost, isShort: !clip.loops && clip.durationMs < seenMs }];
      }),
    )
    .toSorted((a, b) => a.cost - b.cost);
}

/** The cheapest of those that stand best: what was shown already comes last, then what is too short, then what is recent. */
function bestFor(
  way: Way,
  candidates: readonly Candidate[],
  recency: ReadonlyMap<string, number>,
): Candidate[] {
  const standing = ({ clip, isShort }: Candidate) =>
    (way.lastShown.has(clip.asset) ? 4 : 0) + (isShort ? 2 : 0) + (recency.has(clip.asset) ? 1 : 0);
  let best: Candidate[] = [];
  let least = Infinity;
  for (const candidate of candidates) {
    const stands = standing(candidate);
    if (stands > least || (stands === least && stands < 4 && best.length >= TRIED)) continue;
    if (stands < least) best = [];
    least = stands;
    best.push(candidate);
    if (least === 0 && best.length >= TRIED) break;
  }
  if (least < 4) return best;
  // all were shown: those whose last time lies furthest back, of all that there are
  const shownAt = ({ clip }: Candidate) => way.lastShown.get(clip.asset)!;
  return best.toSorted((a, b) => shownAt(a) - shownAt(b)).slice(0, TRIED);
}

function costOf({ clip, cost }: Candidate, { clips, lastShown }: Way, place: number): number {
  const [neighbour, nextButOne] = [clips.at(-1), clips.at(-2)];
  const shown = lastShown.get(clip.asset);
  const between = shown === undefined ? Infinity : place - shown - 1;
  return (
    cost +
    (neighbour ? COST.likeNeighbour * clipLikeness(clip, neighbour) : 0) +
    (nextButOne ? COST.likeNextButOne * clipLikeness(clip, nextButOne) : 0) +
    (between === 0 ? COST.beside : COST.again / between)
  );
}

/** From 0 to 1, the same for the same text (FNV-1a, stirred as MurmurHash3 ends). */
function chance(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
}

/** Gives every stretch one of these clips, in turn. What is shorter than its stretch goes over into itself. */
export const takeTurns = (
  stretches: readonly { startMs: number; endMs: number }[],
  clips: readonly Clip[],
): Shot[] =>
  stretches.map(({ startMs, endMs }, i) => ({
    id: `shot-${i + 1}`,
    clip: clips[i % clips.length]!,
    startMs,
    endMs,
    clipStartMs: 0,
  }));
