import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutAtSilences } from './cut-at-silences.ts';
import { dropHallucinations } from './drop-hallucinations.ts';
import { measureLevels } from './sound-levels.ts';

const RATE = 1000;
/** Sound everywhere but in the given spans, in seconds. */
const soundWithout = (seconds: number, silences: [number, number][]) => {
  const samples = Float32Array.from({ length: seconds * RATE }, (_, i) => (i % 2 ? 0.3 : -0.3));
  for (const [from, to] of silences) samples.fill(0, from * RATE, to * RATE);
  return measureLevels(samples, RATE);
};

describe('cutting a long recording', () => {
  it('leaves a short one whole', () => {
    const levels = soundWithout(60, []);
    expect(cutAtSilences({ levels, durationMs: 60_000, maxMs: 60_000 })).toEqual([
      { startMs: 0, endMs: 60_000 },
    ]);
  });

  it('cuts in the middle of pauses', () => {
    const levels = soundWithout(300, [
      [90, 91],
      [185, 187],
      [200, 200.2],
    ]);
    const parts = cutAtSilences({ levels, durationMs: 300_000, maxMs: 120_000 });
    expect(parts).toHaveLength(3);
    expect(parts[0]?.endMs).toBeGreaterThanOrEqual(90_000);
    expect(parts[0]?.endMs).toBeLessThanOrEqual(91_000);
    expect(parts[1]?.endMs).toBeGreaterThanOrEqual(185_000);
    expect(parts[1]?.endMs).toBeLessThanOrEqual(187_000);
  });

  it('tiles the recording with parts that are never too long, whatever it sounds like', () => {
    const levels = soundWithout(1000, [[333, 340]]);
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1_000_000 }),
        fc.integer({ min: 2_000, max: 700_000 }),
        (durationMs, maxMs) => {
          const parts = cutAtSilences({ levels, durationMs, maxMs });
          expect(parts[0]?.startMs).toBe(0);
          expect(parts.at(-1)?.endMs).toBe(durationMs);
          parts.forEach((part, i) => {
            expect(part.endMs - part.startMs).toBeGreaterThan(0);
            expect(part.endMs - part.startMs).toBeLessThanOrEqual(maxMs);
            if (i > 0) expect(part.startMs).toBe(parts[i - 1]?.endMs);
          });
        },
      ),
    );
  });
});

describe('what Whisper makes up', () => {
  const levels = soundWithout(100, [[50, 100]]);
  const stretch = (startS: number, text: string, noSpeech = 0.1) => ({
    startMs: startS * 1000,
    endMs: startS * 1000 + 3000,
    text,
    noSpeech,
    words: [],
  });
  const kept = (...stretches: ReturnType<typeof stretch>[]) =>
    dropHallucinations(stretches, { levels, prompt: '은혜교회, 요한복음 3:16' }).map((s) => s.text);

  it('is dropped over silence: sign-offs, credits, and our own prompt', () => {
    expect(
      kept(
        stretch(60, '시청해 주셔서 감사합니다.'),
        stretch(65, '한글자막 by 박진희'),
        stretch(70, 'Thanks for watching!'),
        stretch(75, '은혜교회'),
        stretch(80, '구독과 좋아요 부탁드립니다', 0.9),
      ),
    ).toEqual([]);
  });

  it('stays where somebody says it, and so does soft speech', () => {
    const said = [stretch(10, '감사합니다.'), stretch(20, '은혜교회'), stretch(60, '작게 속삭이는 말')];
    expect(kept(...said)).toEqual(said.map((s) => s.text));
  });

  it('is dropped where Whisper itself doubts that anybody speaks', () => {
    expect(
      kept(stretch(10, '시청해주셔서 감사합니다', 0.7), stretch(60, '뭐라도', 0.9), stretch(70, ' ... ')),
    ).toEqual([]);
  });
});
