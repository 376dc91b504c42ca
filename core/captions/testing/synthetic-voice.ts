import type { Phone } from '../align/phones.ts';
import { phonesOfWord } from '../align/phones-of-word.ts';

/** Two resonances of each vowel, in Hz; what is not named here is a consonant. */
const VOWELS: Partial<Record<Phone, readonly [number, number]>> = {
  a: [800, 1300],
  e: [500, 1900],
  eo: [600, 1000],
  o: [450, 800],
  u: [350, 900],
  eu: [380, 1400],
  i: [280, 2300],
  y: [280, 2100],
  w: [320, 700],
};
const HUMS: Partial<Record<Phone, number>> = { n: 1400, m: 1000, ng: 1900, r: 1600, L: 1500 };
const HISSES = new Set<Phone>(['s', 'ss', 'j', 'jj', 'ch']);

/** One sentence of an invented speaker. Times in seconds of `samples`. */
export interface SpokenSentence {
  words: string[];
  start: number;
  end: number;
}

/**
 * Sentences as a machine without any model says them: for each sound a tone, a hum, a hiss or a closure with a burst, about
 * 90 ms long. Nobody would listen to it, but its sounds differ as those of a voice do.
 */
export function speakSentences(
  sentences: readonly (readonly string[])[],
  sampleRate: number,
  pauseS: (i: number) => number,
): { samples: Float32Array; spoken: SpokenSentence[] } {
  const parts: Float32Array[] = [];
  const spoken: SpokenSentence[] = [];
  let length = 0;
  let seed = 1;
  const noise = () => {
    seed = (Math.imul(seed, 1103515245) + 12345) & 0x7fffffff;
    return seed / 0x40000000 - 1;
  };
  const add = (seconds: number, soundAt: (t: number, share: number) => number) => {
    const part = new Float32Array(Math.round(seconds * sampleRate));
    for (let i = 0; i < part.length; i++)
      part[i] = soundAt(i / sampleRate, i / part.length) + 0.0005 * noise();
    parts.push(part);
    length += part.length;
  };
  sentences.forEach((words, i) => {
    add(pauseS(i), () => 0);
    const start = length / sampleRate;
    for (const phone of words.flatMap((word) => phonesOfWord(word, 'ko'))) {
      add(0.07 + 0.04 * Math.abs(noise()), soundOfPhone(phone, noise));
    }
    spoken.push({ words: [...words], start, end: length / sampleRate });
  });
  add(0.5, () => 0);
  const samples = new Float32Array(length);
  let at = 0;
  for (const part of parts) {
    samples.set(part, at);
    at += part.length;
  }
  return { samples, spoken };
}

function soundOfPhone(phone: Phone, noise: () => number): (t: number, share: number) => number {
  const tone = (hz: number, t: number) => Math.sin(2 * Math.PI * hz * t);
  const vowel = VOWELS[phone];
  if (vowel) return (t) => 0.2 * tone(vowel[0], t) + 0.12 * tone(vowel[1], t) + 0.1 * tone(140, t);
  const hum = HUMS[phone];
  if (hum) return (t) => 0.1 * tone(220, t) + 0.03 * tone(hum, t);
  let before = 0;
  const hiss = () => {
    const now = noise();
    const high = now - before;
    before = now;
    return high;
  };
  if (HISSES.has(phone)) return () => 0.06 * hiss();
  return (_, share) => (share < 0.5 ? 0 : 0.05 * hiss() + 0.05 * noise());
}
