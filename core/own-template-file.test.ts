import { describe, expect, it } from 'vitest';
import { readTemplateFile, writeTemplateFile } from './own-template-file.ts';
import { sameLook, sameName, type OwnTemplate } from './own-template.ts';

const KNOWN = new Set(['dawn', 'still-waters']);
const ours: OwnTemplate = {
  name: '큐티 교회 새벽',
  template: 'dawn',
  overrides: { accent: '#AA3300', captionBottom: 0.2, bug: false },
};
const read = (text: string) => readTemplateFile(text, KNOWN);
const changed = (change: object) => JSON.stringify({ ...JSON.parse(writeTemplateFile(ours)), ...change });

describe('a template as a file', () => {
  it('comes back as it was written, also with a byte order mark', () => {
    expect(read(writeTemplateFile(ours))).toEqual({ template: ours });
    expect(read(`\uFEFF${writeTemplateFile(ours)}`)).toEqual({ template: ours });
  });

  it('is tidied: no spaces around the name, none twice', () => {
    expect(read(changed({ name: '  우리   교회 ' }))).toMatchObject({ template: { name: '우리 교회' } });
  });

  it.each([
    ['no JSON', '여호와는 나의 목자시니', { problem: 'not_json' }],
    ['nothing', '', { problem: 'not_json' }],
    ['other JSON', '{"name":"dawn"}', { problem: 'not_a_template' }],
    ['no object', '[1]', { problem: 'not_a_template' }],
    ['a file of a later version', changed({ version: 2 }), { problem: 'newer' }],
    [
      'a template that is not there',
      changed({ template: 'gone' }),
      {
        problem: 'unknown_template',
        template: 'gone',
      },
    ],
    ['no name', changed({ name: ' ' }), { problem: 'wrong_value', where: 'name' }],
    ['no overrides', changed({ overrides: undefined }), { problem: 'wrong_value', where: 'overrides' }],
    [
      'a wrong colour',
      changed({ overrides: { accent: 'red' } }),
      {
        problem: 'wrong_value',
        where: 'overrides.accent',
      },
    ],
    [
      'a choice that does not exist',
      changed({ overrides: { sparkle: true } }),
      {
        problem: 'wrong_value',
        where: 'overrides.sparkle',
      },
    ],
  ])('is refused with a reason: %s', (_, text, problem) => {
    expect(read(text)).toEqual(problem);
  });
});

describe('own templates', () => {
  it('have one name, however it is written', () => {
    expect(sameName(' Our  Church', 'our church')).toBe(true);
    expect(sameName('가'.normalize('NFD'), '가')).toBe(true);
    expect(sameName('새벽', '저녁')).toBe(false);
  });

  it('look the same in whatever order they say it', () => {
    const a = { id: 'dawn', overrides: { bug: false, accent: '#AA3300' } };
    expect(sameLook(a, { id: 'dawn', overrides: { accent: '#aa3300', bug: false } })).toBe(true);
    expect(sameLook(a, { id: 'dawn', overrides: { accent: '#AA3300' } })).toBe(false);
    expect(sameLook(a, { id: 'still-waters', overrides: a.overrides })).toBe(false);
  });
});
