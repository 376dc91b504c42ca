import type { Format } from './format.ts';
import { FORMATS } from './format.ts';
import type { Verdict } from './library-item.ts';
import { pictureWordsOf } from './picture-subjects.ts';
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
  /** Assets of its last videos, the latest shown first. */
  recent: readonly string[];
}

/** Videos back in which a clip counts as shown recently. */
export const RECENT_VIDEOS = 10;

/** Words that say what is seen in a clip; more only blur it. */
const MOST_TAGS = 12;

export const NO_PICTURES: ChurchPictures = { own: [], verdicts: {}, recent: [] };

/** Clips without those that are never to be shown, in two groups: those that always may, and the others. */
export function byVerdict(clips: readonly Clip[], verdicts: ChurchPictures['verdicts']): [Clip[], Clip[]] {
  const said = (wanted: Verdict | undefined) => clips.filter(({ asset }) => verdicts[asset] === wanted);
  return [said('always'), said(undefined)];
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

/** English words for what an upload shows, by its name and tags: of Korean ones what the picture table has. */
export const tagsOf = ({ words }: Pick<OwnPicture, 'words'>): string[] =>
  [...new Set(words.flatMap((word) => picturesOf(word.trim().toLowerCase()).flatMap(pictureWordsOf)))].slice(
    0,
    MOST_TAGS,
  );

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

const wordsOf = (text: string): Set<string> => new Set(pictureWordsOf(text));

function isShaped(clip: Clip, format: Format): boolean {
  const { width, height } = FORMATS[format];
  return clip.width >= clip.height === width >= height;
}
