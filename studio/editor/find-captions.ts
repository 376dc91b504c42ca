import type { Caption, Video } from '../../core/video.ts';
import { editCaption, MAX_CAPTION_LENGTH } from './edit-document.ts';

/** A place in the text of a caption (its lines, joined by `\n`): `from` included, `to` not. */
export interface Found {
  id: string;
  from: number;
  to: number;
}

export const textOf = ({ lines }: Pick<Caption, 'lines'>): string => lines.join('\n');

/**
 * Where some words stand in the captions, in order. Spaces stand for any white space, so that words are found across the
 * two lines of a caption; Hangul is found however it is composed, and capitals count only if `matchCase`.
 */
export function findInCaptions(
  captions: readonly Pick<Caption, 'id' | 'lines'>[],
  query: string,
  { matchCase = false }: { matchCase?: boolean } = {},
): Found[] {
  const pattern = patternOf(query, matchCase);
  if (!pattern) return [];
  return captions.flatMap((caption) =>
    [...textOf(caption).matchAll(pattern)].map(({ index, 0: found }) => ({
      id: caption.id,
      from: index,
      to: index + found.length,
    })),
  );
}

/**
 * The document with other words in the given places. Captions that would become too long stay as they are.
 * @returns also in how many places
 */
export function withReplaced(
  video: Video,
  places: readonly Found[],
  replacement: string,
): { video: Video; count: number } {
  const ofCaption = new Map<string, Found[]>();
  for (const place of places) ofCaption.set(place.id, [...(ofCaption.get(place.id) ?? []), place]);
  let count = 0;
  const captions = video.captions.map((caption) => {
    const own = ofCaption.get(caption.id);
    if (!own) return caption;
    const text = replaceIn(textOf(caption), own, replacement);
    if (text.length > MAX_CAPTION_LENGTH) return caption;
    count += own.length;
    return editCaption(caption, text, video.language);
  });
  return count === 0 ? { video, count } : { video: { ...video, captions }, count };
}

/** The number of the place to go to from another one, or from none (null), round over the ends; -1 where there are none. */
export function nextFound(count: number, from: number | null, step: 1 | -1): number {
  if (count === 0) return -1;
  if (from === null) return step === 1 ? 0 : count - 1;
  return (from + step + count) % count;
}

function replaceIn(text: string, places: readonly Found[], replacement: string): string {
  const changed = places.toReversed().reduce((present, { from, to }) => {
    const brokeLine = present.slice(from, to).includes('\n');
    // words that stood on two lines go on doing so
    const words = brokeLine ? replacement.replace(/\s+/u, '\n') : replacement;
    return present.slice(0, from) + words + present.slice(to);
  }, text);
  // what is taken out takes its space along
  return replacement === '' ? changed.replace(/ {2,}/gu, ' ').replace(/^ +| +$/gmu, '') : changed;
}

function patternOf(query: string, matchCase: boolean): RegExp | null {
  const words = query.normalize('NFC').trim().split(/\s+/u);
  if (words[0] === '') return null;
  const forms = words.map((word) => {
    const apart = word.normalize('NFD');
    return apart === word ? escaped(word) : `(?:${escaped(word)}|${escaped(apart)})`;
  });
  return new RegExp(forms.join('\\s+'), matchCase ? 'gu' : 'giu');
}

const escaped = (text: string): string => text.replace(/[$()*+.?[\\\]^{|}/]/g, '\\$&');
