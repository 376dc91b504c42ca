import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Transcript } from '../video.ts';
import { alignToTranscript } from './align-to-transcript.ts';
import { matchLetters } from './match-letters.ts';
import { readManuscript } from './read-manuscript.ts';

/** Words heard one after the other, half a second each. */
function heard(text: string): Transcript {
  const words = text.split(' ').map((word, i) => ({ text: word, startMs: i * 500, endMs: i * 500 + 450 }));
  const endMs = words.length * 500;
  return { source: 'speech', timing: 'heard', language: 'ko', segments: [{ startMs: 0, endMs, words }] };
}
const align = (manuscript: string, spoken: string) =>
  alignToTranscript({ lines: readManuscript(manuscript), heard: heard(spoken), language: 'ko' });
const wordsIn = (transcript: Transcript) => transcript.segments.flatMap((segment) => segment.words);

describe('a manuscript and what was heard', () => {
  it('give the manuscript’s words the heard times', () => {
    const words = wordsIn(
      align(
        '여호와는 나의 목자시니. 내가 부족함이 없으리로다.',
        '여호와는 나의 목자시니 내가 부족함이 없으리로다',
      ),
    );
    expect(words.map((w) => w.startMs)).toEqual([0, 500, 1000, 1500, 2000, 2500]);
    expect(words.every((w) => w.confidence === 1)).toBe(true);
  });

  it('keep the manuscript where the ear was wrong', () => {
    const words = wordsIn(
      align(
        '여호와는 나의 목자시니 내가 부족함이 없으리로다.',
        '여호아는 나에 목자신이 내가 부족하미 없으리로다',
      ),
    );
    expect(words.map((w) => w.text).join(' ')).toBe('여호와는 나의 목자시니 내가 부족함이 없으리로다.');
    words.forEach((w, i) => expect(Math.abs(w.startMs - i * 500)).toBeLessThan(260));
  });

  it('know that 시편 23편 sounds like 시편 이십삼편', () => {
    const words = wordsIn(align('오늘 말씀은 시편 23편 1절입니다.', '오늘 말씀은 시편 이십삼 편 일절입니다'));
    expect(words[3]).toMatchObject({ text: '23편', startMs: 1500, endMs: 2450, confidence: 1 });
    expect(words[4]?.startMs).toBe(2500);
  });

  it('pass over what was said beside the manuscript', () => {
    const words = wordsIn(align('주님을 찬양합니다. 아멘.', '자 여러분 그러면 주님을 찬양합니다 박수 아멘'));
    expect(words.map((w) => w.startMs)).toEqual([1500, 2000, 3000]);
  });

  it('give words that were not heard the time between their neighbours', () => {
    const words = wordsIn(align('주님을 정말로 찬양합니다.', '주님을 흠흠 찬양합니다'));
    expect(words[1]).toMatchObject({ text: '정말로', confidence: 0 });
    expect(words[1]!.startMs).toBeGreaterThanOrEqual(450);
    expect(words[1]!.endMs).toBeLessThanOrEqual(1000);
  });

  it('keep every word in order of time, whatever was heard', () => {
    const sentence = fc.array(fc.constantFrom('주님', '은혜', '사랑', '오늘', '23편', 'Amen', '말씀을'), { minLength: 1, maxLength: 40 }); // prettier-ignore
    fc.assert(
      fc.property(sentence, sentence, (written, spoken) => {
        const words = wordsIn(align(written.join(' '), spoken.join(' ')));
        expect(words.map((w) => w.text)).toEqual(written);
        words.forEach((w, i) => {
          expect(w.endMs).toBeGreaterThanOrEqual(w.startMs);
          if (i > 0) expect(w.startMs).toBeGreaterThanOrEqual(words[i - 1]!.endMs);
        });
      }),
    );
  });

  it('match hours of speech without crossing', () => {
    const syllable = (i: number) => String.fromCharCode(0xac00 + ((Math.imul(i, 2654435761) >>> 8) % 3000));
    const a = Array.from({ length: 30_000 }, (_, i) => syllable(i));
    const b = a.filter((_, i) => i % 50 !== 0 && !(i > 9000 && i < 12_000));
    const match = matchLetters(a, b);
    const matched = [...match].filter((to) => to >= 0);
    expect(matched.length).toBe(b.length);
    expect(matched.every((to, i) => i === 0 || to > matched[i - 1]!)).toBe(true);
  });
});
