/** Runs of letters this long that occur once on each side are taken for the same place. */
const ANCHOR_LENGTH = 6;
/** Largest table of a comparison letter by letter; gaps beyond are compared along their diagonal only. */
const MAX_CELLS = 4_000_000;

/**
 * For every letter of `a`, the index of the letter of `b` it corresponds to, or -1; never crossing.
 * Unique runs found on both sides divide the whole into small gaps, which are compared by edit distance:
 * hours of speech take seconds and a few megabytes.
 */
export function matchLetters(a: readonly string[], b: readonly string[]): Int32Array {
  const match = new Int32Array(a.length).fill(-1);
  let fromA = 0;
  let fromB = 0;
  for (const { at, to } of [...anchors(a, b), { at: a.length, to: b.length }]) {
    if (at < fromA || to < fromB) continue;
    matchGap({ a, b, fromA, toA: at, fromB, toB: to, match });
    fromA = at;
    fromB = to;
  }
  return match;
}

/** Starts of unique common runs, the longest chain that ascends on both sides. */
function anchors(a: readonly string[], b: readonly string[]): { at: number; to: number }[] {
  const inB = uniqueRuns(b);
  const pairs = [...uniqueRuns(a)].flatMap(([run, at]) => {
    const to = inB.get(run);
    return at !== null && to !== undefined && to !== null ? [{ at, to }] : [];
  });
  return longestAscending(pairs.sort((x, y) => x.at - y.at));
}

/** Every run of letters by its place; null where it occurs more than once. */
function uniqueRuns(letters: readonly string[]): Map<string, number | null> {
  const found = new Map<string, number | null>();
  for (let i = 0; i + ANCHOR_LENGTH <= letters.length; i++) {
    const run = letters.slice(i, i + ANCHOR_LENGTH).join('\u0000');
    found.set(run, found.has(run) ? null : i);
  }
  return found;
}

function longestAscending(pairs: readonly { at: number; to: number }[]): { at: number; to: number }[] {
  const tails: number[] = [];
  const previous = new Int32Array(pairs.length).fill(-1);
  pairs.forEach(({ to }, i) => {
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (pairs[tails[middle]!]!.to < to) low = middle + 1;
      else high = middle;
    }
    if (low > 0) previous[i] = tails[low - 1]!;
    tails[low] = i;
  });
  const chain: { at: number; to: number }[] = [];
  for (let i = tails[tails.length - 1] ?? -1; i >= 0; i = previous[i]!) chain.push(pairs[i]!);
  return chain.toReversed();
}

interface Gap {
  a: readonly string[];
  b: readonly string[];
  fromA: number;
  toA: number;
  fromB: number;
  toB: number;
  match: Int32Array;
}

const MATCH = 1;
const SKIP_A = 2;
const SKIP_B = 3;

/** Edit distance with replacement dearer than it is cheap to skip, so that only equal letters are matched. */
function matchGap({ a, b, fromA, toA, fromB, toB, match }: Gap): void {
  const rows = toA - fromA;
  const columns = toB - fromB;
  if (rows === 0 || columns === 0) return;
  const half = Math.max(50, Math.floor(MAX_CELLS / rows / 2));
  const width = Math.min(columns, half * 2) + 1;
  const firstOf = (i: number) =>
    Math.max(0, Math.min(columns + 1 - width, Math.round((i * columns) / rows) - half));
  const steps = new Uint8Array((rows + 1) * width);
  let costs = new Float32Array(width);
  for (let i = 0; i <= rows; i++) {
    const first = firstOf(i);
    const shift = i > 0 ? first - firstOf(i - 1) : 0;
    const next = new Float32Array(width);
    for (let k = 0; k < width; k++) {
      const j = first + k;
      let best = i === 0 && j === 0 ? 0 : Infinity;
      let step = 0;
      if (i > 0 && j > 0 && a[fromA + i - 1] === b[fromB + j - 1]) {
        const cost = costs[k + shift - 1] ?? Infinity;
        if (cost < best) [best, step] = [cost, MATCH];
      }
      const above = i > 0 ? (costs[k + shift] ?? Infinity) + 1 : Infinity;
      if (above < best) [best, step] = [above, SKIP_A];
      const left = k > 0 ? next[k - 1]! + 1 : Infinity;
      if (left < best) [best, step] = [left, SKIP_B];
      next[k] = best;
      steps[i * width + k] = step;
    }
    costs = next;
  }
  for (let i = rows, j = columns; i > 0 && j > 0;) {
    const step = steps[i * width + j - firstOf(i)];
    if (step === MATCH) match[fromA + i - 1] = fromB + j - 1;
    if (step === SKIP_B) j--;
    else if (step === SKIP_A) i--;
    else if (step === MATCH) {
      i--;
      j--;
    } else return;
  }
}
