import type { Piece } from '../synth/piece.ts';

/** Strings, in G: four voices and a melody over them, as a chorale that grows and comes to rest. */
export const CEDARS: Piece = {
  id: 'cedars',
  beatsPerMinute: 60,
  beatsPerBar: 4,
  scale: 'G A B C D E F#',
  voices: ['B2', 'F#4'],
  bass: ['D2', 'D3'],
  barsPerPhrase: 6,
  levels: [0.78, 0.86, 0.96, 1.06, 0.84],
  // prettier-ignore
  bars: [
  { chords: 'G:2 D/F#:2', melody: 'B4:2 A4:2' },
  { chords: 'Em:2 C:2', melody: 'G4:2 E5:2' },
  { chords: 'G/B:2 C:2', melody: 'D5:2 C5:2' },
  { chords: 'D:4', melody: 'D5:3 A4:1' },
  { chords: 'G:2 Em:2', melody: 'B4:2 E5:2' },
  { chords: 'Am7:2 D:2', melody: 'C5:1 E5:1 D5:2' },

  { chords: 'C:2 D7:2', melody: 'E5:2 F#5:1 D5:1' },
  { chords: 'G:4', melody: 'G5:3 D5:1' },
  { chords: 'Em:2 Bm:2', melody: 'G5:2 F#5:2' },
  { chords: 'C:2 G/B:2', melody: 'E5:2 D5:2' },
  { chords: 'Am7:2 Em:2', melody: 'C5:2 B4:2' },
  { chords: 'D7sus4:2 D:2', melody: 'G4:2 F#4:2' },

  { chords: 'Em:2 Bm:2', melody: 'B4:2 D5:2' },
  { chords: 'C:2 G/B:2', melody: 'E5:2 G5:2' },
  { chords: 'Am7:2 D7:2', melody: 'E5:1 C5:1 D5:2' },
  { chords: 'Gsus4:2 G:2', melody: 'C5:2 B4:2' },
  { chords: 'C:2 D/C:2', melody: 'G5:2 A5:2' },
  { chords: 'Bm7:2 Em:2', melody: 'F#5:2 G5:1 E5:1' },

  { chords: 'Am7:2 D7:2', melody: 'E5:2 D5:1 C5:1' },
  { chords: 'G:2 G/B:2', melody: 'B4:2 D5:2' },
  { chords: 'C:2 D/C:2', melody: 'E5:2 F#5:2' },
  { chords: 'Bm7:2 Em:2', melody: 'D5:1 F#5:1 E5:2' },
  { chords: 'Am7:2 D7sus4:2', melody: 'C5:1 E5:1 G5:2' },
  { chords: 'D7:4', melody: 'F#5:2 D5:2' },

  { chords: 'G:2 D/F#:2', melody: 'B4:2 A4:2' },
  { chords: 'Em:2 C:2', melody: 'G4:2 E5:2' },
  { chords: 'G/B:2 Am7:2', melody: 'D5:2 C5:2' },
  { chords: 'G/B:1 C:1 D7:2', melody: 'B4:1 C5:1 A4:2' },
  { chords: 'Gsus4:2 G:2', melody: 'G4:4' },
  { chords: 'D7sus4:4', melody: 'G4:2 -:2' },
  ],
  arrange: ({ melody, lines, bass, shaped }) => [
    { instrument: 'strings', notes: shaped(melody), gainDb: 0, hallDb: -7 },
    { instrument: 'strings', notes: shaped(lines.flat(), 0.85), gainDb: -1, hallDb: -7 },
    { instrument: 'strings', notes: shaped(bass, 0.8), gainDb: -5, hallDb: -12 },
  ],
};
