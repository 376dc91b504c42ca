import { smooth, type SpeechEnvelope } from './speech-envelope.ts';
import type { VoiceActivity } from './voice-activity.ts';

/** Rise and fall, in dB, that makes a bump a syllable. */
const DIP_DB = 1.2;
const MIN_DISTANCE_FRAMES = 8;

/**
 * How many syllables were heard before each frame (one longer than the frames): peaks of the vowel band during speech.
 * Not exact (fast syllables melt), but its errors are even, unlike those of time.
 */
export function syllableNuclei(envelope: SpeechEnvelope, voice: VoiceActivity): Float32Array {
  const { frames } = envelope;
  const level = smooth(smooth(envelope.vowels, 7), 5);
  const { spokenBefore } = voice;
  const isSpoken = (t: number) => spokenBefore[t + 1]! > spokenBefore[t]!;
  const counts = new Float32Array(frames + 1);
  const peaks: number[] = [];
  let rising = true;
  let lowest = level[0] ?? 0;
  let highest = lowest;
  let peakAt = 0;
  for (let t = 1; t < frames; t++) {
    const value = level[t]!;
    if (rising) {
      if (value > highest) {
        highest = value;
        peakAt = t;
      } else if (value < highest - DIP_DB) {
        const last = peaks[peaks.length - 1] ?? -Infinity;
        if (isSpoken(peakAt) && peakAt - last >= MIN_DISTANCE_FRAMES) peaks.push(peakAt);
        rising = false;
        lowest = value;
      }
    } else if (value < lowest) {
      lowest = value;
    } else if (value > lowest + DIP_DB) {
      rising = true;
      highest = value;
      peakAt = t;
    }
  }
  for (let t = 0, passed = 0; t < frames; t++) {
    while (passed < peaks.length && peaks[passed]! <= t) passed++;
    counts[t + 1] = passed;
  }
  return counts;
}
