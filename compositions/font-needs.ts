import { overlayOf } from '../core/overlay.ts';
import type { Template, Type } from '../core/template.ts';
import type { Video } from '../core/video.ts';
import { cardTexts } from '../core/card-texts.ts';
import type { FontNeed } from './fonts.ts';

export interface FontNeeds {
  needs: FontNeed[];
  /** Equal for documents that need the same glyphs. */
  key: string;
}

const known = new WeakMap<Video, FontNeeds & { template: Template }>();

/** Each typeface with the characters it will draw; sorted, so that most edits ask for nothing new. */
export function fontNeedsOf(video: Video, template: Template): FontNeeds {
  const kept = known.get(video);
  if (kept?.template === template) return kept;
  const needs = collectNeeds(video, overlayOf(video, template).template);
  const made = { template, needs, key: JSON.stringify(needs) };
  known.set(video, made);
  return made;
}

function collectNeeds(video: Video, { card, bug, caption }: Template): FontNeed[] {
  const title = cardTexts(video, 'title');
  const closing = cardTexts(video, 'closing');
  const texts: [Type, string][] = [
    [card.kicker, title.kicker + closing.kicker],
    [card.title, title.title + closing.title],
    [card.detail, [...title.details, ...closing.details].join('')],
    ...(card.seal ? [[card.seal.type, card.seal.text] satisfies [Type, string]] : []),
    [bug.type, video.church],
    [caption.type, video.captions.flatMap((c) => c.lines).join('')],
  ];
  return texts.map(([{ family, weight }, text]) => ({
    family,
    weight,
    text: [...new Set(text)].sort().join(''),
  }));
}
