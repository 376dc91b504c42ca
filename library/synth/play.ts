import { chime } from './electric-piano.ts';
import type { LoopBuffer } from './loop-buffer.ts';
import { blow } from './organ.ts';
import { hold } from './pad.ts';
import { strike } from './piano.ts';
import type { Instrument } from './piece.ts';
import { pluck } from './pluck.ts';
import type { Random } from './random.ts';
import { bow } from './strings.ts';

/** A note as it is played, nobody's hands being a clock. */
export interface Played {
  pitch: number;
  startSeconds: number;
  seconds: number;
  /** 0 to 1. */
  strength: number;
}

/** Spread of the strokes in seconds, and of their strength, for instruments that are struck or plucked. */
const TIMING_SPREAD = 0.011;
const STRENGTH_SPREAD = 0.045;

/** One note of an instrument, added to `target`. */
export function play(target: LoopBuffer, instrument: Instrument, note: Played, random: Random): void {
  switch (instrument) {
    case 'piano': {
      const { seconds, ...stroke } = byHand(note, random);
      return strike(target, { ...stroke, heldSeconds: seconds + 0.12 }, random);
    }
    case 'pluck':
      return pluck(target, byHand(note, random), random);
    case 'electric':
      return chime(target, byHand(note, random));
    case 'strings':
      return bow(target, note, random);
    case 'organ':
      return blow(target, note, random);
    case 'pad':
      hold(target, { ...note, gain: 0.016 * note.strength, darkness: 1.5 }, random);
      // a breath of air an octave up
      return hold(
        target,
        { ...note, pitch: note.pitch + 12, gain: 0.0028 * note.strength, darkness: 2.4 },
        random,
      );
    case 'bass':
      return hold(target, { ...note, gain: 0.02 * note.strength, darkness: 1.7 }, random);
  }
}

function byHand(note: Played, random: Random): Played {
  return {
    ...note,
    startSeconds: note.startSeconds + TIMING_SPREAD * random.normal(),
    strength: Math.min(1, Math.max(0.15, note.strength + STRENGTH_SPREAD * random.normal())),
  };
}
