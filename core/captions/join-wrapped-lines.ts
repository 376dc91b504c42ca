const ENDED = /[.!?…,;:。，！？"'”’)\]]$/u;

/**
 * Lines of a paragraph that an editor broke at its margin, put together again; lines broken on purpose stay.
 * A margin shows by lines that come close to the longest one and stop without any mark, among others that do end in marks.
 */
export function joinWrappedLines(lines: readonly string[]): string[] {
  const longest = Math.max(0, ...lines.map((line) => line.length));
  const marked = lines.some((line) => /[.!?…。]/u.test(line));
  if (lines.length < 2 || longest < 24 || !marked) return [...lines];
  const joined: string[] = [];
  let wraps = false;
  for (const line of lines) {
    if (wraps) joined[joined.length - 1] += ` ${line}`;
    else joined.push(line);
    wraps = !ENDED.test(line) && line.length > longest * 0.75;
  }
  return joined;
}
