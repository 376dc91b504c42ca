import type { Caption } from '../video.ts';
import { CAPTION_GAP_MS, MIN_CAPTION_MS } from './caption-limits.ts';
import { LEAST_MS } from './nudge-caption.ts';
import { retimed } from './paginate-again.ts';

/** How long a new caption is where there is room. */
const NEW_MS = 2_000;

/**
 * Captions with an empty one after another: in the pause that follows it, else in the second half of its time.
 *
 * @param request.newId id of the new one
 * @param request.untilMs where the recording ends
 * @returns null where there is no time for one more
 */
export function insertAfter(
  captions: readonly Caption[],
  request: { id: string; newId: string; untilMs: number },
): Caption[] | null {
  const at = captions.findIndex(({ id }) => id === request.id);
  const caption = captions[at];
  if (!caption) return null;
  const endsBefore = roomEnd(captions[at + 1], request.untilMs);
  const from = caption.endMs + CAPTION_GAP_MS;
  if (endsBefore - from >= MIN_CAPTION_MS) {
    const made = emptyCaption(request.newId, from, Math.min(endsBefore, from + NEW_MS));
    return captions.toSpliced(at + 1, 0, made);
  }
  const middle = Math.round((caption.startMs + caption.endMs) / 2);
  const first = retimed(caption, caption.startMs, middle - CAPTION_GAP_MS);
  if (first.endMs - first.startMs < LEAST_MS || caption.endMs - middle < LEAST_MS) return null;
  return captions.toSpliced(at, 1, first, emptyCaption(request.newId, middle, caption.endMs));
}

/**
 * Captions with an empty one at a moment that has none.
 * @returns null where there is a caption already, or no time for one
 */
export function insertAt(
  captions: readonly Caption[],
  request: { atMs: number; newId: string; untilMs: number },
): Caption[] | null {
  const next = captions.findIndex(({ startMs }) => startMs > request.atMs);
  const at = next === -1 ? captions.length : next;
  const before = captions[at - 1];
  const startMs = Math.max(Math.round(request.atMs), before ? before.endMs + CAPTION_GAP_MS : 0);
  const endMs = Math.min(startMs + NEW_MS, roomEnd(captions[at], request.untilMs));
  if ((before && request.atMs < before.endMs) || endMs - startMs < LEAST_MS) return null;
  return captions.toSpliced(at, 0, emptyCaption(request.newId, startMs, endMs));
}

const roomEnd = (next: Caption | undefined, untilMs: number): number =>
  next ? next.startMs - CAPTION_GAP_MS : untilMs;

const emptyCaption = (id: string, startMs: number, endMs: number): Caption => ({
  id,
  startMs,
  endMs,
  lines: [''],
  words: [],
});
