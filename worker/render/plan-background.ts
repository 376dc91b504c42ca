import { msToFrame } from '../../core/format.ts';
import type { Span, Timeline, TimelineShot } from '../../core/timeline.ts';

/** A run of a clip's own frames, at our frame rate. */
export interface ClipPiece {
  asset: string;
  /** First frame of the clip. */
  clipFrom: number;
  frames: number;
}

/** A shot as far as a chunk shows it. Frames count from the start of the chunk. */
export interface ShotPiece extends Span {
  /** The pieces tile the span; more than one where a loop starts over. */
  pieces: ClipPiece[];
  /** Frames over which it is mixed over the shot before; 0 where it starts alone. */
  fadeInFrames: number;
}

/**
 * What the background of a chunk is made of. The shots come in order; each begins inside the one before it only
 * for its crossfade, and never more than two are seen at once.
 *
 * @param chunk must not begin or end inside a crossfade, see planChunks
 */
export function planBackground(shots: Timeline['shots'], chunk: Span): ShotPiece[] {
  return shots.flatMap((shot) => {
    const from = Math.max(chunk.from, shot.from);
    const to = Math.min(chunk.to, shot.to);
    if (to <= from) return [];
    const fadesHere =
      shot.fadeInFrames > 0 && shot.from >= chunk.from && chunk.from < shot.from + shot.fadeInFrames;
    return [
      {
        from: from - chunk.from,
        to: to - chunk.from,
        fadeInFrames: fadesHere ? shot.fadeInFrames : 0,
        pieces: piecesOf(shot, from - shot.from, to - from),
      },
    ];
  });
}

/** The same frames that the composition shows: from the clip's start frame on, over and over where it loops. */
function piecesOf({ clip, clipFromFrame }: TimelineShot, skip: number, frames: number): ClipPiece[] {
  const clipFrames = Math.max(1, msToFrame(clip.durationMs));
  const first = (clipFromFrame % clipFrames) + skip;
  // a clip that is over stands still at its last frame: nothing can be read from beyond it
  if (!clip.loops) return [{ asset: clip.asset, clipFrom: Math.min(first, clipFrames - 1), frames }];
  const pieces: ClipPiece[] = [];
  for (let done = 0; done < frames;) {
    const clipFrom = (first + done) % clipFrames;
    const length = Math.min(frames - done, clipFrames - clipFrom);
    pieces.push({ asset: clip.asset, clipFrom, frames: length });
    done += length;
  }
  return pieces;
}
