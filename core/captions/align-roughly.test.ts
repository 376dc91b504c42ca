import { describe, expect, it } from 'vitest';
import { alignManuscript } from './align-manuscript.ts';
import { alignRoughly } from './align-roughly.ts';
import type { Transcript } from '../video.ts';
import { readManuscript, type ManuscriptLine } from './read-manuscript.ts';
import { speechEnvelope } from './speech-envelope.ts';
import { speechRegions } from './speech-regions.ts';
import { textWidth } from './caption-limits.ts';
import { voiceActivity } from './voice-activity.ts';
import { waveformPeaks } from './waveform-peaks.ts';

const RATE = 16_000;
const SYLLABLE_MS = 190;

/** Speech as the ear's envelope has it: a vowel-like swell for each syllable, silence between the parts. */
function speak(parts: { syllables: number; pauseMs: number }[], noise = 0.0005): Float32Array {
  const length = parts.reduce((ms, p) => ms + p.syllables * SYLLABLE_MS + p.pauseMs, 500);
  const samples = new Float32Array((length * RATE) / 1000);
  let seed = 1;
  for (let i = 0; i < samples.length; i++) {
    seed = (Math.imul(seed, 1103515245) + 12345) & 0x7fffffff;
    samples[i] = noise * (seed / 0x40000000 - 1);
  }
  let at = (500 * RATE) / 1000;
  const syllable = (SYLLABLE_MS * RATE) / 1000;
  for (const part of parts) {
    for (let s = 0; s < part.syllables; s++, at += syllable) {
      for (let i = 0; i < syllable; i++) {
        const swell = Math.sin((Math.PI * i) / syllable) ** 2;
        const t = i / RATE;
        const tone =
          Math.sin(2 * Math.PI * 150 * t) +
          0.6 * Math.sin(2 * Math.PI * 620 * t) +
          0.3 * Math.sin(2 * Math.PI * 1800 * t);
        samples[at + i]! += 0.25 * (0.08 + swell) * tone;
      }
    }
    at += (part.pauseMs * RATE) / 1000;
  }
  return samples;
}

const text = [
  '여호와는 나의 목자시니 내가 부족함이 없으리로다.',
  '그가 나를 푸른 초장에 누이시며 쉴 만한 물 가로 인도하시는도다.',
  '내 영혼을 소생시키시고 자기 이름을 위하여 의의 길로 인도하시는도다.',
  '아멘.',
  '오늘도 주님과 함께 걸어갑니다.',
];
const lines = readManuscript(text.join('\n'));
const syllables = lines.map((line) => textWidth(line.words.join('').replace(/[^가-힣]/g, '')));
const starts = syllables.map(
  (_, i) => 500 + syllables.slice(0, i).reduce((sum, n) => sum + n * SYLLABLE_MS + 600, 0),
);

/** By counting alone: all syllables of this voice sound the same. */
function align(samples: Float32Array, manuscript: readonly ManuscriptLine[]): Transcript {
  const envelope = speechEnvelope(samples, RATE);
  const durationMs = (samples.length / RATE) * 1000;
  return alignRoughly({
    envelope,
    voice: voiceActivity(envelope),
    lines: manuscript,
    language: 'ko',
    durationMs,
  });
}

describe('a manuscript and its recording', () => {
  const samples = speak(syllables.map((n) => ({ syllables: n, pauseMs: 600 })));
  const transcript = align(samples, lines);

  it('meet at the start of every sentence', () => {
    transcript.segments.forEach((segment, i) => {
      expect(Math.abs(segment.startMs - starts[i]!)).toBeLessThan(120);
    });
  });

  it('keep every word to the letter, in order of time, marked as rough', () => {
    const words = transcript.segments.flatMap((segment) => segment.words);
    expect(words.map((word) => word.text)).toEqual(lines.flatMap((line) => line.words));
    words.forEach((word, i) => {
      expect(word.endMs).toBeGreaterThanOrEqual(word.startMs);
      if (i > 0) expect(word.startMs).toBeGreaterThanOrEqual(words[i - 1]!.endMs);
    });
    expect(transcript).toMatchObject({ source: 'manuscript', timing: 'rough' });
  });

  it('meet in noise and at another level too', () => {
    const noisy = speak(
      syllables.map((n) => ({ syllables: n, pauseMs: 600 })),
      0.008,
    ).map((x) => x * 0.1);
    const found = align(noisy, lines);
    found.segments.forEach((segment, i) => expect(Math.abs(segment.startMs - starts[i]!)).toBeLessThan(200));
  });

  it('put a pause inside a sentence between two words', () => {
    const two = readManuscript('여호와는 나의 목자시니, 내가 부족함이 없으리로다.');
    const paused = speak([
      { syllables: 10, pauseMs: 500 },
      { syllables: 10, pauseMs: 0 },
    ]);
    const { words } = align(paused, two).segments[0]!;
    const [before, after] = [words[2]!, words[3]!];
    expect(before.text).toBe('목자시니,');
    expect(after.startMs - before.endMs).toBeGreaterThan(350);
  });

  it('still meet where the text has nothing to do with the sound', () => {
    const long = readManuscript('하나님의 은혜를 찬양합니다. '.repeat(60));
    const odd = alignManuscript({ samples, sampleRate: RATE, lines: long, language: 'ko' });
    expect(odd.segments).toHaveLength(60);
    const words = odd.segments.flatMap((segment) => segment.words);
    expect(words.every((word, i) => i === 0 || word.startMs >= words[i - 1]!.startMs)).toBe(true);
    const one = alignManuscript({
      samples,
      sampleRate: RATE,
      lines: readManuscript('아멘.'),
      language: 'ko',
    });
    expect(one.segments[0]?.startMs).toBeLessThan(620);
  });

  it('spreads the words over the whole recording where nobody speaks', () => {
    const silence = new Float32Array(RATE * 3);
    const { segments } = alignManuscript({ samples: silence, sampleRate: RATE, lines, language: 'ko' });
    expect(segments).toHaveLength(lines.length);
    expect(segments[0]!.startMs).toBe(0);
    expect(segments[segments.length - 1]!.endMs).toBe(3000);
    expect(segments.every((segment, i) => i === 0 || segment.startMs >= segments[i - 1]!.endMs)).toBe(true);
  });
});

describe('the sound of a recording', () => {
  it('tells where somebody speaks', () => {
    const regions = speechRegions(speak([{ syllables: 10, pauseMs: 1500 }, { syllables: 5, pauseMs: 800 }]), RATE); // prettier-ignore
    expect(regions).toHaveLength(2);
    expect(Math.abs(regions[0]!.startMs - 500)).toBeLessThan(60);
    expect(Math.abs(regions[0]!.endMs - 2400)).toBeLessThan(80);
    expect(Math.abs(regions[1]!.startMs - 3900)).toBeLessThan(60);
  });

  it('has one peak for every tenth of a second', () => {
    const samples = new Float32Array(RATE * 0.25);
    samples[100] = -0.5;
    samples[2000] = 1.4;
    expect(waveformPeaks(samples, RATE)).toEqual([128, 255, 0]);
    expect(waveformPeaks(new Float32Array(), RATE)).toEqual([]);
  });
});
