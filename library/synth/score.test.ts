import { describe, expect, it } from 'vitest';
import { frequencyOf, pitchOf, writeScore } from './score.ts';

const score = writeScore();

describe('the score', () => {
  it('knows its tones', () => {
    expect(pitchOf('A4')).toBe(69);
    expect(pitchOf('C#2')).toBe(37);
    expect(frequencyOf(57)).toBeCloseTo(220);
    expect(() => pitchOf('H4')).toThrow(RangeError);
  });

  it('stays in D major', () => {
    const scale = new Set([2, 4, 6, 7, 9, 11, 1]);
    for (const { pitch } of [...score.piano, ...score.pad, ...score.bass])
      expect(scale).toContain(pitch % 12);
  });

  it('lasts 32 bars, all of them filled by one bass tone and four held voices', () => {
    expect(score.beats).toBe(128);
    const length = (notes: { beats: number }[]) => notes.reduce((sum, note) => sum + note.beats, 0);
    expect(length(score.bass)).toBe(128);
    expect(length(score.pad)).toBe(4 * 128);
    for (const { beat, beats } of score.piano) {
      expect(beat).toBeGreaterThanOrEqual(0);
      expect(beat + beats).toBeLessThanOrEqual(128);
    }
  });

  it('never strikes a half tone against another at once', () => {
    for (const a of score.piano)
      for (const b of score.piano) if (a.beat === b.beat) expect(Math.abs(a.pitch - b.pitch)).not.toBe(1);
  });
});
