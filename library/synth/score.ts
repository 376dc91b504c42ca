/**
 * "Still waters": 32 bars in D major at 64 beats a minute, exactly two minutes, the last bar leading back to the first.
 * Beats count from 0 at the start of the track.
 */
export const BEATS_PER_MINUTE = 64;
export const BEATS_PER_BAR = 4;

interface Chord {
  bass: string;
  /** Four held voices, low to high; written so that each moves by a step or not at all. */
  pad: readonly [string, string, string, string];
  /** What the left hand plays, low to high. */
  hand: readonly [string, string, string, string];
}

const chord = (bass: string, pad: string, hand: string): Chord => ({
  bass,
  pad: pad.split(' ') as unknown as Chord['pad'],
  hand: hand.split(' ') as unknown as Chord['hand'],
});

const CHORDS: Record<string, Chord> = {
  Dadd9: chord('D2', 'F#3 A3 D4 E4', 'D3 A3 D4 F#4'),
  'A/C#': chord('C#2', 'E3 A3 C#4 E4', 'C#3 A3 C#4 E4'),
  Bm7: chord('B1', 'F#3 A3 B3 D4', 'B2 F#3 A3 D4'),
  'F#m7': chord('F#2', 'E3 A3 C#4 E4', 'F#2 C#3 A3 E4'),
  Gmaj7: chord('G2', 'D3 F#3 B3 D4', 'G2 D3 B3 D4'),
  Gmaj9: chord('G2', 'D3 F#3 A3 B3', 'G2 D3 A3 B3'),
  'D/F#': chord('F#2', 'D3 F#3 A3 D4', 'F#2 D3 A3 D4'),
  Em7: chord('E2', 'D3 G3 B3 D4', 'E2 B2 G3 D4'),
  Em9: chord('E2', 'G3 B3 D4 F#4', 'E2 B2 G3 D4'),
  Asus4: chord('A1', 'E3 A3 D4 E4', 'A2 E3 A3 D4'),
  A: chord('A1', 'E3 A3 C#4 E4', 'A2 E3 A3 C#4'),
  A7sus4: chord('A1', 'G3 A3 D4 E4', 'A2 E3 G3 D4'),
  Aadd9: chord('A1', 'E3 A3 B3 C#4', 'A2 E3 B3 C#4'),
};

/** Four parts of eight bars: the theme, the theme again and higher, the open middle, the way home. */
// prettier-ignore
const BARS: readonly { chords: string; melody: string }[] = [
  { chords: 'Dadd9:4', melody: 'F#5:2 E5:1 D5:1' },
  { chords: 'A/C#:4', melody: 'E5:3 -:1' },
  { chords: 'Bm7:4', melody: 'D5:1 E5:1 F#5:2' },
  { chords: 'F#m7:4', melody: 'E5:2 C#5:2' },
  { chords: 'Gmaj7:4', melody: 'B4:1 D5:1 F#5:2' },
  { chords: 'D/F#:4', melody: 'E5:1 D5:1 A4:2' },
  { chords: 'Em7:4', melody: 'B4:1 D5:1 E5:2' },
  { chords: 'Asus4:2 A:2', melody: 'D5:2 C#5:2' },

  { chords: 'Dadd9:4', melody: 'F#5:1 A5:2 F#5:1' },
  { chords: 'A/C#:4', melody: 'E5:3 -:1' },
  { chords: 'Bm7:4', melody: 'D5:1 F#5:1 E5:1 D5:1' },
  { chords: 'F#m7:4', melody: 'C#5:3 -:1' },
  { chords: 'Gmaj7:4', melody: 'B4:1 D5:1 G5:1 F#5:1' },
  { chords: 'D/F#:4', melody: 'E5:1 D5:3' },
  { chords: 'Em9:4', melody: 'G4:1 B4:1 D5:1 F#5:1' },
  { chords: 'A7sus4:2 A:2', melody: 'E5:3 -:1' },

  { chords: 'Gmaj9:4', melody: '-:1 B4:1 D5:1 A5:1' },
  { chords: 'D/F#:4', melody: 'A5:2 F#5:2' },
  { chords: 'Em7:4', melody: 'G5:2 E5:1 D5:1' },
  { chords: 'Bm7:4', melody: 'D5:3 -:1' },
  { chords: 'Gmaj7:4', melody: '-:1 D5:1 G5:1 B5:1' },
  { chords: 'Aadd9:4', melody: 'A5:3 E5:1' },
  { chords: 'F#m7:4', melody: 'E5:2 C#5:1 A4:1' },
  { chords: 'Bm7:4', melody: 'D5:3 -:1' },

  { chords: 'Gmaj7:4', melody: 'F#5:2 D5:1 B4:1' },
  { chords: 'D/F#:4', melody: 'A4:2 D5:2' },
  { chords: 'Em7:4', melody: 'E5:2 D5:1 B4:1' },
  { chords: 'A/C#:4', melody: 'C#5:3 -:1' },
  { chords: 'Dadd9:4', melody: 'D5:2 F#5:2' },
  { chords: 'Bm7:4', melody: 'A4:1 D5:1 F#5:1 E5:1' },
  { chords: 'Em7:4', melody: 'D5:4' },
  { chords: 'Asus4:2 A:2', melody: '-:2 E5:2' },
];

/** The left hand: which chord tone on which beat of a chord, how loud. Each part moves a little differently. */
const HANDS: readonly (readonly { beat: number; tone: 0 | 1 | 2 | 3; strength: number }[])[] = [
  [
    { beat: 0, tone: 0, strength: 0.6 },
    { beat: 1, tone: 1, strength: 0.4 },
    { beat: 2, tone: 2, strength: 0.42 },
  ],
  [
    { beat: 0, tone: 0, strength: 0.62 },
    { beat: 1, tone: 1, strength: 0.42 },
    { beat: 2, tone: 2, strength: 0.44 },
    { beat: 3, tone: 3, strength: 0.38 },
  ],
  [
    { beat: 0, tone: 0, strength: 0.62 },
    { beat: 0.5, tone: 1, strength: 0.4 },
    { beat: 1, tone: 2, strength: 0.42 },
    { beat: 1.5, tone: 3, strength: 0.38 },
    { beat: 2.5, tone: 2, strength: 0.36 },
    { beat: 3, tone: 1, strength: 0.34 },
  ],
  [
    { beat: 0, tone: 0, strength: 0.56 },
    { beat: 1, tone: 1, strength: 0.38 },
    { beat: 2, tone: 2, strength: 0.36 },
  ],
];
const BARS_PER_PART = 8;

export interface Note {
  /** MIDI number: 69 is the A of 440 Hz. */
  pitch: number;
  beat: number;
  beats: number;
  /** 0 to 1. */
  strength: number;
}

export interface Score {
  beats: number;
  piano: Note[];
  /** Held voices; a tone that two chords share is held on. */
  pad: Note[];
  bass: Note[];
}

/** Everything that is played, in order. */
export function writeScore(): Score {
  const beats = BARS.length * BEATS_PER_BAR;
  const changes = BARS.flatMap(({ chords }, bar) =>
    parse(chords).map(({ name, beat, beats }) => {
      const played = CHORDS[name];
      if (!played) throw new RangeError(`no chord ${name}`);
      return {
        chord: played,
        beat: bar * BEATS_PER_BAR + beat,
        beats,
        part: Math.floor(bar / BARS_PER_PART),
      };
    }),
  );
  /** The pedal comes up where the next chord begins. */
  const pedalUpAfter = (beat: number) => changes.find((c) => c.beat > beat)?.beat ?? beats;
  const melody = BARS.flatMap((bar, i) =>
    parse(bar.melody)
      .filter(({ name }) => name !== '-')
      .map(({ name, beat, beats }) => {
        const at = i * BEATS_PER_BAR + beat;
        const until = Math.max(at + beats, pedalUpAfter(at));
        return { pitch: pitchOf(name), beat: at, beats: until - at, strength: beat === 0 ? 0.78 : 0.68 };
      }),
  );
  const hands = changes.flatMap(({ chord, beat, beats, part }) =>
    HANDS[part]!.filter((stroke) => stroke.beat < beats).map((stroke) => ({
      pitch: pitchOf(chord.hand[stroke.tone]),
      beat: beat + stroke.beat,
      beats: beats - stroke.beat,
      strength: stroke.strength,
    })),
  );
  return {
    beats,
    piano: [...melody, ...hands].sort((a, b) => a.beat - b.beat),
    pad: held(changes.flatMap((c) => c.chord.pad.map((name) => ({ ...c, pitch: pitchOf(name) })))),
    bass: held(changes.map((c) => ({ ...c, pitch: pitchOf(c.chord.bass) }))),
  };
}

/** Tones one after the other; one that comes again without a break is held on. */
export function held(tones: readonly { pitch: number; beat: number; beats: number }[]): Note[] {
  const notes: Note[] = [];
  for (const { pitch, beat, beats } of tones) {
    const before = notes.findLast((note) => note.pitch === pitch);
    if (before && before.beat + before.beats === beat) before.beats += beats;
    else notes.push({ pitch, beat, beats, strength: 1 });
  }
  return notes;
}

/** `F#5:2 E5:1 -:1` as names with the beats they last, one after the other. */
export function parse(text: string): { name: string; beat: number; beats: number }[] {
  let beat = 0;
  return text.split(' ').map((part) => {
    const [name = '', length] = part.split(':');
    const beats = Number(length);
    const at = beat;
    beat += beats;
    return { name, beat: at, beats };
  });
}

const STEPS: Record<string, number> = { C: 0, D: 2, E: 4, F: 5, G: 7, A: 9, B: 11 };

/** `C#2`, `Bb3` as a MIDI number. @throws RangeError for what is no tone */
export function pitchOf(name: string): number {
  const [, letter = '', sign, octave] = /^([A-G])([#b]?)(\d)$/.exec(name) ?? [];
  const step = STEPS[letter];
  if (step === undefined) throw new RangeError(`no tone ${name}`);
  return 12 * (Number(octave) + 1) + step + (sign === '#' ? 1 : sign === 'b' ? -1 : 0);
}

export const frequencyOf = (pitch: number): number => 440 * 2 ** ((pitch - 69) / 12);
