import { chordOf, leadBass, leadVoices, type Voicing } from './harmony.ts';
import { held, parse, pitchOf, type Note } from './score.ts';

/** A piece as written down: chords and a melody, `Dm7:2 G7:2` and `F5:3 -:1`, a bar a line. */
export interface Piece {
  id: string;
  beatsPerMinute: number;
  beatsPerBar: number;
  bars: readonly { chords: string; melody: string }[];
  /** Tones of its key. */
  scale: string;
  /** Lowest and highest tone of the four inner voices, and of the bass. */
  voices: readonly [string, string];
  bass: readonly [string, string];
  /** Bars that are one breath, and how strongly each breath is played. */
  barsPerPhrase: number;
  levels: readonly number[];
  arrange(written: Written): Part[];
}

export type Instrument = 'piano' | 'pad' | 'bass' | 'strings' | 'pluck' | 'electric' | 'organ';

/** What one instrument plays. */
export interface Part {
  instrument: Instrument;
  notes: Note[];
  gainDb: number;
  /** How much of it goes into the hall. */
  hallDb: number;
}

/** A piece with its harmony worked out. */
export interface Written {
  beats: number;
  changes: Change[];
  melody: Note[];
  /** The four voices and the bass as lines; a tone that two chords share is held on. */
  lines: Note[][];
  bass: Note[];
  /** Strength of what is played at a beat: phrases swell and die away. */
  shaped(notes: readonly Note[], strength?: number): Note[];
}

export interface Change {
  beat: number;
  beats: number;
  bar: number;
  voicing: Voicing;
  bass: number;
}

export function writePiece(piece: Piece): Written {
  const { bars, beatsPerBar } = piece;
  const beats = bars.length * beatsPerBar;
  const spans = bars.flatMap(({ chords }, bar) =>
    parse(chords).map(({ name, beat, beats: lasts }) => ({
      chord: chordOf(name),
      bar,
      beat: bar * beatsPerBar + beat,
      beats: lasts,
    })),
  );
  const melody = bars.flatMap((bar, i) =>
    parse(bar.melody)
      .filter(({ name }) => name !== '-')
      .map(({ name, beat, beats: lasts }) => ({
        pitch: pitchOf(name),
        beat: i * beatsPerBar + beat,
        beats: lasts,
        strength: beat === 0 ? 0.78 : 0.68,
      })),
  );
  const above = spans.map((span) =>
    melody
      .filter((note) => note.beat < span.beat + span.beats && note.beat + note.beats > span.beat)
      .map(({ pitch }) => pitch),
  );
  const range = ([low, high]: readonly [string, string]) => [pitchOf(low), pitchOf(high)] as const;
  const chords = spans.map(({ chord }) => chord);
  const voicings = leadVoices(chords, range(piece.voices), above);
  const basses = leadBass(chords, range(piece.bass));
  const changes = spans.map(({ beat, beats: lasts, bar }, i) => ({
    beat,
    beats: lasts,
    bar,
    voicing: voicings[i]!,
    bass: basses[i]!,
  }));
  const line = (pitchAt: (change: Change) => number) =>
    held(changes.map((change) => ({ beat: change.beat, beats: change.beats, pitch: pitchAt(change) })));
  const phrase = piece.barsPerPhrase * beatsPerBar;
  return {
    beats,
    changes,
    melody,
    lines: [0, 1, 2, 3].map((voice) => line(({ voicing }) => voicing[voice]!)),
    bass: line(({ bass }) => bass),
    shaped: (notes, strength = 1) =>
      notes.map((note) => {
        const at = (note.beat % phrase) / phrase;
        const level = piece.levels[Math.floor(note.beat / phrase) % piece.levels.length]!;
        const arc = 0.9 + 0.16 * Math.sin(Math.PI * Math.min(1, at * 1.1));
        return { ...note, strength: note.strength * strength * level * arc };
      }),
  };
}

/** A stroke of an accompaniment: on which beat of a chord, which of its voices (`b` for the bass), how strong. */
export interface Stroke {
  beat: number;
  tone: 'b' | 0 | 1 | 2 | 3;
  strength: number;
}

/** `b:0:0.6 1:0.5:0.4`: tone, beat, strength. */
export const strokes = (text: string): Stroke[] =>
  text.split(' ').map((part) => {
    const [tone, beat, strength] = part.split(':');
    return {
      tone: tone === 'b' ? 'b' : (Number(tone) as 0 | 1 | 2 | 3),
      beat: Number(beat),
      strength: Number(strength),
    };
  });

/** The chords broken into strokes, each ringing until the next chord. */
export function broken(
  { changes }: Written,
  pattern: (change: Change) => readonly Stroke[],
  ring = Infinity,
): Note[] {
  return changes.flatMap((change) =>
    pattern(change)
      .filter(({ beat }) => beat < change.beats)
      .map(({ beat, tone, strength }) => ({
        pitch: tone === 'b' ? change.bass : change.voicing[tone],
        beat: change.beat + beat,
        beats: Math.min(ring, change.beats - beat),
        strength,
      })),
  );
}

/** Notes that ring on until the pedal comes up with the next chord. */
export function pedalled({ changes, beats }: Written, notes: readonly Note[]): Note[] {
  return notes.map((note) => {
    const up = changes.find(({ beat }) => beat > note.beat)?.beat ?? beats;
    return { ...note, beats: Math.max(note.beats, up - note.beat) };
  });
}
