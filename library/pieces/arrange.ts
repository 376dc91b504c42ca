import { writePiece, type Piece } from '../synth/piece.ts';
import type { Arrangement } from '../synth/render-track.ts';

/** How far a beat may come late in a phrase. */
const BREATH_SECONDS = 0.09;

/** A piece, ready to be played. */
export function arrange(piece: Piece): Arrangement {
  const written = writePiece(piece);
  return {
    id: piece.id,
    beatsPerMinute: piece.beatsPerMinute,
    beats: written.beats,
    parts: piece.arrange(written),
    breath: { beats: piece.barsPerPhrase * piece.beatsPerBar, seconds: BREATH_SECONDS },
  };
}
