import type { Format } from './format.ts';
import { FORMATS } from './format.ts';
import type { Verdict } from './library-item.ts';
import { PICTURE_WORDS } from './script/picture-words.ts';
import type { Clip, Scene } from './video.ts';

/** An upload that can be shown behind words. */
export interface OwnPicture {
  clip: Clip;
  /** Its name and its tags, in any language. */
  words: readonly string[];
}

/** What a church has of its own, and what it said of clips, by asset. */
export interface ChurchPictures {
  own: readonly OwnPicture[];
  verdicts: Readonly<Record<string, Verdict>>;
}

export const NO_PICTURES: ChurchPictures = { own: [], verdicts: {} };

/** Words that say nothing of what can be seen. */
const EMPTY_WORDS = new Set(
  'with from over into through against above under and the for far away gentle wind soft quiet slow'.split(
    ' ',
  ),
);
const SHORTEST_WORD = 3;

/** Clips in the order in which they are to be taken: without those that are never to be shown, those that always may first. */
export function byVerdict(clips: readonly Clip[], verdicts: ChurchPictures['verdicts']): Clip[] {
  const allowed = clips.filter(({ asset }) => verdicts[asset] !== 'never');
  const gladly = allowed.filter(({ asset }) => verdicts[asset] === 'always');
  return [...gladly, ...allowed.filter((clip) => !gladly.includes(clip))];
}

/**
 * A church's own clips for a scene, best first: those whose name or tags say what the scene shows (`fitting`), and the
 * others. Among equals those that lie, or stand, as the video does come first.
 */
export function rankOwn(
  own: readonly OwnPicture[],
  scene: Pick<Scene, 'picture' | 'summary'> | undefined,
  format: Format,
): { fitting: Clip[]; others: Clip[] } {
  const wanted = scene ? wordsOf(scene.picture) : new Set<string>();
  const ranked = own
    .map((picture) => ({ ...picture, points: scene ? pointsOf(picture, scene, wanted) : 0 }))
    .toSorted(
      (a, b) => b.points - a.points || Number(isShaped(b.clip, format)) - Number(isShaped(a.clip, format)),
    );
  const clips = (fits: boolean) => ranked.filter(({ points }) => points > 0 === fits).map(({ clip }) => clip);
  return { fitting: clips(true), others: clips(false) };
}

/** How much of what the scene shows is named: directly, or by what the picture table has for the word. */
function pointsOf({ words }: OwnPicture, scene: Pick<Scene, 'summary'>, wanted: Set<string>): number {
  let points = 0;
  for (const word of words) {
    const said = word.trim().toLowerCase();
    if (said.length >= 2 && scene.summary.toLowerCase().includes(said)) points += 2;
    const seen = new Set([...wordsOf(said), ...picturesOf(said).flatMap((picture) => [...wordsOf(picture)])]);
    for (const word of seen) if (wanted.has(word)) points += 1;
  }
  return points;
}

const picturesOf = (said: string): string[] =>
  // the table is for sentences: a word alone stands at its beginning and its end
  PICTURE_WORDS.filter((row) => said.search(row.said) >= 0 || `${said}을`.search(row.said) >= 0).map(
    ({ picture }) => picture,
  );

const wordsOf = (text: string): Set<string> =>
  new Set(
    text
      .toLowerCase()
      .split(/[^\p{L}\p{N}]+/u)
      .filter((word) => word.length >= SHORTEST_WORD && !EMPTY_WORDS.has(word)),
  );

function isShaped(clip: Clip, format: Format): boolean {
  const { width, height } = FORMATS[format];
  return clip.width >= clip.height === width >= height;
}
