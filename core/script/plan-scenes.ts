import type { Scene } from '../video.ts';
import { endsSentence } from '../captions/split-sentences.ts';
import { shorten } from './shorten.ts';
import { PICTURE_WORDS, QUIET_PICTURES, type PictureIdea } from './picture-words.ts';

export interface SpokenLine {
  startMs: number;
  endMs: number;
  text: string;
}

/** A picture stands long enough to be taken in, and goes before it tires. */
const MIN_SCENE_MS = 10_000;
const MAX_SCENE_MS = 20_000;
const IDEAL_SCENE_MS = 14_000;
/** Silence that parts two thoughts even without a full stop. */
const PAUSE_MS = 900;
const SUMMARY_LENGTH = 120;

/**
 * Scenes that tile the recording from 0 to its end, 10 to 20 s each where the sentences allow, each with a picture for
 * what is said in it. Neighbours never show the same.
 */
export function planScenes(lines: readonly SpokenLine[], durationMs: number): Scene[] {
  if (durationMs <= 0) return [];
  const cuts = placeCuts(lines, durationMs);
  const used = new Map<string, number>();
  return cuts.map((startMs, i) => {
    const endMs = cuts[i + 1] ?? durationMs;
    const spoken = lines.filter((line) => line.startMs >= startMs && line.startMs < endMs);
    const text = spoken.map((line) => line.text).join(' ');
    const idea = pictureFor(text, i, used);
    used.set(idea.picture, i);
    return { startMs, endMs, summary: shorten(text, SUMMARY_LENGTH), picture: idea.picture, tone: idea.tone };
  });
}

/** Starts of scenes, 0 first: the cheapest way to divide, by dynamic programming over the starts of lines. */
function placeCuts(lines: readonly SpokenLine[], durationMs: number): number[] {
  const places = possibleCuts(lines, durationMs);
  const best = [0];
  const links = [0];
  for (let to = 1; to < places.length; to++) {
    best[to] = Infinity;
    for (let from = to - 1; from >= 0; from--) {
      // never better than what has been found, and hours of speech would take long
      if (from < to - 1 && places[to]!.ms - places[from]!.ms > MAX_SCENE_MS * 3) break;
      const cost = best[from]! + places[to]!.cost + lengthCost(places[to]!.ms - places[from]!.ms);
      if (cost >= best[to]!) continue;
      best[to] = cost;
      links[to] = from;
    }
  }
  const cuts: number[] = [];
  for (let at = links[places.length - 1]!; ; at = links[at]!) {
    cuts.unshift(places[at]!.ms);
    if (at === 0) return cuts;
  }
}

interface Place {
  ms: number;
  cost: number;
}

/** From 0 to the end, each once and in order, no two further apart than a scene may last. */
function possibleCuts(lines: readonly SpokenLine[], durationMs: number): Place[] {
  const inOrder = lines.toSorted((a, b) => a.startMs - b.startMs);
  const places: Place[] = [{ ms: 0, cost: 0 }];
  const add = (place: Place) => {
    const from = places.at(-1)!.ms;
    if (place.ms <= from) return;
    // where nobody speaks for long, any place is as good as another
    const gapMs = place.ms - from;
    const parts = gapMs > MAX_SCENE_MS ? Math.max(2, Math.round(gapMs / IDEAL_SCENE_MS)) : 1;
    for (let part = 1; part < parts; part++)
      places.push({ ms: from + Math.round((gapMs * part) / parts), cost: 0 });
    places.push(place);
  };
  inOrder.slice(1).forEach((line, i) => {
    if (line.startMs < durationMs) add({ ms: line.startMs, cost: cutCost(inOrder[i]!, line) });
  });
  add({ ms: durationMs, cost: 0 });
  return places;
}

const cutCost = (before: SpokenLine, after: SpokenLine): number =>
  (endsSentence(before.text) ? 0 : 2.5) - Math.min(1, Math.max(0, after.startMs - before.endMs) / PAUSE_MS);

function lengthCost(ms: number): number {
  if (ms <= 0) return Infinity;
  const off = ((ms - IDEAL_SCENE_MS) / 5000) ** 2;
  const outside = Math.max(0, MIN_SCENE_MS - ms, ms - MAX_SCENE_MS) / 1000;
  return 1 + off + outside * 3;
}

/** What is named most often; a picture of the last few scenes comes again only if nothing else is named. */
function pictureFor(text: string, scene: number, used: ReadonlyMap<string, number>): PictureIdea {
  const ranked = PICTURE_WORDS.map((idea) => ({ idea, times: text.match(idea.said)?.length ?? 0 }))
    .filter(({ times }) => times > 0)
    .sort((a, b) => b.times - a.times);
  const isFresh = ({ picture }: PictureIdea, within: number) =>
    scene - (used.get(picture) ?? -Infinity) > within;
  const found = ranked.find(({ idea }) => isFresh(idea, 3)) ?? ranked.find(({ idea }) => isFresh(idea, 1));
  if (found) return { picture: found.idea.picture, tone: found.idea.tone };
  const quiet = QUIET_PICTURES.filter((idea) => isFresh(idea, 1));
  return quiet[scene % quiet.length]!;
}
