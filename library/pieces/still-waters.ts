import type { Arrangement } from '../synth/render-track.ts';
import { BEATS_PER_MINUTE, writeScore } from '../synth/score.ts';

/** A soft piano over held tones. */
export function stillWaters(): Arrangement {
  const score = writeScore();
  return {
    id: 'still-waters',
    beatsPerMinute: BEATS_PER_MINUTE,
    beats: score.beats,
    breath: { beats: score.beats, seconds: 0 },
    parts: [
      { instrument: 'piano', notes: score.piano, gainDb: 0, hallDb: -7 },
      { instrument: 'pad', notes: score.pad, gainDb: -3.6, hallDb: -10 },
      { instrument: 'bass', notes: score.bass, gainDb: -6.7, hallDb: -10 },
    ],
  };
}
