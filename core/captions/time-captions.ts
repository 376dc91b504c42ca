import type { Caption, Word } from '../video.ts';
import {
  CAPTION_GAP_MS,
  MAX_CAPTION_MS,
  MIN_CAPTION_MS,
  textWidth,
  type CaptionLimits,
} from './caption-limits.ts';
import type { LaidOutCaption } from './divide-words.ts';

/** A caption stays a moment after its last word. */
const LINGER_MS = 250;
/** A shorter break between two captions flickers: the first then stays until two frames before the second. */
const FLICKER_MS = 500;
/** A caption waits so long at the most for the one before it to be seen ("네." and the next sentence at once). */
const MOST_WAIT_MS = 1500;

/**
 * Start and end of captions: at their first word, until they can be read, but two frames before the next. Where a
 * sentence is over sooner than anything can be seen, the next caption waits; where words keep coming too fast for that
 * too, the start stays near its word and the text whole. Word times are kept, inside the times of their caption.
 */
export function timeCaptions(captions: readonly LaidOutCaption[], limits: CaptionLimits): Caption[] {
  const starts: number[] = [];
  for (const { words } of captions) {
    const spokenMs = words[0]!.startMs;
    const before = starts[starts.length - 1];
    const seenMs = before === undefined ? 0 : before + MIN_CAPTION_MS + CAPTION_GAP_MS;
    const soonest = Math.min(seenMs, spokenMs + MOST_WAIT_MS);
    starts.push(Math.max(spokenMs, soonest, (before ?? -1) + 1));
  }
  return captions.map(({ words, lines }, i) => {
    const startMs = starts[i]!;
    const next = starts[i + 1] ?? Infinity;
    const width = lines.reduce((sum, line) => sum + textWidth(line), 0);
    const read = Math.max(MIN_CAPTION_MS, (width / limits.widthPerSecond) * 1000);
    const spokenUntil = words.reduce((latest, word) => Math.max(latest, word.endMs), 0);
    const wanted = Math.max(spokenUntil + LINGER_MS, startMs + read);
    const gap = Math.min(CAPTION_GAP_MS, Math.floor((next - startMs) / 3));
    const limit = Math.min(startMs + MAX_CAPTION_MS, next - gap);
    const endMs = Math.max(
      startMs + 1,
      Math.floor(next - wanted < FLICKER_MS ? limit : Math.min(wanted, limit)),
    );
    return {
      id: `c${String(i + 1).padStart(4, '0')}`,
      startMs,
      endMs,
      lines: [...lines],
      words: words.map((word) => within(word, startMs, endMs)),
    };
  });
}

/** A word with its times inside those of its caption: the last one gives up the gap to the next caption. */
export function within(word: Word, startMs: number, endMs: number): Word {
  if (word.startMs >= startMs && word.endMs <= endMs && word.startMs <= word.endMs) return word;
  const clamp = (ms: number) => Math.min(endMs, Math.max(startMs, ms));
  return { ...word, startMs: clamp(word.startMs), endMs: clamp(word.endMs) };
}
