import { SAMPLE_RATE, wrap, type LoopBuffer } from './loop-buffer.ts';
import type { Played } from './play.ts';
import type { Random } from './random.ts';
import { frequencyOf } from './score.ts';

const RELEASE_SECONDS = 0.35;
/** Where the finger plucks, as a share of the string. */
const PLUCK_POINT = 0.19;
/** Treble lost on each way along the string. */
const SOFTNESS = 0.42;
/** The box of the instrument: where it rings, how long, and how much it adds there. */
const BOX = [
  { hz: 104, seconds: 0.05, gain: 0.45 },
  { hz: 212, seconds: 0.035, gain: 0.3 },
] as const;

/** One plucked tone of gut and wood, after Karplus and Strong, added to `target`. */
export function pluck(target: LoopBuffer, note: Played, random: Random): void {
  const hz = frequencyOf(note.pitch);
  const held = Math.round(note.seconds * SAMPLE_RATE);
  const string = ring({
    hz,
    strength: note.strength,
    length: held + RELEASE_SECONDS * SAMPLE_RATE * 3,
    random,
  });
  const start = Math.round(note.startSeconds * SAMPLE_RATE);
  const box = BOX.map(({ hz: at, seconds, gain }) => {
    const r = Math.exp(-1 / (seconds * SAMPLE_RATE));
    const turn = (2 * Math.PI * at) / SAMPLE_RATE;
    const share = gain * (1 - r) * 2 * Math.sin(turn);
    return { a1: 2 * r * Math.cos(turn), a2: -r * r, share, y1: 0, y2: 0 };
  });
  const pan = Math.max(-0.35, Math.min(0.35, (note.pitch - 60) / 50));
  const [toLeft, toRight] = [Math.cos(((pan + 1) * Math.PI) / 4), Math.sin(((pan + 1) * Math.PI) / 4)];
  const fall = Math.exp(-1 / (RELEASE_SECONDS * 0.4 * SAMPLE_RATE));
  let damped = 1;
  for (let i = 0; i < string.length; i++) {
    if (i > held) damped *= fall;
    const x = string[i]!;
    let out = x;
    for (const mode of box) {
      const y = mode.share * x + mode.a1 * mode.y1 + mode.a2 * mode.y2;
      mode.y2 = mode.y1;
      mode.y1 = y;
      out += y;
    }
    const end = Math.min(1, (string.length - i) / 2400);
    const at = wrap(start + i, target.length);
    target.left[at]! += out * damped * end * toLeft;
    target.right[at]! += out * damped * end * toRight;
  }
}

/** The string alone: a short noise that runs round a delay line as long as the tone's period. */
function ring(request: { hz: number; strength: number; length: number; random: Random }): Float64Array {
  const { hz, strength, random } = request;
  const period = SAMPLE_RATE / hz - SOFTNESS;
  const whole = Math.floor(period - 0.3);
  // an allpass makes up for the rest of a sample: the tone is in tune
  const rest = period - whole;
  const tune = (1 - rest) / (1 + rest);
  const line = excite(whole, strength, random);
  const seconds = 4.2 * (196 / hz) ** 0.55;
  const loss = 10 ** (-3 / (hz * seconds));
  const sound = new Float64Array(Math.round(request.length));
  let [at, last, allpassIn, allpassOut] = [0, 0, 0, 0];
  for (let i = 0; i < sound.length; i++) {
    const x = line[at]!;
    sound[i] = x * Math.min(1, i / 120);
    const soft = loss * ((1 - SOFTNESS) * x + SOFTNESS * last);
    last = x;
    allpassOut = tune * (soft - allpassOut) + allpassIn;
    allpassIn = soft;
    line[at] = allpassOut;
    at = at + 1 === whole ? 0 : at + 1;
  }
  return sound;
}

/** Noise as a soft finger leaves it: dark, without the overtones that have a knot under the finger, and around zero. */
function excite(length: number, strength: number, random: Random): Float64Array {
  const noise = Float64Array.from({ length }, () => random.next() * 2 - 1);
  const share = 0.08 + 0.16 * strength;
  for (let round = 0; round < 2; round++) {
    let low = 0;
    for (let i = 0; i < 2 * length; i++) {
      low += share * (noise[i % length]! - low);
      if (i >= length) noise[i - length] = low;
    }
  }
  const away = Math.max(1, Math.round(length * PLUCK_POINT));
  const combed = noise.map((x, i) => x - 0.85 * noise[(i - away + length) % length]!);
  const middle = combed.reduce((sum, x) => sum + x, 0) / length;
  const power = Math.sqrt(combed.reduce((sum, x) => sum + (x - middle) ** 2, 0) / length);
  return combed.map((x) => ((x - middle) / power) * 0.09 * strength ** 1.4);
}
