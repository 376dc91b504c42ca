import { SAMPLE_RATE, wrap, type LoopBuffer } from './loop-buffer.ts';
import type { Played } from './play.ts';
import type { Random } from './random.ts';
import { frequencyOf } from './score.ts';

const TABLE_SIZE = 2048;
/** Nothing above is drawn into a wave, so that nothing folds back at half the sample rate. */
const MAX_OVERTONE_HZ = 6500;
const RELEASE_SECONDS = 0.75;
/** A desk of players: cents off, and where they sit. */
const PLAYERS = [
  { cents: -6.5, pan: -0.55 },
  { cents: -2.4, pan: -0.2 },
  { cents: 1.1, pan: 0.15 },
  { cents: 4.2, pan: 0.4 },
  { cents: 7, pan: 0.6 },
] as const;
/** Wood and air of a violin family: where it rings, how much, how wide. */
const BODY = [
  { hz: 290, gain: 0.9, octaves: 0.35 },
  { hz: 480, gain: 0.8, octaves: 0.4 },
  { hz: 1150, gain: 0.45, octaves: 0.5 },
] as const;

/** One bowed tone of several players, added to `target`. */
export function bow(target: LoopBuffer, note: Played, random: Random): void {
  const hz = frequencyOf(note.pitch);
  const table = waveTable(hz, note.strength, random);
  const attack = Math.min(0.55, 0.16 + 0.12 * note.seconds);
  const length = Math.round((note.seconds + RELEASE_SECONDS) * SAMPLE_RATE);
  const start = Math.round((note.startSeconds - attack * 0.45) * SAMPLE_RATE);
  const held = note.seconds * SAMPLE_RATE;
  for (const { cents, pan } of PLAYERS) {
    const late = Math.round(0.018 * random.next() * SAMPLE_RATE);
    const shiver = (2 * Math.PI * (4.9 + 0.9 * random.next())) / SAMPLE_RATE;
    const depth = 0.0032 + 0.0018 * random.next();
    const turn = random.next() * 2 * Math.PI;
    const step = (hz * 2 ** ((cents + random.normal()) / 1200) * TABLE_SIZE) / SAMPLE_RATE;
    const toLeft = Math.cos(((pan + 1) * Math.PI) / 4);
    const toRight = Math.sin(((pan + 1) * Math.PI) / 4);
    let position = random.next() * TABLE_SIZE;
    for (let i = 0; i < length; i++) {
      const seconds = i / SAMPLE_RATE;
      const rise = Math.min(1, seconds / attack);
      const fall = i < held ? 1 : Math.max(0, 1 - (i - held) / (length - held));
      // the bow leans in and eases off
      const lean = 0.84 + 0.16 * Math.sin(Math.PI * Math.min(1, i / held));
      const amplitude = Math.sin((rise * Math.PI) / 2) ** 2 * fall * fall * lean * note.strength * 0.05;
      const whole = position | 0;
      const between = position - whole;
      const out = amplitude * (table[whole]! * (1 - between) + table[whole + 1]! * between);
      const at = wrap(start + late + i, target.length);
      target.left[at]! += out * toLeft;
      target.right[at]! += out * toRight;
      // a hand begins to move only once the tone stands
      const grown = Math.min(1, Math.max(0, (seconds - 0.25) / 0.5));
      position += step * (1 + depth * grown * Math.sin(turn + i * shiver));
      if (position >= TABLE_SIZE) position -= TABLE_SIZE;
    }
  }
}

/** One period of a bowed string behind its body; brighter when played stronger. */
function waveTable(hz: number, strength: number, random: Random): Float64Array {
  const table = new Float64Array(TABLE_SIZE + 1);
  const softHz = 900 + 1500 * strength;
  for (let n = 1; n * hz < MAX_OVERTONE_HZ; n++) {
    const partialHz = n * hz;
    const body = BODY.reduce(
      (sum, { hz: at, gain, octaves }) =>
        sum + gain * Math.exp(-((Math.log2(partialHz / at) / octaves) ** 2)),
      0.7,
    );
    const amplitude = (body * n ** -1.05) / (1 + (partialHz / softHz) ** 2);
    const phase = n === 1 ? 0 : random.next() * 2 * Math.PI;
    for (let i = 0; i <= TABLE_SIZE; i++)
      table[i]! += amplitude * Math.sin((2 * Math.PI * n * i) / TABLE_SIZE + phase);
  }
  return table;
}
