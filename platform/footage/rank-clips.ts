import type { Format } from '../../core/format.ts';
import { pictureWordsOf, subjectsOf } from '../../core/picture-subjects.ts';
import type { Scene } from '../../core/video.ts';
import { chooseFile, SHARP, shortSide, type File, type FoundVideo } from './choose-file.ts';
import type { FoundClip } from './footage.ts';

export interface Wanted {
  /** The scene's picture idea, in English words. */
  query: string;
  /** Of the scene. */
  tone?: Scene['tone'];
  format: Format;
  minDurationMs: number;
}

/** Below this, motion is seen to stutter at our 30 frames a second. */
const SMOOTH_FPS = 23;
/** Words that are kept of a clip. */
const MOST_TAGS = 12;
/** Lengths come in whole seconds, rounded: the clip may end as much earlier. */
const ROUNDED_MS = 500;
/** Share of words that two clips of one author have in common when they were taken on one occasion. */
const ONE_OCCASION = 0.6;

const FLAWS = { short: 4, unfit: 4, twin: 3, soft: 2, tone: 1.5, stutters: 1, order: 1 };

const BRIGHT =
  /^(?:sun|sunny|sunlight|sunrise|sunlit|bright|day|daytime|morning|white|golden|blue|spring|summer)$/;
const DARK =
  /^(?:night|nighttime|dark|darkness|silhouettes?|storm|stormy|moon|moonlight|candles?|shadows?|black|stars?|starry|dusk)$/;

interface Ranked {
  found: FoundClip;
  author: string;
  tags: string[];
  flaws: number;
}

/**
 * Videos as clips, best first: by how well their words say what is looked for, whether they are long enough, sharp,
 * smooth, and as bright or dark as the scene, and last by the order of Pexels. Of those that one author took on one
 * occasion the best comes first, the others later.
 */
export function rankClips(videos: readonly FoundVideo[], wanted: Wanted): FoundClip[] {
  const ranked = videos
    .flatMap((video, i): Ranked[] => {
      const file = chooseFile(video, wanted.format);
      const durationMs = Math.round(video.duration * 1000) - ROUNDED_MS;
      if (!file || durationMs < 1) return [];
      const tags = tagsOf(video);
      const flaws = flawsOf({ file, durationMs, tags, color: colorOf(video) }, wanted);
      const found = foundClip(video, { file, durationMs, tags });
      return [{ found, author: video.user.name, tags, flaws: flaws + (FLAWS.order * i) / videos.length }];
    })
    .toSorted((a, b) => a.flaws - b.flaws);
  return ranked
    .map((clip, i) => ({
      ...clip,
      flaws: clip.flaws + (ranked.slice(0, i).some((better) => areTwins(better, clip)) ? FLAWS.twin : 0),
    }))
    .toSorted((a, b) => a.flaws - b.flaws)
    .map(({ found }) => found);
}

const foundClip = (
  video: FoundVideo,
  { file, durationMs, tags }: { file: File; durationMs: number; tags: string[] },
): FoundClip => {
  const color = colorOf(video);
  return {
    clip: {
      asset: `pexels:${video.id}/${file.id}`,
      durationMs,
      width: file.width,
      height: file.height,
      loops: false,
      ...(tags.length > 0 && { tags }),
      ...(color && { color }),
      credit: { author: video.user.name.slice(0, 200), url: video.url.slice(0, 500) },
    },
    downloadUrl: file.link,
    posterUrl: video.image ?? null,
  };
};

/** Words of its page's address, like /video/waves-crashing-on-shore-1234567/, and its tags where it has any. */
function tagsOf({ url, tags }: FoundVideo): string[] {
  const slug = /\/video\/([^/?#]+)/.exec(url)?.[1] ?? '';
  const named = (tags ?? []).filter((tag) => typeof tag === 'string');
  return pictureWordsOf([slug, ...named].join(' '))
    .filter((word) => word.length <= 60)
    .slice(0, MOST_TAGS);
}

const colorOf = ({ avg_color: color }: FoundVideo): string | null => {
  const given = color?.toLowerCase() ?? '';
  return /^#[0-9a-f]{6}$/.test(given) ? given : null;
};

function flawsOf(
  clip: { file: File; durationMs: number; tags: readonly string[]; color: string | null },
  { query, tone, minDurationMs }: Wanted,
): number {
  const { file, durationMs, tags, color } = clip;
  return (
    FLAWS.unfit * (1 - fitOf(tags, query)) +
    (durationMs < minDurationMs ? FLAWS.short : 0) +
    (shortSide(file) < SHARP ? FLAWS.soft : 0) +
    (file.fps > 0 && file.fps < SMOOTH_FPS ? FLAWS.stutters : 0) +
    (tone && isOpposite(tone, { tags, color }) ? FLAWS.tone : 0)
  );
}

/** How much of what is looked for is named, 0 to 1: in the same words, and by what they are of. */
function fitOf(tags: readonly string[], query: string): number {
  const words = pictureWordsOf(query);
  if (words.length === 0) return 1;
  const named = new Set(tags.map(stem));
  const said = words.filter((word) => named.has(stem(word))).length / words.length;
  const [of, wanted] = [subjectsOf(tags), subjectsOf(words)];
  const alike = [...wanted].filter((subject) => of.has(subject)).length / Math.max(1, wanted.size);
  return 0.6 * said + 0.4 * alike;
}

const stem = (word: string): string => word.replace(/(?:ves|es|s|ing)$/, '');

/** Bright for a dark scene, or dark for a bright one; a calm one takes both. */
function isOpposite(
  tone: Scene['tone'],
  { tags, color }: { tags: readonly string[]; color: string | null },
): boolean {
  if (tone === 'calm') return false;
  const light = color === null ? null : lightOf(color);
  const isDark = light === null ? tags.some((tag) => DARK.test(tag)) : light < 0.3;
  const isBright = light === null ? tags.some((tag) => BRIGHT.test(tag)) : light > 0.55;
  return tone === 'dark' ? isBright && !isDark : isDark && !isBright;
}

/** Brightness as seen, about, 0 to 1. */
const lightOf = (color: string): number => {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16));
  return (0.299 * red + 0.587 * green + 0.114 * blue) / 255;
};

function areTwins(a: Ranked, b: Ranked): boolean {
  if (a.author !== b.author || a.tags.length === 0 || b.tags.length === 0) return false;
  const both = a.tags.filter((tag) => b.tags.includes(tag)).length;
  return both / (a.tags.length + b.tags.length - both) >= ONE_OCCASION;
}
