import type { Caption } from '../video.ts';
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

/**
 * Start and end of captions: at their first word, until they can be read, but two frames before the next.
 * Where words come too fast for that the start stays right and the text whole.
 */
export function timeCaptions(captions: readonly LaidOutCaption[], limits: CaptionLimits): Caption[] {
  const starts: number[] = [];
  for (const { words } of captions) {
    starts.push(Math.max(words[0]!.startMs, (starts[starts.length - 1] ?? -1) + 1));
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
    const endMs = next - wanted < FLICKER_MS ? limit : Math.min(wanted, limit);
    return {
      id: `c${String(i + 1).padStart(4, '0')}`,
      startMs,
      endMs: Math.max(startMs + 1, Math.round(endMs)),
      lines: [...lines],
      words: [...words],
    };
  });
}
