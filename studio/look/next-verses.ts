import type { Reference } from '../../core/scripture/find-references.ts';

/** The first tap is where it begins, the second where it ends; a tap before the beginning begins anew. */
export function nextVerses(verses: Reference['verses'], tapped: number): Reference['verses'] {
  if (!verses || verses.to > verses.from || tapped < verses.from) return { from: tapped, to: tapped };
  return tapped === verses.from ? null : { from: verses.from, to: tapped };
}
