import { describe, expect, it } from 'vitest';
import { chordOf, grates, isParallel, leadVoices } from '../synth/harmony.ts';
import { writePiece } from '../synth/piece.ts';
import { pitchOf } from '../synth/score.ts';
import { arrange } from './arrange.ts';
import { PIECES } from './pieces.ts';

describe('harmony', () => {
  it('reads chords', () => {
    expect(chordOf('Bbmaj7/D')).toEqual({ bass: 2, tones: [10, 2, 5, 9] });
    expect(chordOf('F#m7').tones).toEqual([6, 9, 1, 4]);
    expect(() => chordOf('H')).toThrow(RangeError);
  });

  it('leads voices the shortest way', () => {
    const [first, second] = leadVoices([chordOf('C'), chordOf('G/B')], [48, 67]);
    const way = first!.reduce((sum, pitch, i) => sum + Math.abs(pitch - second![i]!), 0);
    expect(way).toBeLessThanOrEqual(8);
    expect(new Set(second!.map((pitch) => pitch % 12))).toEqual(new Set([7, 11, 2]));
  });
});

describe.each(PIECES)('the piece $id', (piece) => {
  const written = writePiece(piece);

  it('lasts two minutes, every bar full', () => {
    expect((written.beats * 60) / piece.beatsPerMinute).toBe(120);
    const lengthOf = (text: string) =>
      text.split(' ').reduce((sum, part) => sum + Number(part.split(':')[1]), 0);
    for (const { chords, melody } of piece.bars)
      expect([lengthOf(chords), lengthOf(melody)]).toEqual([piece.beatsPerBar, piece.beatsPerBar]);
    expect(piece.levels.length).toBe(Math.ceil(piece.bars.length / piece.barsPerPhrase));
  });

  it('stays in its key', () => {
    const scale = new Set(piece.scale.split(' ').map((name) => pitchOf(`${name}4`) % 12));
    for (const { notes } of arrange(piece).parts)
      for (const { pitch } of notes) expect(scale).toContain(pitch % 12);
  });

  it('has no half step that grates in its harmony, or under its melody', () => {
    const held = [...written.lines.flat(), ...written.bass, ...written.melody];
    for (const a of written.melody)
      for (const b of held) {
        const together = b.beat < a.beat + a.beats && a.beat < b.beat + b.beats;
        if (together) expect(grates(b.pitch, a.pitch), `${piece.id} at beat ${a.beat}`).toBe(false);
      }
    for (const { voicing } of written.changes)
      for (const low of voicing) for (const high of voicing) expect(grates(low, high)).toBe(false);
  });

  it('leads its voices by small steps, seldom in parallel', () => {
    const { changes } = written;
    let parallels = 0;
    for (const [i, { voicing }] of changes.entries()) {
      const next = changes[(i + 1) % changes.length]!.voicing;
      const way = voicing.reduce((sum, pitch, n) => sum + Math.abs(pitch - next[n]!), 0);
      expect(way, `${piece.id}, change ${i}`).toBeLessThanOrEqual(18);
      for (let a = 0; a < 4; a++)
        for (let b = a + 1; b < 4; b++)
          if (isParallel([voicing[a]!, voicing[b]!], [next[a]!, next[b]!])) parallels++;
    }
    expect(parallels).toBeLessThanOrEqual(changes.length / 5);
  });
});
