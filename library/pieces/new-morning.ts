import { broken, pedalled, strokes, type Piece } from '../synth/piece.ts';

/** Hopeful, in A: round tones that run on, a piano that sings over them, strings that come in with the light. */
export const NEW_MORNING: Piece = {
  id: 'new-morning',
  beatsPerMinute: 80,
  beatsPerBar: 4,
  scale: 'A B C# D E F# G#',
  voices: ['E3', 'B4'],
  bass: ['E2', 'E3'],
  barsPerPhrase: 8,
  levels: [0.86, 0.94, 0.98, 1.04, 1.06],
  // prettier-ignore
  bars: [
  { chords: 'A:4', melody: 'E5:2 C#5:1 E5:1' },
  { chords: 'E/G#:4', melody: 'B4:3 -:1' },
  { chords: 'F#m7:4', melody: 'A4:1 C#5:1 E5:2' },
  { chords: 'Dadd9:4', melody: 'F#5:2 E5:1 D5:1' },
  { chords: 'A/C#:4', melody: 'E5:2 A5:2' },
  { chords: 'Dadd9:4', melody: 'F#5:3 E5:1' },
  { chords: 'Bm7:4', melody: 'D5:1 F#5:1 B4:1 D5:1' },
  { chords: 'E7sus4:2 E:2', melody: 'E5:2 B4:2' },

  { chords: 'A:4', melody: 'E5:1 A5:2 E5:1' },
  { chords: 'E/G#:4', melody: 'G#5:2 E5:2' },
  { chords: 'F#m7:4', melody: 'C#5:1 E5:1 F#5:2' },
  { chords: 'Dadd9:4', melody: 'A5:3 F#5:1' },
  { chords: 'A/C#:4', melody: 'E5:2 C#5:2' },
  { chords: 'Dadd9:4', melody: 'E5:1 F#5:1 A5:2' },
  { chords: 'Bm7:4', melody: 'F#5:2 D5:2' },
  { chords: 'E7sus4:2 E:2', melody: 'A5:2 G#5:2' },

  { chords: 'F#m7:4', melody: 'A5:2 E5:2' },
  { chords: 'Dadd9:4', melody: 'F#5:2 C#5:2' },
  { chords: 'A/C#:4', melody: 'E5:3 C#5:1' },
  { chords: 'E:4', melody: 'B4:2 E5:2' },
  { chords: 'F#m7:4', melody: 'F#5:1 A5:1 E5:2' },
  { chords: 'Dadd9:4', melody: 'F#5:2 A5:2' },
  { chords: 'Bm7:4', melody: 'B5:2 A5:1 F#5:1' },
  { chords: 'E7sus4:2 E:2', melody: 'A5:2 G#5:2' },

  { chords: 'A:4', melody: 'E5:1 A5:2 E5:1' },
  { chords: 'E/G#:4', melody: 'G#5:2 E5:2' },
  { chords: 'F#m7:4', melody: 'C#5:1 E5:1 F#5:2' },
  { chords: 'Dadd9:4', melody: 'A5:3 F#5:1' },
  { chords: 'A/C#:4', melody: 'E5:1 C#5:1 A5:2' },
  { chords: 'Dadd9:4', melody: 'F#5:2 E5:2' },
  { chords: 'Bm7:2 E7sus4:2', melody: 'F#5:1 D5:1 B4:2' },
  { chords: 'A:4', melody: 'A4:1 C#5:1 E5:2' },

  { chords: 'Dadd9:4', melody: '-:2 F#5:2' },
  { chords: 'A/C#:4', melody: 'E5:3 -:1' },
  { chords: 'Bm7:4', melody: 'D5:2 F#5:2' },
  { chords: 'F#m7:4', melody: 'C#5:3 -:1' },
  { chords: 'Dadd9:4', melody: '-:2 A4:1 F#5:1' },
  { chords: 'A/C#:4', melody: 'E5:2 C#5:2' },
  { chords: 'Bm7:4', melody: 'D5:3 -:1' },
  { chords: 'E7sus4:2 E:2', melody: '-:4' },
  ],
  arrange(written) {
    const light = strokes('b:0:0.5 0:0.5:0.36 2:1:0.42 3:1.5:0.4 1:2:0.42 2:2.5:0.38 3:3:0.4 2:3.5:0.34');
    const wide = strokes('b:0:0.5 1:1:0.38 3:2:0.4 2:3:0.36');
    const running = broken(written, ({ bar }) => (bar < 8 || bar >= 32 ? wide : light), 1.5);
    const strings = written.lines.flat().filter(({ beat }) => beat >= 32 && beat < 144);
    return [
      { instrument: 'electric', notes: written.shaped(running), gainDb: -2, hallDb: -10 },
      {
        instrument: 'piano',
        notes: written.shaped(pedalled(written, written.melody)),
        gainDb: 0,
        hallDb: -9,
      },
      { instrument: 'strings', notes: written.shaped(strings, 0.8), gainDb: -6, hallDb: -7 },
      { instrument: 'bass', notes: written.shaped(written.bass), gainDb: -7, hallDb: -16 },
    ];
  },
};
