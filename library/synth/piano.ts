import { SAMPLE_RATE, wrap, type LoopBuffer } from './loop-buffer.ts';
import type { Random } from './random.ts';
import { frequencyOf } from './score.ts';

export interface Stroke {
  pitch: number;
  startSeconds: number;
  /** Until the pedal comes up. */
  heldSeconds: number;
  /** 0 to 1. */
  strength: number;
}

const MAX_PARTIALS = 18;
/** Felt between hammer and string: little above this, a little more when played harder. */
const FELT_HZ = 650;
const FELT_HZ_PER_STRENGTH = 1300;
const RELEASE_SECONDS = 0.45;
/** Where the hammer strikes, as a share of the string: partials with a knot there stay silent. */
const STRIKE_POINT = 1 / 7.6;
const INAUDIBLE = 2e-5;

/** One tone of a soft piano with felt on its hammers, added to `target` from where it is struck. */
export function strike(target: LoopBuffer, stroke: Stroke, random: Random): void {
  const hz = frequencyOf(stroke.pitch);
  const start = Math.round(stroke.startSeconds * SAMPLE_RATE);
  const held = Math.round(stroke.heldSeconds * SAMPLE_RATE);
  const released = Math.round(RELEASE_SECONDS * 6 * SAMPLE_RATE);
  const sound = new Float64Array(held + released);
  const other = new Float64Array(held + released);
  addPartials({ hz, strength: stroke.strength }, sound, other, random);
  addThump(sound, other, stroke.strength, random);
  dampFrom(held, sound);
  dampFrom(held, other);
  // low tones to the left, high ones to the right, as for whoever plays
  const pan = Math.max(-0.4, Math.min(0.4, (stroke.pitch - 64) / 60));
  const [toLeft, toRight] = [Math.cos(((pan + 1) * Math.PI) / 4), Math.sin(((pan + 1) * Math.PI) / 4)];
  for (let i = 0; i < sound.length; i++) {
    const at = wrap(start + i, target.length);
    target.left[at]! += (0.8 * sound[i]! + 0.2 * other[i]!) * toLeft;
    target.right[at]! += (0.2 * sound[i]! + 0.8 * other[i]!) * toRight;
  }
}

/** Two strings a hair apart: one loud and short, one quiet and long, which gives the slow beating of a real tone. */
function addPartials(
  { hz, strength }: { hz: number; strength: number },
  left: Float64Array,
  right: Float64Array,
  random: Random,
): void {
  const stiffness = 0.00012 * (hz / 130) ** 1.1;
  const feltHz = FELT_HZ + FELT_HZ_PER_STRENGTH * strength;
  const ringSeconds = 3.4 * (hz / 220) ** -0.55;
  const loudness = 0.16 * strength ** 1.6;
  for (let n = 1; n <= MAX_PARTIALS; n++) {
    const partialHz = n * hz * Math.sqrt(1 + stiffness * n * n);
    if (partialHz > 9000) break;
    const amplitude =
      (loudness * Math.abs(Math.sin(Math.PI * n * STRIKE_POINT)) * 2.2) /
      (n ** 0.9 * (1 + (partialHz / feltHz) ** 2));
    const decay = ringSeconds / (1 + 0.32 * (n - 1));
    const cents = 0.5 + 0.3 * random.next();
    const phase = 2 * Math.PI * random.next() * 0.15;
    const rings = [
      { hz: partialHz, amplitude: amplitude * 0.74, seconds: decay * 0.55, into: left, leak: right },
      {
        hz: partialHz * 2 ** (cents / 1200),
        amplitude: amplitude * 0.36,
        seconds: decay * 1.9,
        into: right,
        leak: left,
      },
    ];
    for (const ring of rings) addRing(ring, phase);
  }
  fadeIn(left, hz);
  fadeIn(right, hz);
}

/** A sine that dies away, by turning a point round a shrinking circle. */
function addRing(
  ring: { hz: number; amplitude: number; seconds: number; into: Float64Array; leak: Float64Array },
  phase: number,
): void {
  const turn = (2 * Math.PI * ring.hz) / SAMPLE_RATE;
  const shrink = Math.exp(-1 / (ring.seconds * SAMPLE_RATE));
  const [c, s] = [Math.cos(turn) * shrink, Math.sin(turn) * shrink];
  let x = ring.amplitude * Math.cos(phase);
  let y = ring.amplitude * Math.sin(phase);
  const audible = Math.ceil((Math.log(ring.amplitude / INAUDIBLE) * ring.seconds * SAMPLE_RATE) | 0);
  const length = Math.min(ring.into.length, Math.max(0, audible));
  for (let i = 0; i < length; i++) {
    ring.into[i]! += y;
    ring.leak[i]! += y * 0.45;
    const next = x * c - y * s;
    y = x * s + y * c;
    x = next;
  }
}

/** Felt gives way: the tone swells for a few thousandths of a second, longer for thick strings. */
function fadeIn(sound: Float64Array, hz: number): void {
  const length = Math.min(sound.length, Math.round((0.005 + 0.9 / hz) * SAMPLE_RATE));
  for (let i = 0; i < length; i++) sound[i]! *= 0.5 - 0.5 * Math.cos((Math.PI * i) / length);
}

/** Hammer and key: a dull, very quiet knock. */
function addThump(left: Float64Array, right: Float64Array, strength: number, random: Random): void {
  const length = Math.min(left.length, Math.round(0.09 * SAMPLE_RATE));
  let low = 0;
  let lower = 0;
  for (let i = 0; i < length; i++) {
    low += 0.03 * (random.next() * 2 - 1 - low);
    lower += 0.03 * (low - lower);
    const t = i / SAMPLE_RATE;
    const shape = Math.min(1, t / 0.004) * Math.exp(-t / 0.018) * (1 - i / length);
    left[i]! += lower * shape * strength * 0.05;
    right[i]! += lower * shape * strength * 0.05;
  }
}

/** The damper comes down: softly, and to nothing. */
function dampFrom(from: number, sound: Float64Array): void {
  const fall = Math.exp(-1 / (RELEASE_SECONDS * SAMPLE_RATE));
  const length = sound.length - from;
  let gain = 1;
  for (let i = 0; i < length; i++) {
    sound[from + i]! *= gain * Math.min(1, (length - i) / (0.2 * length));
    gain *= fall;
  }
}
