import { SAMPLE_RATE, wrap, type LoopBuffer } from './loop-buffer.ts';
import type { Played } from './play.ts';
import { frequencyOf } from './score.ts';

const RELEASE_SECONDS = 0.3;
const MAX_TINE_HZ = 7000;

/** One round tone of bar and reed, its overtones by frequency modulation, added to `target`. */
export function chime(target: LoopBuffer, note: Played): void {
  const hz = frequencyOf(note.pitch);
  const start = Math.round(note.startSeconds * SAMPLE_RATE);
  const held = Math.round(note.seconds * SAMPLE_RATE);
  const length = held + Math.round(RELEASE_SECONDS * 5 * SAMPLE_RATE);
  const step = (2 * Math.PI * hz) / SAMPLE_RATE;
  const seconds = 2.4 * (262 / hz) ** 0.45;
  const tine = hz * 9 < MAX_TINE_HZ ? 0.035 * note.strength : 0;
  const loud = 0.1 * note.strength ** 1.5;
  const pan = Math.max(-0.4, Math.min(0.4, (note.pitch - 66) / 40));
  for (let i = 0; i < length; i++) {
    const t = i / SAMPLE_RATE;
    const index = (0.25 + 1.1 * note.strength) * Math.exp(-t / (0.35 * seconds)) + 0.12;
    const decay = Math.exp(-t / seconds) * Math.min(1, i / 260);
    const fall = i < held ? 1 : Math.exp(-(i - held) / (RELEASE_SECONDS * SAMPLE_RATE));
    const bar = Math.sin(step * i + index * Math.sin(step * i));
    const ping = tine * Math.sin(9 * step * i) * Math.exp(-t / 0.07);
    const end = Math.min(1, (length - i) / 4800);
    const out = (bar + ping) * decay * fall * end * loud;
    // it wanders slowly from side to side
    const side = pan + 0.18 * Math.sin(2 * Math.PI * 0.7 * t);
    const at = wrap(start + i, target.length);
    target.left[at]! += out * Math.cos(((side + 1) * Math.PI) / 4);
    target.right[at]! += out * Math.sin(((side + 1) * Math.PI) / 4);
  }
}
