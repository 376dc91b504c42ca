import type { Thumbnail } from '../core/thumbnail.ts';
import type { FontNeeds } from './font-needs.ts';

const known = new WeakMap<Thumbnail, FontNeeds>();

/** Each typeface of a thumbnail with the characters it draws; sorted, so that most edits ask for nothing new. */
export function thumbnailFontNeedsOf(design: Thumbnail): FontNeeds {
  const kept = known.get(design);
  if (kept) return kept;
  const needs = design.items.flatMap((item) =>
    item.kind === 'text'
      ? [
          {
            family: item.type.family,
            weight: item.type.weight,
            text: [...new Set(item.text)].sort().join(''),
          },
        ]
      : [],
  );
  const made = { needs, key: JSON.stringify(needs) };
  known.set(design, made);
  return made;
}
