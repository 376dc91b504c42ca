import { seeded } from '../../tests/chaos/seeded.ts';
import { RATE, type Fragment, type TrueRecording } from './read-recordings.ts';

/**
 * Ways to make a recording harder that leave its truth known:
 *
 *   orig    as it is: often with digital silence between lines
 *   cat     silence between lines taken out, what the speaker left alone, noise 22 dB below: closest to a real recording
 *   tight   lines cut to the voice, 0 to 0.12 s between them, noise
 *   music   0.2 to 0.4 s between lines, music 12 dB below the voice
 *   reverb  `cat` in a hall
 *   both    `cat`, a tenth of the manuscript's lines not said, and a tenth of what is said not in the manuscript
 *   dropped `cat`, one stretch of a tenth of the manuscript not said
 *   adlib   `cat`, one stretch of a tenth of what is said not in the manuscript
 */
export const CONDITIONS = ['orig', 'cat', 'tight', 'music', 'reverb', 'both', 'dropped', 'adlib'] as const;
export type Condition = (typeof CONDITIONS)[number];

export interface Made {
  samples: Float32Array;
  /** The manuscript's lines; `voiceStart` in seconds of `samples`, null for a line that is not said. */
  lines: { words: string[]; voiceStart: number | null }[];
  /** What is said but not written, in seconds. */
  adlibs: { start: number; end: number }[];
}

export function makeCondition(
  recording: TrueRecording,
  condition: Condition,
  given: { seed: number; music: Float32Array },
): Made {
  const { samples, fragments } = recording;
  const random = seeded(given.seed * 7919 + recording.name.length);
  const { unsaid, unwritten } = departures(condition, fragments.length, random);
  const parts: Float32Array[] = [new Float32Array(Math.round(fragments[0]!.start * RATE))];
  let length = parts[0]!.length;
  const lines: Made['lines'] = [];
  const adlibs: Made['adlibs'] = [];
  fragments.forEach((fragment, i) => {
    if (unsaid.has(i)) {
      lines.push({ words: fragment.words, voiceStart: null });
      return;
    }
    const nextStart = fragments[i + 1]?.start ?? samples.length / RATE;
    const [from, to] = spanOf(fragment, condition);
    const shift = length / RATE - from;
    if (unwritten.has(i)) adlibs.push({ start: fragment.voiceStart + shift, end: fragment.voiceEnd + shift });
    else lines.push({ words: fragment.words, voiceStart: fragment.voiceStart + shift });
    const gap = gapAfter(condition, nextStart - fragment.end, random);
    for (const part of [
      samples.subarray(Math.round(from * RATE), Math.round(to * RATE)),
      new Float32Array(Math.max(0, Math.round(gap * RATE))),
    ]) {
      parts.push(part);
      length += part.length;
    }
  });
  const joined = join(parts, length);
  if (condition === 'reverb') addHall(joined);
  if (condition === 'music') addMusic(joined, given.music, level(samples));
  if (condition !== 'orig') addNoise(joined, level(samples), condition === 'music' ? 30 : 22, random);
  return { samples: joined, lines, adlibs };
}

const SHARE = 0.1;

function departures(
  condition: Condition,
  count: number,
  random: () => number,
): { unsaid: Set<number>; unwritten: Set<number> } {
  const few = Math.max(1, Math.round(count * SHARE));
  const block = () => {
    const first = Math.floor(count * 0.2 + random() * count * 0.5);
    return new Set(Array.from({ length: few }, (_, i) => first + i));
  };
  if (condition === 'dropped') return { unsaid: block(), unwritten: new Set() };
  if (condition === 'adlib') return { unsaid: new Set(), unwritten: block() };
  if (condition !== 'both') return { unsaid: new Set(), unwritten: new Set() };
  const order = Array.from({ length: count }, (_, i) => ({ i, at: random() })).sort((a, b) => a.at - b.at);
  const drawn = order.map(({ i }) => i);
  return { unsaid: new Set(drawn.slice(0, few)), unwritten: new Set(drawn.slice(few, 2 * few)) };
}

function spanOf({ start, end, voiceStart, voiceEnd }: Fragment, condition: Condition): [number, number] {
  return condition === 'tight'
    ? [Math.max(start, voiceStart - 0.03), Math.min(end, voiceEnd + 0.03)]
    : [start, end];
}

function gapAfter(condition: Condition, asItIs: number, random: () => number): number {
  if (condition === 'orig') return asItIs;
  if (condition === 'music') return 0.2 + 0.2 * random();
  return condition === 'tight' ? random() * 0.12 : 0;
}

function join(parts: readonly Float32Array[], length: number): Float32Array {
  const joined = new Float32Array(length);
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}

/** Root mean square. */
function level(samples: Float32Array): number {
  let sum = 0;
  for (const sample of samples) sum += sample * sample;
  return Math.sqrt(sum / samples.length);
}

/** Noise with less treble, as rooms have it, `below` dB under the voice. */
function addNoise(samples: Float32Array, voice: number, below: number, random: () => number): void {
  const gain = voice * 10 ** (-below / 20);
  let last = 0;
  for (let i = 0; i < samples.length; i++) {
    const white = (random() + random() + random() + random() - 2) * 1.73;
    last = 0.7 * last + 0.3 * white;
    samples[i]! += gain * last * 2.2;
  }
}

function addMusic(samples: Float32Array, music: Float32Array, voice: number): void {
  const gain = (voice / level(music)) * 10 ** (-12 / 20);
  for (let i = 0; i < samples.length; i++) samples[i]! += gain * music[i % music.length]!;
}

/** Six damped comb filters, 2 dB below the voice. */
function addHall(samples: Float32Array): void {
  const wet = new Float32Array(samples.length);
  const combs: [number, number][] = [
    [1116, 0.86],
    [1188, 0.85],
    [1277, 0.84],
    [1356, 0.83],
    [1422, 0.82],
    [1491, 0.81],
  ];
  for (const [delay, feedback] of combs) {
    const line = new Float32Array(Math.round((delay * RATE) / 22_050));
    let damped = 0;
    let at = 0;
    for (let i = 0; i < samples.length; i++) {
      const out = line[at]!;
      damped = damped * 0.35 + out * 0.65;
      line[at] = samples[i]! + damped * feedback;
      wet[i]! += out;
      at = (at + 1) % line.length;
    }
  }
  const gain = (level(samples) / level(wet)) * 0.8;
  for (let i = 0; i < samples.length; i++) samples[i]! += gain * wet[i]!;
}
