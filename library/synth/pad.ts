import { SAMPLE_RATE, wrap, type LoopBuffer } from './loop-buffer.ts';
import type { Random } from './random.ts';
import { frequencyOf } from './score.ts';

export interface HeldTone {
  pitch: number;
  startSeconds: number;
  seconds: number;
  gain: number;
  /** How fast the overtones fall off: 1 is bright, 3 nearly a pure tone. */
  darkness: number;
}

/** A tone comes in ahead of its bar and goes after it, so that chords melt into each other. */
const LEAD_SECONDS = 0.5;
const ATTACK_SECONDS = 1.5;
const RELEASE_SECONDS = 2.2;
const TABLE_SIZE = 4096;
const MAX_OVERTONE_HZ = 3200;
/** Three players of one voice: cents off, and where they sit. */
const PLAYERS = [
  { cents: -5.1, pan: -0.65 },
  { cents: 0.6, pan: 0 },
  { cents: 4.7, pan: 0.65 },
] as const;

/** One held, warm tone, added to `target`. */
export function hold(target: LoopBuffer, tone: HeldTone, random: Random): void {
  const hz = frequencyOf(tone.pitch);
  const dark = waveTable(hz, tone.darkness + 0.9, random);
  const open = waveTable(hz, tone.darkness, random);
  const start = Math.round((tone.startSeconds - LEAD_SECONDS) * SAMPLE_RATE);
  const length = Math.round((tone.seconds + LEAD_SECONDS + RELEASE_SECONDS) * SAMPLE_RATE);
  const swell = { phase: random.next() * 2 * Math.PI, perSample: (2 * Math.PI * 0.085) / SAMPLE_RATE };
  for (const { cents, pan } of PLAYERS) {
    const step = (hz * 2 ** (cents / 1200) * TABLE_SIZE) / SAMPLE_RATE;
    const toLeft = Math.cos(((pan + 1) * Math.PI) / 4);
    const toRight = Math.sin(((pan + 1) * Math.PI) / 4);
    let position = random.next() * TABLE_SIZE;
    for (let i = 0; i < length; i++) {
      const brightness = 0.5 + 0.5 * Math.sin(swell.phase + i * swell.perSample);
      const value = read(dark, position) * (1 - brightness) + read(open, position) * brightness;
      const out = value * envelope(i, length) * tone.gain;
      const at = wrap(start + i, target.length);
      target.left[at]! += out * toLeft;
      target.right[at]! += out * toRight;
      position += step;
      if (position >= TABLE_SIZE) position -= TABLE_SIZE;
    }
  }
}

function envelope(i: number, length: number): number {
  const rise = Math.min(1, i / (ATTACK_SECONDS * SAMPLE_RATE));
  const fall = Math.min(1, (length - i) / (RELEASE_SECONDS * SAMPLE_RATE));
  return Math.sin((rise * Math.PI) / 2) ** 2 * Math.sin((fall * Math.PI) / 2) ** 2;
}

/** One period, of unit power at most, with a last sample equal to the first for reading between. */
function waveTable(hz: number, darkness: number, random: Random): Float64Array {
  const table = new Float64Array(TABLE_SIZE + 1);
  for (let n = 1; n <= 12 && n * hz < MAX_OVERTONE_HZ; n++) {
    const amplitude = n ** -darkness / (1 + (n * hz) / 1400);
    const phase = n === 1 ? 0 : random.next() * 2 * Math.PI;
    for (let i = 0; i <= TABLE_SIZE; i++)
      table[i]! += amplitude * Math.sin((2 * Math.PI * n * i) / TABLE_SIZE + phase);
  }
  return table;
}

function read(table: Float64Array, position: number): number {
  const whole = position | 0;
  const between = position - whole;
  return table[whole]! * (1 - between) + table[whole + 1]! * between;
}
