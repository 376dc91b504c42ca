import { describe, expect, it } from 'vitest';
import { loopBuffer, type LoopBuffer } from './loop-buffer.ts';
import { hold } from './pad.ts';
import { strike } from './piano.ts';
import { seeded } from './random.ts';
import { reverberate } from './reverb.ts';
import { toWav } from './write-wav.ts';

const LENGTH = 96_000;
const peak = (samples: Float64Array) => samples.reduce((most, x) => Math.max(most, Math.abs(x)), 0);
const loudest = ({ left, right }: LoopBuffer) => Math.max(peak(left), peak(right));
const note = { pitch: 62, startSeconds: 1.9, heldSeconds: 1, strength: 0.7 };
/** The same loop, begun elsewhere. */
const turned = ({ left }: LoopBuffer, by: number) =>
  Float64Array.from({ length: left.length }, (_, i) => left[(i + by) % left.length]!);

describe('sounds in a loop', () => {
  it('ring on from the end into the start', () => {
    const piano = loopBuffer(LENGTH);
    strike(piano, note, seeded(1));
    expect(peak(piano.left.subarray(0, 4800))).toBeGreaterThan(0.01);
    const pad = loopBuffer(LENGTH);
    hold(pad, { pitch: 62, startSeconds: 1.5, seconds: 0.5, gain: 0.1, darkness: 1.5 }, seeded(1));
    expect(peak(pad.left.subarray(0, 4800))).toBeGreaterThan(0.01);
  });

  it('are the same wherever the loop begins, hall included', () => {
    const [late, early] = [loopBuffer(LENGTH), loopBuffer(LENGTH)];
    strike(late, note, seeded(1));
    strike(early, { ...note, startSeconds: 0.9 }, seeded(1));
    const whole = turned(late, 48_000);
    for (let i = 0; i < LENGTH; i += 97) expect(whole[i]).toBeCloseTo(early.left[i]!, 9);
    // what still rings at the end of the loop is in the hall at its start
    expect(peak(reverberate(late).left.subarray(0, 4800))).toBeGreaterThan(0.003);
  });

  it('begin softly: no sample jumps', () => {
    const piano = loopBuffer(4 * LENGTH);
    strike(piano, note, seeded(3));
    const jumps = piano.left.map((x, i) => Math.abs(x - piano.left.at(i - 1)!));
    expect(peak(jumps)).toBeLessThan(loudest(piano) * 0.15);
  });

  it('die away in the hall', () => {
    const input = loopBuffer(12 * LENGTH);
    input.left[0] = 1;
    const { left, right } = reverberate(input);
    const energy = (samples: Float64Array, second: number) =>
      samples.subarray(second * 48_000, (second + 1) * 48_000).reduce((sum, x) => sum + x * x, 0);
    expect(energy(right, 0)).toBeGreaterThan(0);
    // 60 dB in 3.4 s, faster in the treble
    expect(energy(left, 4)).toBeLessThan(energy(left, 0) * 1e-5);
  });
});

describe('the WAV', () => {
  it('goes round as long as asked', () => {
    const sound = loopBuffer(4);
    sound.left.set([0.1, 0.2, 0.3, 0.4]);
    const wav = toWav(sound, { gain: 2, length: 5 });
    const left = [0, 1, 2, 3, 4].map((i) => wav.readFloatLE(44 + i * 8));
    expect(left.map((x) => Math.round(x * 10) / 10)).toEqual([0.2, 0.4, 0.6, 0.8, 0.2]);
    expect(wav.readUInt32LE(40)).toBe(5 * 8);
    expect(wav.readUInt32LE(4)).toBe(wav.length - 8);
  });
});
