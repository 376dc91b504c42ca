import { broken, pedalled, strokes, type Piece } from '../synth/piece.ts';

/** Low and grave, in D minor: an organ, dark strings, and seldom a piano far below. For Lent and for days of mourning. */
export const FORTY_DAYS: Piece = {
  id: 'forty-days',
  beatsPerMinute: 52,
  beatsPerBar: 4,
  // the third of the dominant is raised where it leads home
  scale: 'D E F G A Bb C C#',
  voices: ['A2', 'D4'],
  bass: ['F1', 'F2'],
  barsPerPhrase: 4,
  levels: [0.82, 0.92, 0.98, 1.02, 1, 0.92, 0.8],
  // prettier-ignore
  bars: [
  { chords: 'Dm:4', melody: 'D4:3 E4:1' },
  { chords: 'Gm/D:2 Dm:2', melody: 'D4:2 A3:2' },
  { chords: 'Bb:4', melody: 'D4:2 F4:2' },
  { chords: 'A7sus4:2 A:2', melody: 'D4:2 C#4:2' },
  { chords: 'Dm:4', melody: 'F4:3 E4:1' },
  { chords: 'C/E:4', melody: 'G4:2 E4:2' },
  { chords: 'Gm:2 Dm/F:2', melody: 'Bb4:1 G4:1 A4:2' },
  { chords: 'A7sus4:2 A:2', melody: 'G4:2 E4:2' },

  { chords: 'F:4', melody: 'A4:3 G4:1' },
  { chords: 'C/E:4', melody: 'G4:2 E4:2' },
  { chords: 'Dm:4', melody: 'F4:3 A4:1' },
  { chords: 'Am:4', melody: 'E4:4' },
  { chords: 'Bb:4', melody: 'D4:2 F4:2' },
  { chords: 'Gm:4', melody: 'Bb4:2 G4:2' },
  { chords: 'Em7b5:2 A:2', melody: 'G4:2 E4:2' },
  { chords: 'A7sus4:2 A:2', melody: 'D4:2 C#4:2' },

  { chords: 'Dm:4', melody: 'D4:2 A4:2' },
  { chords: 'Gm/Bb:4', melody: 'Bb4:2 G4:2' },
  { chords: 'F/A:4', melody: 'A4:2 F4:2' },
  { chords: 'Gm:4', melody: 'G4:2 D4:2' },
  { chords: 'Bb:4', melody: 'F4:2 D4:2' },
  { chords: 'C:4', melody: 'E4:2 G4:2' },
  { chords: 'Am:2 Dm:2', melody: 'E4:2 F4:2' },
  { chords: 'Gm:2 A7sus4:2', melody: 'D4:2 E4:2' },
  { chords: 'Dsus4:2 Dm:2', melody: 'G4:2 F4:2' },
  { chords: 'A7sus4:4', melody: '-:2 E4:2' },
  ],
  arrange(written) {
    const depth = strokes('b:0:0.5 0:2:0.32');
    return [
      { instrument: 'organ', notes: written.shaped(written.lines.flat()), gainDb: -2, hallDb: -7 },
      { instrument: 'organ', notes: written.shaped(written.bass, 1.1), gainDb: -5, hallDb: -12 },
      { instrument: 'strings', notes: written.shaped(written.melody), gainDb: -1, hallDb: -6 },
      {
        instrument: 'piano',
        notes: written.shaped(
          pedalled(
            written,
            broken(written, () => depth),
          ),
        ),
        gainDb: -7,
        hallDb: -7,
      },
    ];
  },
};
