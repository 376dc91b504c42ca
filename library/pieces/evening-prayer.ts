import { broken, pedalled, strokes, type Piece } from '../synth/piece.ts';

/** A piano alone, in three, in F: a song without words at the end of a day. */
export const EVENING_PRAYER: Piece = {
  id: 'evening-prayer',
  beatsPerMinute: 60,
  beatsPerBar: 3,
  scale: 'F G A Bb C D E',
  voices: ['C3', 'F4'],
  bass: ['F1', 'E2'],
  barsPerPhrase: 8,
  levels: [0.88, 0.96, 0.92, 1.04, 0.8],
  // prettier-ignore
  bars: [
  { chords: 'F:3', melody: 'C5:2 A4:1' },
  { chords: 'Dm7:3', melody: 'D5:1 C5:1 A4:1' },
  { chords: 'Bb:3', melody: 'F5:2 D5:1' },
  { chords: 'C7sus4:3', melody: 'C5:3' },
  { chords: 'F/A:3', melody: 'A4:1 C5:1 F5:1' },
  { chords: 'Bb:3', melody: 'D5:2 F5:1' },
  { chords: 'Gm7:3', melody: 'D5:1 C5:1 Bb4:1' },
  { chords: 'C7sus4:2 C:1', melody: 'C5:2 G4:1' },

  { chords: 'F:3', melody: 'C5:1 F5:1 A5:1' },
  { chords: 'Dm7:3', melody: 'A5:2 F5:1' },
  { chords: 'Bbadd9:3', melody: 'F5:1 D5:2' },
  { chords: 'C:3', melody: 'E5:2 C5:1' },
  { chords: 'F/A:3', melody: 'F5:1 E5:1 C5:1' },
  { chords: 'Bb:3', melody: 'D5:2 C5:1' },
  { chords: 'Gm7:3', melody: 'Bb4:1 D5:1 F5:1' },
  { chords: 'C7sus4:1 C:2', melody: 'F5:1 E5:2' },

  { chords: 'Dm:3', melody: 'F5:2 E5:1' },
  { chords: 'Am7:3', melody: 'E5:2 C5:1' },
  { chords: 'Bbadd9:3', melody: 'D5:2 C5:1' },
  { chords: 'F/A:3', melody: 'C5:2 A4:1' },
  { chords: 'Gm7:3', melody: 'Bb4:1 C5:1 D5:1' },
  { chords: 'Dm7:3', melody: 'F5:2 A5:1' },
  { chords: 'Gm7:3', melody: 'G5:2 F5:1' },
  { chords: 'C7sus4:2 C:1', melody: 'F5:2 E5:1' },

  { chords: 'F:3', melody: 'C5:2 A4:1' },
  { chords: 'Dm7:3', melody: 'D5:1 C5:1 A4:1' },
  { chords: 'Bb:3', melody: 'F5:2 D5:1' },
  { chords: 'C:3', melody: 'E5:2 G5:1' },
  { chords: 'Am7:3', melody: 'G5:1 E5:1 C5:1' },
  { chords: 'Dm7:3', melody: 'A5:2 F5:1' },
  { chords: 'Gm7:3', melody: 'D5:1 F5:1 D5:1' },
  { chords: 'C7sus4:1 C:2', melody: 'F5:1 E5:1 G4:1' },

  { chords: 'Bbadd9:3', melody: 'D5:2 F5:1' },
  { chords: 'F/A:3', melody: 'C5:3' },
  { chords: 'Gm7:3', melody: 'Bb4:1 D5:1 F5:1' },
  { chords: 'F/A:3', melody: 'C5:2 A4:1' },
  { chords: 'Bbadd9:3', melody: '-:1 F5:1 D5:1' },
  { chords: 'C7sus4:3', melody: 'C5:3' },
  { chords: 'Fadd9:3', melody: 'A4:3' },
  { chords: 'C7sus4:2 C:1', melody: '-:3' },
  ],
  arrange(written) {
    const walking = strokes('b:0:0.6 0:1:0.36 2:1:0.32 1:2:0.36');
    const flowing = strokes('b:0:0.58 0:0.5:0.34 1:1:0.38 2:1.5:0.38 3:2:0.36 1:2.5:0.32');
    const resting = strokes('b:0:0.52 0:1:0.32 1:2:0.3');
    const hand = [walking, flowing, walking, flowing, resting];
    const left = broken(written, ({ bar }) => hand[Math.floor(bar / 8)]!);
    const piano = [...pedalled(written, written.melody), ...left].sort((a, b) => a.beat - b.beat);
    return [{ instrument: 'piano', notes: written.shaped(piano), gainDb: 0, hallDb: -8 }];
  },
};
