import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkRule, MAX_RULES, ruleKey, type DictionaryRule } from '../../core/dictionary/rule.ts';
import { isAppError } from '../../core/errors.ts';
import { readRules, writeRules } from './rules-csv.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const read = (text: string) => readRules(bytes(text)).rules.map(({ wrong, right }) => `${wrong}→${right}`);
const refused = (given: string | Uint8Array) => {
  try {
    readRules(typeof given === 'string' ? bytes(given) : given);
  } catch (error) {
    if (isAppError(error)) return { code: error.code, ...error.params };
    throw error;
  }
  throw new Error('it was read');
};

describe('a CSV is read', () => {
  it.each([
    ['with headings', '틀린 말,바른 말\r\n이사,이삭\r\n'],
    ['with English headings', 'Wrong,Right\n이사,이삭'],
    ['without', '이사,이삭'],
    ['with a byte order mark', '\uFEFF이사,이삭\n'],
    ['with blank lines and empty columns', '\n이사,이삭,,\n\n,,\n'],
    ['with notes in a third column', '이사,이삭,창세기의'],
    ['quoted', '"이사","이삭"\n'],
    ['with semicolons', '이사;이삭\n'],
    ['with tabs', '틀린 말\t바른 말\n이사\t이삭\n'],
    ['with spaces and marks around', ' 이사. , “이삭”\n'],
  ])('%s', (_, csv) => {
    expect(read(csv)).toEqual(['이사→이삭']);
  });

  it('as Korean Windows writes it', () => {
    // "이사,이삭" in CP949
    const cp949 = Uint8Array.from([0xc0, 0xcc, 0xbb, 0xe7, 0x2c, 0xc0, 0xcc, 0xbb, 0xe8, 0x0d, 0x0a]);
    expect(readRules(cp949).rules).toEqual([{ wrong: '이사', right: '이삭' }]);
  });

  it('as Excel saves "Unicode text"', () => {
    const utf16 = new Uint8Array(Buffer.from('\uFEFF틀린 말\t바른 말\r\n이사\t이삭\r\n', 'utf16le'));
    expect(readRules(utf16).rules).toEqual([{ wrong: '이사', right: '이삭' }]);
  });

  it('with cells that hold commas and quotation marks', () => {
    expect(read('"하나, 둘","그가 ""왔다"" 함"\n')).toEqual(['하나, 둘→그가 "왔다" 함']);
  });

  it('the last of several rules for the same words counts, and the others are counted', () => {
    const { rules, duplicates } = readRules(bytes('이사,이삭\nIsiah,Isaiah\n이사 ,이사야\nisiah,Isaias\n'));
    expect(rules.map(({ right }) => right)).toEqual(['이사야', 'Isaias']);
    expect(duplicates).toBe(2);
  });
});

describe('what cannot be read is told by its line, and nothing of the file is taken', () => {
  it.each([
    ['틀린 말,바른 말\n이사,이삭\n혼자\n', 3, /two columns/],
    ['이사,이삭\n\n,이삭\n', 3, /empty/],
    ['이사,이사.', 1, /same/],
    [`이사,${'이'.repeat(81)}`, 1, /80/],
    ['가 나 다 라 마 바 사 아 자,가', 1, /8 words/],
    ['이사,이삭\n"이\n사",이삭\n', 3, /line break/],
    ['이사,이삭\n"이사,이삭\n', 2, /quotation/],
  ])('%j: line %i', (csv, line, reason) => {
    expect(refused(csv)).toMatchObject({
      code: 'dictionary_unreadable',
      line,
      reason: expect.stringMatching(reason),
    });
  });

  it('all lines to be mended are named', () => {
    expect(refused('이사,이삭\n가,가\n나\n다,라')).toMatchObject({ line: 2, lines: '2, 3' });
  });

  it.each(['', 'wrong,right\n', '\n\n'])('a file without a rule: %j', (csv) => {
    expect(refused(csv)).toMatchObject({ code: 'dictionary_unreadable', line: 1 });
  });

  it('a workbook is no CSV', () => {
    const zip = Uint8Array.from([0x50, 0x4b, 3, 4, ...Array.from({ length: 400 }, (_, i) => i % 32)]);
    expect(refused(zip)).toMatchObject({ code: 'dictionary_unreadable', line: 1 });
  });

  it('more rules than a church may have', () => {
    const csv = Array.from({ length: MAX_RULES + 1 }, (_, i) => `틀린${i},바른${i}`).join('\n');
    expect(refused(csv)).toEqual({ code: 'dictionary_full', limit: MAX_RULES });
  });
});

describe('a CSV is written', () => {
  const rules = [
    { wrong: '이사', right: '이삭' },
    { wrong: '하나, 둘', right: '"셋" 넷' },
  ];

  it('for Excel, with headings in the language of the reader', () => {
    expect(writeRules(rules, 'ko')).toBe('\uFEFF틀린 말,바른 말\r\n이사,이삭\r\n"하나, 둘","""셋"" 넷"\r\n');
    expect(writeRules([], 'en')).toBe('\uFEFFwrong,right\r\n');
  });

  it('so that no cell is taken for a formula', () => {
    const formulas = ['=1+1', '+1', '@SUM(A1)', '-2+3', '\t=1'];
    const csv = writeRules(
      formulas.map((wrong) => ({ wrong, right: `${wrong}2` })),
      'en',
    );
    for (const cell of csv.split(/[\r\n,]+/).filter(Boolean)) expect(cell).not.toMatch(/^"?[=+\-@\t]/);
  });

  it('and read back as it was', () => {
    const side = fc.string({
      unit: fc.constantFrom(...'이사삭=+@-,";\'\t a나1%'),
      minLength: 1,
      maxLength: 8,
    });
    const rule = fc
      .record({ wrong: side, right: side })
      .map(checkRule)
      .filter((checked): checked is DictionaryRule => typeof checked !== 'string');
    const dictionary = fc.uniqueArray(rule, {
      selector: ({ wrong }) => ruleKey(wrong),
      minLength: 1,
      maxLength: 20,
    });
    fc.assert(
      fc.property(dictionary, fc.constantFrom('ko', 'en'), (given, locale) => {
        expect(readRules(bytes(writeRules(given, locale)))).toEqual({ rules: given, duplicates: 0 });
      }),
    );
  });
});
