import type { Scene } from '../video.ts';
import { PICTURE_IDEAS, QUIET_PICTURES } from './picture-ideas.ts';
import type { PictureIdea } from './picture-ideas.ts';

/** What may follow a Korean noun: particles and the copula. Without them `물` would be found in `물건`, `산` in `산다`. */
const PARTICLES =
  '(?:들|은|는|이|가|을|를|의|에|에서|에게|으로|로|과|와|도|만|까지|부터|처럼|같은|같이|이나|나|마다|조차|보다|위|위에|속|속에|속으로|가에|이다|이며|이고|이요|이라|이신|이시다|입니다|인|이여|여|께서|께|님)*';

const WORDS = PICTURE_IDEAS.map((idea) => ({ idea, words: wordsOf(idea) }));

function wordsOf(idea: PictureIdea): RegExp {
  const korean = idea.ko.split(' ');
  const syllables = korean.filter((word) => word.length === 1).join('|');
  const stems = korean.filter((word) => word.length > 1).join('|');
  const alternatives = [
    ...(syllables ? [`(?:${syllables})${PARTICLES}(?!\\p{L})`] : []),
    ...(stems ? [`(?:${stems})`] : []),
    `(?:${idea.en.replaceAll(' ', '|')})(?!\\p{L})`,
  ];
  return new RegExp(`(?<!\\p{L})(?:${alternatives.join('|')})`, 'giu');
}

/**
 * A picture idea and a tone for each scene from what is said in it, by a table of words. Neighbours look different where
 * anything else fits, and a theme that returns gets its next picture.
 */
export function chooseIdeas(texts: readonly string[]): Pick<Scene, 'picture' | 'tone'>[] {
  const timesUsed = new Map<PictureIdea, number>();
  let quiet = 0;
  let before: PictureIdea | null = null;
  return texts.map((text) => {
    const hits = hitsIn(text);
    const fresh = hits.filter((hit) => hit.idea !== before);
    const chosen = best(fresh.length > 0 ? fresh : hits);
    before = chosen;
    if (!chosen) return { picture: QUIET_PICTURES[quiet++ % QUIET_PICTURES.length]!, tone: 'calm' };
    const times = timesUsed.get(chosen) ?? 0;
    timesUsed.set(chosen, times + 1);
    return { picture: chosen.pictures[times % chosen.pictures.length]!, tone: toneOf(hits, chosen) };
  });
}

interface Hit {
  idea: PictureIdea;
  score: number;
}

const hitsIn = (text: string): Hit[] =>
  WORDS.map(({ idea, words }) => ({ idea, score: (text.match(words)?.length ?? 0) * idea.weight })).filter(
    (hit) => hit.score > 0,
  );

const best = (hits: readonly Hit[]): PictureIdea | null =>
  hits.reduce<Hit | null>((top, hit) => (top === null || hit.score > top.score ? hit : top), null)?.idea ??
  null;

/** The tone most of what is said has; the picture's own where two are even. */
function toneOf(hits: readonly Hit[], chosen: PictureIdea): Scene['tone'] {
  const total = (tone: Scene['tone']) =>
    hits.filter((hit) => hit.idea.tone === tone).reduce((sum, hit) => sum + hit.score, 0);
  const own = total(chosen.tone);
  const stronger = (['bright', 'calm', 'dark'] as const).filter((tone) => total(tone) > own);
  return stronger.reduce((top, tone) => (total(tone) > total(top) ? tone : top), chosen.tone);
}
