import { broken, strokes, type Piece } from '../synth/piece.ts';

/** Plucked strings, in C: fingers that walk through the chords, a tune on top, warm air underneath. */
export const WHEAT_FIELD: Piece = {
  id: 'wheat-field',
  beatsPerMinute: 72,
  beatsPerBar: 4,
  scale: 'C D E F G A B',
  voices: ['G3', 'C5'],
  bass: ['E2', 'E3'],
  barsPerPhrase: 4,
  levels: [0.86, 0.9, 0.92, 0.96, 0.94, 0.92, 0.98, 0.96, 0.8],
  // prettier-ignore
  bars: [
  { chords: 'C:4', melody: 'G4:2 E5:2' },
  { chords: 'G/B:4', melody: 'D5:3 B4:1' },
  { chords: 'Am7:4', melody: 'C5:2 E5:1 D5:1' },
  { chords: 'Fadd9:4', melody: 'C5:3 A4:1' },
  { chords: 'C/E:4', melody: 'G4:1 C5:1 E5:2' },
  { chords: 'F:4', melody: 'F5:1 E5:1 C5:2' },
  { chords: 'Dm7:4', melody: 'D5:2 C5:1 A4:1' },
  { chords: 'G7sus4:2 G:2', melody: 'C5:2 B4:2' },

  { chords: 'C:4', melody: 'E5:2 G5:2' },
  { chords: 'G/B:4', melody: 'G5:1 D5:3' },
  { chords: 'Am7:4', melody: 'E5:2 C5:2' },
  { chords: 'Fadd9:4', melody: 'A4:2 C5:2' },
  { chords: 'C/E:4', melody: 'E5:1 D5:1 C5:2' },
  { chords: 'F:4', melody: 'A4:1 C5:1 F5:2' },
  { chords: 'Dm7:2 G:2', melody: 'F5:1 D5:1 B4:2' },
  { chords: 'C:4', melody: 'C5:4' },

  { chords: 'Am7:4', melody: 'C5:1 E5:1 A5:2' },
  { chords: 'Em7:4', melody: 'G5:2 E5:1 D5:1' },
  { chords: 'F:4', melody: 'C5:2 A4:1 C5:1' },
  { chords: 'C/E:4', melody: 'G5:2 E5:2' },
  { chords: 'Dm7:4', melody: 'F5:2 D5:1 C5:1' },
  { chords: 'Am7:4', melody: 'E5:2 C5:2' },
  { chords: 'Fadd9:4', melody: 'A4:1 C5:1 G5:2' },
  { chords: 'G7sus4:2 G:2', melody: 'D5:2 B4:2' },

  { chords: 'C:4', melody: 'E5:2 G5:2' },
  { chords: 'G/B:4', melody: 'G5:1 D5:3' },
  { chords: 'Am7:4', melody: 'E5:2 C5:2' },
  { chords: 'Fadd9:4', melody: 'A4:2 C5:2' },
  { chords: 'C/E:4', melody: 'E5:1 D5:1 C5:2' },
  { chords: 'F:4', melody: 'A4:1 C5:1 F5:2' },
  { chords: 'Dm7:2 G7sus4:2', melody: 'F5:1 D5:1 C5:2' },
  { chords: 'C:4', melody: 'C5:3 -:1' },

  { chords: 'Fadd9:4', melody: '-:1 A4:1 C5:1 G5:1' },
  { chords: 'C/E:4', melody: 'G5:2 E5:2' },
  { chords: 'Dm7:4', melody: 'F5:1 E5:1 D5:2' },
  { chords: 'G7sus4:2 G:2', melody: 'D5:2 B4:2' },
  ],
  arrange(written) {
    const fingers = strokes('b:0:0.72 1:0.5:0.42 2:1:0.46 0:1.5:0.44 b:2:0.6 2:2.5:0.44 1:3:0.42 0:3.5:0.4');
    const few = strokes('b:0:0.66 1:1:0.4 2:1.5:0.42 0:2.5:0.4 1:3:0.38');
    const plucked = broken(written, ({ bar }) => (bar >= 32 || bar < 4 ? few : fingers), 2.5);
    const tune = written.melody.map((note) => ({ ...note, beats: note.beats + 0.4 }));
    return [
      { instrument: 'pluck', notes: written.shaped(plucked), gainDb: 0, hallDb: -14 },
      { instrument: 'pluck', notes: written.shaped(tune, 1.15), gainDb: -3, hallDb: -9 },
      { instrument: 'pad', notes: written.shaped(written.lines.flat()), gainDb: -4, hallDb: -8 },
    ];
  },
};
