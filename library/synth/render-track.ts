import { addInto, fromDb, loopBuffer, SAMPLE_RATE, type LoopBuffer } from './loop-buffer.ts';
import type { Part } from './piece.ts';
import { play } from './play.ts';
import { seeded } from './random.ts';
import { reverberate } from './reverb.ts';

/** What a track is made of. */
export interface Arrangement {
  id: string;
  beatsPerMinute: number;
  beats: number;
  parts: readonly Part[];
  /** Beats of a phrase, and by how much a beat may come late in it: music breathes at the ends of phrases. */
  breath: { beats: number; seconds: number };
}

const SEED = 23;
/** The loop begins in the breath before the first stroke: the seam lies where least happens. */
const BREATH_SECONDS = 0.45;
/** Each part is brought to this power before its gain: balance does not hang on how an instrument is built. */
const PART_RMS = 0.05;

/** The whole track as a seamless loop, the same every time, at no particular loudness. Takes some ten seconds. */
export function renderTrack({ beatsPerMinute, beats, parts, breath }: Arrangement): LoopBuffer {
  const random = seeded(SEED);
  const spread = (beat: number) =>
    (beat * 60) / beatsPerMinute + breath.seconds * Math.sin((2 * Math.PI * beat) / breath.beats);
  const length = Math.round((beats * 60 * SAMPLE_RATE) / beatsPerMinute);
  const mix = loopBuffer(length);
  const send = loopBuffer(length);
  for (const { instrument, notes, gainDb, hallDb } of parts) {
    const sound = loopBuffer(length);
    for (const { pitch, beat, beats: lasts, strength } of notes) {
      const startSeconds = BREATH_SECONDS + spread(beat);
      const seconds = BREATH_SECONDS + spread(beat + lasts) - startSeconds;
      play(sound, instrument, { pitch, startSeconds, seconds, strength }, random);
    }
    const gain = (PART_RMS / rms(sound)) * fromDb(gainDb);
    addInto(mix, sound, gain);
    addInto(send, sound, gain * fromDb(hallDb));
  }
  addInto(mix, reverberate(send), 1);
  return mix;
}

function rms({ left, right, length }: LoopBuffer): number {
  let power = 0;
  for (let i = 0; i < length; i++) power += left[i]! ** 2 + right[i]! ** 2;
  return Math.sqrt(power / (2 * length));
}
