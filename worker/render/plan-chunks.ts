import type { Span, Timeline } from '../../core/timeline.ts';

/** Six seconds: an edit redoes little, and starting ffmpeg (0.2 s) stays a small share. */
const CHUNK_FRAMES = 180;
/** A shorter rest is made part of the chunk before it. */
const MIN_FRAMES = 60;

/**
 * The video cut into chunks that tile it. No cut falls inside a crossfade, so that each chunk can be composed alone.
 * Cuts depend on length and shots only: editing a caption moves none.
 */
export function planChunks({
  durationInFrames,
  shots,
}: Pick<Timeline, 'durationInFrames' | 'shots'>): Span[] {
  const chunks: Span[] = [];
  let from = 0;
  while (from < durationInFrames) {
    let to = from + CHUNK_FRAMES;
    for (const shot of shots) {
      const mixedAt = shot.from + shot.fadeInFrames;
      if (shot.from < to && to < mixedAt) to = mixedAt;
    }
    if (durationInFrames - to < MIN_FRAMES) to = durationInFrames;
    chunks.push({ from, to });
    from = to;
  }
  return chunks;
}
