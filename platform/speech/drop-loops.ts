import { bare, type Stretch } from './heard.ts';

/** Longest phrase that is looked for again and again, in words. */
const LONGEST = 30;
/** Said so often in a row, a phrase is a loop; or this often, where something else speaks for it. */
const SURE = 8;
const SUSPECT = 4;
/** Whisper's own bound for a text that repeats itself, and one for a text it is unsure of. */
const COMPRESSION = 2.4;
const UNSURE = -0.8;
/** Letters a second that nobody speaks. */
const TOO_FAST = 18;
/** One word that is nothing but one syllable or two, over and over. */
const STUTTER = /^(.{1,4}?)\1{7,}.{0,4}$/u;

/**
 * Without what Whisper writes when it is caught in a loop: of a phrase that comes again and again, in one stretch or
 * over many, only the first is kept. What a congregation calls out three times, or seven, stays.
 */
export function dropLoops(stretches: readonly Stretch[]): Stretch[] {
  const tokens = stretches.flatMap((stretch, s) =>
    stretch.words.map((word, w) => ({ key: bare(word.text), s, w, word })),
  );
  const dropped = new Set<string>();
  const drop = ({ s, w }: { s: number; w: number }) => dropped.add(`${s} ${w}`);
  for (const token of tokens) if (STUTTER.test(token.key)) drop(token);
  const keys = tokens.map(({ key }) => key);
  for (let at = 0; at < tokens.length;) {
    const loop = findLoop(keys, at);
    if (!loop) {
      at++;
      continue;
    }
    const own = tokens.slice(at, at + loop.length);
    const first = own[0]!.word;
    const last = own.at(-1)!.word;
    const letters = own.reduce((sum, { key }) => sum + key.length, 0);
    const isSuspect =
      letters > (TOO_FAST * (last.endMs - first.startMs)) / 1000 ||
      own.some(({ s }) => stretches[s]!.compression > COMPRESSION || stretches[s]!.logProb < UNSURE);
    if (loop.times >= SURE || isSuspect) own.slice(loop.period).forEach(drop);
    at += loop.length;
  }
  if (dropped.size === 0) return [...stretches];
  return stretches.flatMap((stretch, s) => {
    const words = stretch.words.filter((_, w) => !dropped.has(`${s} ${w}`));
    const [first, last] = [words[0], words.at(-1)];
    if (!first || !last) return [];
    const text = words.map((word) => word.text).join(' ');
    return [{ ...stretch, text, startMs: first.startMs, endMs: last.endMs, words }];
  });
}

/** The shortest phrase that is repeated from a word on, at least `SUSPECT` times. */
function findLoop(
  keys: readonly string[],
  at: number,
): { period: number; times: number; length: number } | null {
  for (let period = 1; period <= LONGEST && at + period * SUSPECT <= keys.length; period++) {
    let length = period;
    while (at + length < keys.length && keys[at + length] === keys[at + length - period]) length++;
    const times = Math.floor(length / period);
    if (times >= SUSPECT) return { period, times, length };
  }
  return null;
}
