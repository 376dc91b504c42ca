import { addInto, fromDb, loopBuffer, SAMPLE_RATE, type LoopBuffer } from './loop-buffer.ts';
import { hold } from './pad.ts';
import { strike } from './piano.ts';
import { seeded } from './random.ts';
import { reverberate } from './reverb.ts';
import { BEATS_PER_MINUTE, writeScore } from './score.ts';

/** Nobody plays on the grid: spread of the strokes in seconds, and of their strength. */
const TIMING_SPREAD = 0.011;
const STRENGTH_SPREAD = 0.045;
const SEED = 23;
/** The loop begins in the breath before the first stroke: the seam lies where least happens. */
const BREATH_SECONDS = 0.45;

/** The whole track as a seamless loop, the same every time, at no particular loudness. Takes some ten seconds. */
export function renderTrack(): LoopBuffer {
  const score = writeScore();
  const random = seeded(SEED);
  const seconds = (beats: number) => (beats * 60) / BEATS_PER_MINUTE;
  const at = (beat: number) => BREATH_SECONDS + seconds(beat);
  const length = Math.round(seconds(score.beats) * SAMPLE_RATE);
  const piano = loopBuffer(length);
  for (const note of score.piano) {
    strike(
      piano,
      {
        pitch: note.pitch,
        startSeconds: at(note.beat) + TIMING_SPREAD * random.normal(),
        heldSeconds: seconds(note.beats) + 0.12,
        strength: Math.min(1, Math.max(0.15, note.strength + STRENGTH_SPREAD * random.normal())),
      },
      random,
    );
  }
  const pad = loopBuffer(length);
  for (const note of score.pad) {
    const tone = { pitch: note.pitch, startSeconds: at(note.beat), seconds: seconds(note.beats) };
    hold(pad, { ...tone, gain: 0.016, darkness: 1.5 }, random);
    // a breath of air an octave up
    hold(pad, { ...tone, pitch: note.pitch + 12, gain: 0.0028, darkness: 2.4 }, random);
  }
  for (const note of score.bass) {
    const tone = { pitch: note.pitch, startSeconds: at(note.beat), seconds: seconds(note.beats) };
    hold(pad, { ...tone, gain: 0.02, darkness: 1.7 }, random);
  }
  const send = loopBuffer(length);
  addInto(send, piano, fromDb(-7));
  addInto(send, pad, fromDb(-10));
  const mix = loopBuffer(length);
  addInto(mix, piano, 1);
  addInto(mix, pad, 1);
  addInto(mix, reverberate(send), 1);
  return mix;
}
