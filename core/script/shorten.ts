/** At most `max` UTF-16 units of a text, after a whole word where one ends in its second half. */
export function cutShort(text: string, max: number): string {
  if (text.length <= max) return text;
  const space = text.lastIndexOf(' ', max);
  // half a surrogate pair is no character, and no database takes it
  return (
    space > max / 2 ? text.slice(0, space) : text.slice(0, max).replace(/[\ud800-\udbff]$/, '')
  ).trimEnd();
}

/** The same, with `…` where something is left out. */
export const shorten = (text: string, max: number): string =>
  text.length <= max ? text : `${cutShort(text, max - 1)}…`;
