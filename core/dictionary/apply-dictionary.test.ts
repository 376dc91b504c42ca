import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Transcript, Word } from '../video.ts';
import { applyDictionary, correctTranscript } from './apply-dictionary.ts';
import { checkRule, type DictionaryRule } from './rule.ts';

/** Half a second a word, a tenth between them. */
const spoken = (text: string): Word[] =>
  text.split(' ').map((word, i) => ({ text: word, startMs: i * 600, endMs: i * 600 + 500 }));
/** `wrong → right`, one a line. */
const rulesOf = (text: string): DictionaryRule[] =>
  text.split(', ').map((rule) => {
    const [wrong = '', right = ''] = rule.split('→');
    return { wrong, right };
  });
const corrected = (text: string, rules: string, language = 'ko'): string =>
  applyDictionary(spoken(text), rulesOf(rules), language)
    .map((word) => word.text)
    .join(' ');

describe('a rule', () => {
  it.each([
    ['이사', '이사→이삭', '이삭'],
    ['“이사,” 라고', '이사→이삭', '“이삭,” 라고'],
    ['아브라함과 이사와 야곱', '이사→이삭', '아브라함과 이삭과 야곱'],
    ['예스님이 예스님을 예스님께서는', '예스님→예수님', '예수님이 예수님을 예수님께서는'],
    ['성영의 성영으로', '성영→성령', '성령의 성령으로'],
    ['요한 복음 3장', '요한 복음→요한복음', '요한복음 3장'],
    ['예수 그리스토를 믿고', '예수 그리스토→예수 그리스도', '예수 그리스도를 믿고'],
    ['하나님아버지께', '하나님아버지→하나님 아버지', '하나님 아버지께'],
    ['‘이사’를', '이사→이삭', '‘이삭’을'],
    ['(느브갓네살)은', '느브갓네살→느부갓네살', '(느부갓네살)은'],
  ])('%s, by %s, is %s', (text, rules, expected) => {
    expect(corrected(text, rules)).toBe(expected);
  });

  it.each([
    ['이사가 이사를 이사는 이사와 이사로 이사라도', '이삭이 이삭을 이삭은 이삭과 이삭으로 이삭이라도'],
    ['이사에게서는 이사까지도 이사부터 이사보다 이사의', '이삭에게서는 이삭까지도 이삭부터 이삭보다 이삭의'],
    ['이사여 이사라고 이사라는 이사였다 이사예요', '이삭이여 이삭이라고 이삭이라는 이삭이었다 이삭이에요'],
    ['이사입니다 이사들이 이사만을 이사뿐입니다', '이삭입니다 이삭들이 이삭만을 이삭뿐입니다'],
  ])('adapts particles to a new last consonant: %s', (text, expected) => {
    expect(corrected(text, '이사→이삭')).toBe(expected);
  });

  it.each([
    ['이삭이 이삭을 이삭은 이삭과 이삭으로 이삭이나', '이사가 이사를 이사는 이사와 이사로 이사나'],
    ['이삭아 이삭이여 이삭이라 이삭이다 이삭이며', '이사야 이사여 이사라 이사다 이사며'],
  ])('adapts particles to a new last vowel: %s', (text, expected) => {
    expect(corrected(text, '이삭→이사')).toBe(expected);
  });

  it('knows that 로 goes without 으 after ㄹ, and how digits and Latin letters are read', () => {
    expect(corrected('바우로 바우를', '바우→바울')).toBe('바울로 바울을');
    expect(corrected('사무에로', '사무에→사무엘')).toBe('사무엘로');
    expect(corrected('칠십인역을', '칠십인역→LXX 7')).toBe('LXX 7을');
    expect(corrected('시편일로', '시편일→시편 3')).toBe('시편 3으로');
    expect(corrected('지저스가 지저스를', '지저스→Jesus')).toBe('Jesus가 Jesus를');
    expect(corrected('Jesus가 Jesus를 Jesus은', 'Jesus→예수님')).toBe('예수님이 예수님을 예수님은');
  });
});

describe('what is another word is left alone', () => {
  it.each([
    ['이사야가 이사야를 이사야서', '이사→이삭'],
    ['가나안 가나의 가나안에 가는 가면', '가→가인'],
    ['나아만이 빌라도 앞에 엘리야와 고모라', '나아→나암, 빌라→별라, 엘리→엘이, 고모→이모'],
    ['하나님이 하나님을', '하나→둘'],
    ['이사했습니다 이사하고 이사님', '이사→이삭'],
    ['안식일에 유대인이', '안식→안심, 유대→유다'],
    ['요한계시록 세례요한', '요한→요나단'],
    ['예수, 그리스도', '예수 그리스도→구주'],
    ['이사이사', '이사→이삭'],
    ['주님에게 주님에는', '주님에→주님의'],
    ['나는 나를 나의', '나→너'],
  ])('%s, by %s', (text, rules) => {
    expect(corrected(text, rules)).toBe(text);
  });

  it('one syllable is a rule for that syllable alone', () => {
    expect(corrected('눅 3장 눅도', '눅→누가복음')).toBe('누가복음 3장 눅도');
  });

  it('a name that the church itself corrects is corrected', () => {
    expect(corrected('이사야가', '이사→이삭, 이사야→여사야')).toBe('여사야가');
  });
});

describe('several rules', () => {
  it('the longest match wins, by words and then by letters', () => {
    const rules = '요한→요나, 요한 복음→요한복음, 요한 복음 삼장→요한복음 3장, 요한복→요한북';
    expect(corrected('요한 복음 삼장은 요한 복음의 요한이 요한복을', rules)).toBe(
      '요한복음 3장은 요한복음의 요나가 요한북을',
    );
  });

  it('are never applied to the result of another', () => {
    expect(corrected('가가와 나나와 다다', '가가→나나, 나나→다다, 다다→가가')).toBe('나나와 다다와 가가');
  });

  it('leave alone what is right already', () => {
    const rules = '그리스도→예수 그리스도, 요시→요시야, 예수→예수님';
    expect(corrected('그리스도를 믿는 요시가 예수를', rules)).toBe('예수 그리스도를 믿는 요시야가 예수님을');
    const done = '주 예수 그리스도께서 요시야와 예수님이';
    expect(corrected(done, '그리스도→예수 그리스도, 요시→요시야, 예수님→예수님')).toBe(done);
  });
});

describe('Latin letters', () => {
  it.each([
    ['isiah wrote', 'isiah→Isaiah', 'Isaiah wrote'],
    ['ISIAH WROTE', 'isiah→Isaiah', 'ISAIAH WROTE'],
    ["Isiah's book", 'isiah→Isaiah', "Isaiah's book"],
    ['Moving on, “king dome”', 'king dome→kingdom', 'Moving on, “kingdom”'],
    ['King dome come', 'king dome→kingdom', 'Kingdom come'],
    ['a god, the God, godly', 'god→God', 'a God, the God, godly'],
    ['the isiahs', 'isiah→Isaiah', 'the isiahs'],
  ])('%s, by %s, is %s', (text, rules, expected) => {
    expect(corrected(text, rules, 'en')).toBe(expected);
  });
});

describe('times', () => {
  it('stay with each word where their number stays', () => {
    const words = spoken('예수 그리스토를 믿고').map((word) => ({ ...word, confidence: 0.5 }));
    const after = applyDictionary(words, rulesOf('예수 그리스토→주 그리스도'), 'ko');
    expect(after).toEqual([{ ...words[0], text: '주' }, { ...words[1], text: '그리스도를' }, words[2]]);
    expect(after[2]).toBe(words[2]);
  });

  it('are shared by the syllables where it changes; as sure as the least sure of the old', () => {
    const words: Word[] = [
      { text: '하나님아버지께', startMs: 1000, endMs: 1700, confidence: 0.4 },
      { text: '기도', startMs: 1800, endMs: 2000, confidence: 0.9 },
    ];
    expect(applyDictionary(words, rulesOf('하나님아버지→하나님 아버지'), 'ko')).toEqual([
      { text: '하나님', startMs: 1000, endMs: 1300, confidence: 0.4 },
      { text: '아버지께', startMs: 1300, endMs: 1700, confidence: 0.4 },
      words[1],
    ]);
    expect(applyDictionary(spoken('요한 복음을 폅니다'), rulesOf('요한 복음→요한복음'), 'ko')[0]).toEqual({
      text: '요한복음을',
      startMs: 0,
      endMs: 1100,
    });
  });
});

describe('any words and rules', () => {
  const syllable = fc.constantFrom(...'가나다라이사야예수님을를은는과와로으도만에서의');
  const token = fc.string({ unit: syllable, minLength: 1, maxLength: 4 });
  const word = fc.record({
    lead: fc.constantFrom('', '', '“', '('),
    token,
    trail: fc.constantFrom('', '', '', '.', ',', '”'),
    pauseMs: fc.nat(300),
    lengthMs: fc.nat(900),
    confidence: fc.option(fc.double({ min: 0, max: 1, noNaN: true }), { nil: undefined }),
  });
  const words = fc.array(word, { maxLength: 25 }).map((made) => {
    let at = 0;
    return made.map(({ lead, token, trail, pauseMs, lengthMs, confidence }): Word => {
      const startMs = at + pauseMs;
      at = startMs + lengthMs;
      return {
        text: lead + token + trail,
        startMs,
        endMs: at,
        ...(confidence !== undefined && { confidence }),
      };
    });
  });
  const side = (unit: fc.Arbitrary<string>) =>
    fc
      .array(fc.string({ unit, minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 })
      .map((tokens) => tokens.join(' '));
  const rules = (right: fc.Arbitrary<string>) =>
    fc.array(fc.record({ wrong: side(syllable), right: side(right) }), { maxLength: 8 });
  const foreign = fc.constantFrom(...'갸냐댜럄쟝퀵');

  it('keep their order in time, begin and end together, and are sure of nothing new', () => {
    fc.assert(
      fc.property(words, rules(syllable), (given, dictionary) => {
        const after = applyDictionary(given, dictionary, 'ko');
        let at = 0;
        for (const { startMs, endMs, text } of after) {
          expect(startMs).toBeGreaterThanOrEqual(at);
          expect(endMs).toBeGreaterThanOrEqual(startMs);
          expect(text.trim()).not.toBe('');
          at = endMs;
        }
        expect(after[0]?.startMs).toBe(given[0]?.startMs);
        expect(after.at(-1)?.endMs).toBe(given.at(-1)?.endMs);
        const known = new Set(given.map(({ confidence }) => confidence));
        for (const { confidence } of after) expect(known).toContain(confidence);
      }),
      { numRuns: 500 },
    );
  });

  it('are untouched where no rule is for them', () => {
    fc.assert(
      fc.property(words, rules(syllable), (given, dictionary) => {
        const after = applyDictionary(given, dictionary, 'ko');
        const kept = after.filter((word) => given.includes(word));
        expect(kept).toEqual(given.filter((word) => after.includes(word)));
        const wrongs = dictionary.map(({ wrong }) => wrong.split(' ')[0]!);
        for (const word of given) {
          if (
            !wrongs.some((wrong) => word.text.includes(wrong)) &&
            !dictionary.some(({ wrong }) => wrong.includes(' '))
          )
            expect(after).toContain(word);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('change no more when they are corrected again, where the rules make nothing that a rule is for', () => {
    fc.assert(
      fc.property(words, rules(foreign), (given, dictionary) => {
        const once = applyDictionary(given, dictionary, 'ko');
        expect(applyDictionary(once, dictionary, 'ko')).toEqual(once);
      }),
      { numRuns: 500 },
    );
  });

  it('stay what they are without rules', () => {
    fc.assert(
      fc.property(words, (given) => {
        expect(applyDictionary(given, [], 'ko')).toEqual(given);
      }),
    );
  });
});

describe('an hour of words and 2,000 rules', () => {
  it('are looked up, not searched: every word is still corrected', () => {
    const rules = Array.from({ length: 2000 }, (_, i) => ({ wrong: `예수 말${i}`, right: `주 말씀${i}` }));
    const words = spoken(Array.from({ length: 5000 }, (_, i) => `예수 말${i % 2000}을`).join(' '));
    const after = applyDictionary(words, rules, 'ko');
    expect(after.filter(({ text }) => text === '주')).toHaveLength(5000);
  });
});

describe('a transcript', () => {
  const segments = ['이사를 보라', '이사'].map((text, i) => ({
    startMs: i * 5000,
    endMs: i * 5000 + 4000,
    words: spoken(text),
  }));
  const transcript = (source: Transcript['source']): Transcript => ({
    source,
    timing: 'heard',
    language: 'ko',
    segments,
  });

  it('that was heard is corrected, each sentence for itself', () => {
    const { segments } = correctTranscript(transcript('speech'), rulesOf('이사→이삭, 보라 이사→아니다'));
    expect(segments.map(({ words }) => words.map(({ text }) => text).join(' '))).toEqual([
      '이삭을 보라',
      '이삭',
    ]);
  });

  it.each(['manuscript', 'subtitles'] as const)('that was written (%s) is shown to the letter', (source) => {
    const given = transcript(source);
    expect(correctTranscript(given, rulesOf('이사→이삭'))).toBe(given);
  });
});

describe('what makes a rule', () => {
  const check = (wrong: string, right: string) => checkRule({ wrong, right });

  it('is tidied: spaces, composed letters, unseen characters and the marks around it', () => {
    expect(check(' “이사”, ', '이삭.\u200B')).toEqual({ wrong: '이사', right: '이삭' });
    expect(check('요한 \u00A0 복음', '요한복음'.normalize('NFD'))).toEqual({
      wrong: '요한 복음',
      right: '요한복음',
    });
    expect(check('C++', '100%')).toEqual({ wrong: 'C++', right: '100%' });
  });

  it.each([
    ['', '이삭', 'empty'],
    ['...', '이삭', 'empty'],
    ['이사', ' ', 'empty'],
    ['이사', '이사.', 'same'],
    ['이\u0007사', '이삭', 'control_characters'],
    ['이\n사', '이삭', 'control_characters'],
    ['이'.repeat(81), '이삭', 'too_long'],
    ['가 나 다 라 마 바 사 아 자', '이삭', 'too_many_words'],
  ])('%j → %j is none: %s', (wrong, right, problem) => {
    expect(check(wrong, right)).toBe(problem);
  });

  it('may differ in nothing but capitals', () => {
    expect(check('god', 'God')).toEqual({ wrong: 'god', right: 'God' });
  });
});
