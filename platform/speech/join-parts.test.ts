import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Part } from './cut-at-silences.ts';
import type { Stretch } from './heard.ts';
import { joinParts } from './join-parts.ts';

interface Said {
  text: string;
  startMs: number;
  endMs: number;
}

/** One stretch of words for a few words each. */
function stretchesFrom(words: Said[]): Stretch[] {
  const stretches: Stretch[] = [];
  for (let i = 0; i < words.length; i += 7) {
    const own = words.slice(i, i + 7);
    const text = own.map((word) => word.text).join(' ');
    const [startMs, endMs] = [own[0]!.startMs, own.at(-1)!.endMs];
    stretches.push({ startMs, endMs, text, noSpeech: 0, logProb: 0, compression: 1, words: own });
  }
  return stretches;
}
const textsOf = (stretches: Stretch[]) => stretches.flatMap(({ words }) => words.map((word) => word.text));

describe('words of parts that overlap', () => {
  const say = (texts: string, startMs = 0): Said[] =>
    texts.split(' ').map((text, i) => ({ text, startMs: startMs + i * 400, endMs: startMs + i * 400 + 350 }));
  const whole = say('여호와는 나의 목자시니 내게 부족함이 없으리로다 그가 나를 푸른 풀밭에 누이시며');

  it('go on where a word was heard in both, whatever either made of its edge', () => {
    const joined = joinParts([
      {
        part: { startMs: 0, endMs: 2500 },
        stretches: stretchesFrom([
          ...whole.slice(0, 5),
          { text: '없', startMs: 2000, endMs: 2500 },
          { text: '감사합니다', startMs: 2500, endMs: 2500 },
        ]),
      },
      {
        part: { startMs: 1000, endMs: 4000 },
        stretches: stretchesFrom([{ text: '니', startMs: 1000, endMs: 1150 }, ...whole.slice(3)]),
      },
    ]);
    expect(textsOf(joined)).toEqual(whole.map((word) => word.text));
  });

  it('are all kept where parts only meet', () => {
    const joined = joinParts([
      { part: { startMs: 0, endMs: 2000 }, stretches: stretchesFrom(whole.slice(0, 5)) },
      { part: { startMs: 2000, endMs: 4000 }, stretches: stretchesFrom(whole.slice(5)) },
    ]);
    expect(textsOf(joined)).toEqual(whole.map((word) => word.text));
  });

  it('are kept from the one part where the other heard nothing', () => {
    const both: Part[] = [
      { startMs: 0, endMs: 3000 },
      { startMs: 1000, endMs: 4000 },
    ];
    const within = (part: Part) => whole.filter((w) => w.startMs >= part.startMs && w.endMs <= part.endMs);
    for (const silent of [0, 1]) {
      const joined = joinParts(
        both.map((part, i) => ({ part, stretches: i === silent ? [] : stretchesFrom(within(part)) })),
      );
      expect(textsOf(joined)).toEqual(within(both[1 - silent]!).map((word) => word.text));
    }
  });

  it('are neither lost nor doubled, however often they repeat and however the times are off', () => {
    const spoken = fc.array(
      fc.record({
        text: fc.constantFrom('주여', '아멘', '은혜', '하나님의', '사랑', '네'),
        lengthMs: fc.integer({ min: 200, max: 600 }),
        pauseMs: fc.integer({ min: 0, max: 300 }),
      }),
      { minLength: 60, maxLength: 120 },
    );
    fc.assert(
      fc.property(
        spoken,
        fc.integer({ min: 0, max: 2 ** 31 }),
        fc.integer({ min: 0, max: 8 }),
        (given, seed, garbled) => {
          let clock = 0;
          const truth = given.map(({ text, lengthMs, pauseMs }) => {
            const startMs = (clock += pauseMs);
            return { text, startMs, endMs: (clock += lengthMs) };
          });
          let state = seed;
          const random = () => (state = (Math.imul(state, 1103515245) + 12345) >>> 0) / 2 ** 32;
          const jitter = () => Math.round((random() - 0.5) * 160);
          const cutMs = clock / 2;
          const parts: Part[] = [
            { startMs: 0, endMs: cutMs + 6000 },
            { startMs: cutMs - 6000, endMs: clock },
          ];
          // each part hears what lies in it; a word at its edge only in half, and here and there another one
          const heard = parts.map((part) => ({
            part,
            stretches: stretchesFrom(
              truth.flatMap((word, id) => {
                const startMs = Math.max(part.startMs, word.startMs);
                const endMs = Math.min(part.endMs, word.endMs);
                if (endMs - startMs < 60) return [];
                const isWhole = endMs - startMs === word.endMs - word.startMs;
                const isWrong = random() * 100 < garbled;
                const text = !isWhole ? word.text.slice(-1) : isWrong ? '다른' : word.text;
                return [
                  { text, startMs: startMs + jitter(), endMs: endMs + jitter(), confidence: id / 1000 },
                ];
              }),
            ),
          }));
          const ids = joinParts(heard).flatMap(({ words }) =>
            words.map((word) => Math.round(word.confidence! * 1000)),
          );
          expect(ids).toEqual(truth.map((_, id) => id));
        },
      ),
      { numRuns: 300 },
    );
  });

  it('join at the cut, by time alone, where no word was heard alike', () => {
    const other = whole.map((word, i) => ({
      ...word,
      text: `x${i}`,
      startMs: word.startMs + 40,
      endMs: word.endMs + 40,
    }));
    const joined = joinParts([
      {
        part: { startMs: 0, endMs: 3000 },
        stretches: stretchesFrom(whole.filter((word) => word.endMs <= 3000)),
      },
      {
        part: { startMs: 1000, endMs: 4000 },
        stretches: stretchesFrom(other.filter((word) => word.startMs >= 1000)),
      },
    ]);
    expect(joined.flatMap(({ words }) => words)).toHaveLength(whole.length);
  });
});
