import type { Caption } from '../video.ts';
import { CAPTION_GAP_MS } from './caption-limits.ts';
import { retimed } from './paginate-again.ts';

/** No caption becomes shorter than this. */
export const LEAST_MS = 300;

/**
 * Captions with one that starts or ends earlier or later. Moving a start takes the end of the caption before along where
 * they would touch; an end stops before the next one. The first word moves with the start where they were together.
 *
 * @param nudge.byMs below 0 for earlier
 * @param nudge.untilMs where the recording ends
 * @returns the same captions where there is no room
 */
export function nudgeCaption(
  captions: readonly Caption[],
  nudge: { id: string; edge: 'start' | 'end'; byMs: number; untilMs: number },
): readonly Caption[] {
  const at = captions.findIndex(({ id }) => id === nudge.id);
  const caption = captions[at];
  if (!caption) return captions;
  const before = captions[at - 1];
  const after = captions[at + 1];
  if (nudge.edge === 'end') {
    const latest = after && after.startMs > caption.startMs ? after.startMs - CAPTION_GAP_MS : nudge.untilMs;
    const endMs = clamp(
      caption.endMs + nudge.byMs,
      caption.startMs + LEAST_MS,
      Math.max(latest, caption.endMs),
    );
    return replaced(captions, { [at]: retimed(caption, caption.startMs, endMs) });
  }
  const earliest = before ? before.startMs + LEAST_MS + CAPTION_GAP_MS : 0;
  const wanted = caption.startMs + nudge.byMs;
  const startMs = clamp(wanted, Math.min(earliest, caption.startMs), caption.endMs - LEAST_MS);
  const [first, ...rest] = caption.words;
  const words =
    first && first.startMs === caption.startMs && startMs < first.endMs
      ? [{ ...first, startMs }, ...rest]
      : caption.words;
  const moved = retimed({ ...caption, words }, startMs, caption.endMs);
  const touches = before !== undefined && before.endMs > startMs - CAPTION_GAP_MS;
  return replaced(captions, {
    [at]: moved,
    ...(touches && { [at - 1]: retimed(before, before.startMs, startMs - CAPTION_GAP_MS) }),
  });
}

/**
 * Captions with one that comes earlier or later as a whole, its words with it: between its neighbours, which stay.
 *
 * @param move.byMs below 0 for earlier
 * @param move.untilMs where the recording ends
 */
export function moveCaption(
  captions: readonly Caption[],
  move: { id: string; byMs: number; untilMs: number },
): readonly Caption[] {
  const at = captions.findIndex(({ id }) => id === move.id);
  const caption = captions[at];
  if (!caption) return captions;
  const before = captions[at - 1];
  const after = captions[at + 1];
  const earliest = before ? before.endMs + CAPTION_GAP_MS : 0;
  const latest = (after ? after.startMs - CAPTION_GAP_MS : move.untilMs) - (caption.endMs - caption.startMs);
  const { startMs } = caption;
  // where it touches a neighbour already it stays, and may still go the other way
  const to = clamp(startMs + move.byMs, Math.min(earliest, startMs), Math.max(latest, startMs));
  if (to === startMs) return captions;
  const later = <T extends { startMs: number; endMs: number }>(part: T): T => ({
    ...part,
    startMs: part.startMs + to - startMs,
    endMs: part.endMs + to - startMs,
  });
  return replaced(captions, { [at]: { ...later(caption), words: caption.words.map(later) } });
}

const clamp = (ms: number, least: number, most: number): number => Math.max(least, Math.min(ms, most));

const replaced = (captions: readonly Caption[], changes: Record<number, Caption>): Caption[] =>
  captions.map((caption, i) => changes[i] ?? caption);
