import { SAMPLE_RATE, wrap, type LoopBuffer } from './loop-buffer.ts';
import type { Played } from './play.ts';
import type { Random } from './random.ts';
import { frequencyOf } from './score.ts';

/** Stopped wooden pipes: the tone itself, and little of its overtones. */
const OVERTONES = [
  { times: 1, gain: 1 },
  { times: 2, gain: 0.16 },
  { times: 3, gain: 0.22 },
  { times: 5, gain: 0.045 },
] as const;
const ATTACK_SECONDS = 0.14;
const RELEASE_SECONDS = 0.3;
/** Two pipes a tone, a hair apart. */
const RANKS = [
  { cents: -1.3, pan: -0.45 },
  { cents: 1.4, pan: 0.45 },
] as const;

/** One tone of a small organ, added to `target`. */
export function blow(target: LoopBuffer, note: Played, random: Random): void {
  const length = Math.round((note.seconds + RELEASE_SECONDS) * SAMPLE_RATE);
  const held = note.seconds * SAMPLE_RATE;
  const start = Math.round((note.startSeconds - ATTACK_SECONDS / 2) * SAMPLE_RATE);
  for (const { cents, pan } of RANKS) {
    const hz = frequencyOf(note.pitch) * 2 ** (cents / 1200);
    const toLeft = Math.cos(((pan + 1) * Math.PI) / 4);
    const toRight = Math.sin(((pan + 1) * Math.PI) / 4);
    const phases = OVERTONES.map(() => random.next() * 2 * Math.PI);
    // the wind is never quite still
    const breath = { turn: random.next() * 2 * Math.PI, step: (2 * Math.PI * 0.31) / SAMPLE_RATE };
    for (let i = 0; i < length; i++) {
      const rise = Math.min(1, i / (ATTACK_SECONDS * SAMPLE_RATE));
      const fall = i < held ? 1 : 1 - (i - held) / (length - held);
      const envelope = Math.sin((rise * Math.PI) / 2) ** 2 * Math.sin((fall * Math.PI) / 2) ** 2;
      const wind = 1 + 0.03 * Math.sin(breath.turn + i * breath.step);
      let wave = 0;
      for (const [n, { times, gain }] of OVERTONES.entries())
        wave += gain * Math.sin((2 * Math.PI * hz * times * i) / SAMPLE_RATE + phases[n]!);
      const out = wave * envelope * wind * note.strength * 0.04;
      const at = wrap(start + i, target.length);
      target.left[at]! += out * toLeft;
      target.right[at]! += out * toRight;
    }
  }
}
