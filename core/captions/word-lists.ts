/** Whether a word is one of those listed, parted by spaces. */
export function oneOf(list: string): (word: string) => boolean {
  const words = new Set(list.trim().split(/\s+/));
  return (word) => words.has(word);
}

/** Whether a word ends with one of the endings listed, parted by spaces, or is one of them. */
export function endsWithOneOf(list: string): (word: string) => boolean {
  const byLast = new Map<string, string[]>();
  for (const ending of list.trim().split(/\s+/)) {
    const last = ending.at(-1)!;
    byLast.set(last, [...(byLast.get(last) ?? []), ending]);
  }
  return (word) => byLast.get(word.at(-1)!)?.some((ending) => word.endsWith(ending)) ?? false;
}
