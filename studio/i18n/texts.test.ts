import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import i18next from 'i18next';
import { describe, expect, it } from 'vitest';
import { en } from './en.ts';
import { preferredLanguage, TEXT_OPTIONS } from './index.ts';
import { ko } from './ko.ts';

type Texts = { [key: string]: string | Texts };

const flat = (texts: Texts, path = ''): [string, string][] =>
  Object.entries(texts).flatMap(([key, value]) =>
    typeof value === 'string'
      ? [[`${path}${key}`, value] as [string, string]]
      : flat(value, `${path}${key}.`),
  );
const korean = new Map(flat(ko));
const english = new Map(flat(en));
const holes = (text: string) =>
  (text.match(/\{\{\s*\w+/g) ?? []).map((hole) => hole.replace(/\W/g, '')).sort();

describe('the texts', () => {
  it('has every key in both languages', () => {
    expect([...english.keys()].sort()).toEqual([...korean.keys()].sort());
  });

  it('is found under every key', async () => {
    const texts = i18next.createInstance();
    await texts.init({ ...TEXT_OPTIONS, lng: 'en', resources: { en: { translation: en } } });
    const missing = [...english.keys()].filter((key) => !texts.exists(key));
    expect(missing).toEqual([]);
  });

  it('leaves nothing unsaid', () => {
    for (const [key, text] of [...korean, ...english]) expect(text.trim(), key).not.toBe('');
  });

  it('fills the same values into both', () => {
    for (const [key, text] of korean) expect(holes(english.get(key) ?? ''), key).toEqual(holes(text));
  });

  it('has no Korean left in the English, but for the name of the language', () => {
    const left = [...english].filter(([key, text]) => key !== 'app.korean' && /[가-힣]/.test(text));
    expect(left).toEqual([]);
  });
});

describe('the pages', async () => {
  const root = join(import.meta.dirname, '..');
  const sources = (await readdir(root, { recursive: true })).filter(
    (path) => /\.tsx?$/.test(path) && !path.startsWith('i18n') && !path.includes('.test.'),
  );
  const code = await Promise.all(
    sources.map(async (path) => [path, await readFile(join(root, path), 'utf8')] as const),
  );
  const withoutComments = (text: string) =>
    text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '');

  it('speak only through the texts: no sentence stands in the code', () => {
    const found = code.flatMap(([path, text]) => {
      const bare = withoutComments(text);
      const hangul = bare.match(/[가-힣]+/g) ?? [];
      const between = [...bare.matchAll(/>\s*([A-Z][a-z]+(?: [a-z]+)+)[^<>{}=;()]*</g)].map(
        (match) => match[1],
      );
      const attributes = [...bare.matchAll(/(?:aria-label|title|placeholder|alt)="([^"]+)"/g)].map(
        (match) => match[1],
      );
      return [...hangul, ...between, ...attributes].map((words) => `${path}: ${words}`);
    });
    expect(found).toEqual([]);
  });

  it('use every text', () => {
    const all = code.map(([, text]) => text).join('\n');
    // texts chosen by a value (`stage.${stage}`) are used as a group
    const groups = [...all.matchAll(/`([\w.]+)\$\{/g)].map((match) => match[1] ?? '');
    const unused = [...korean.keys()].filter(
      (key) => !all.includes(`'${key}'`) && !groups.some((group) => key.startsWith(group)),
    );
    expect(unused).toEqual([]);
  });
});

describe('preferredLanguage', () => {
  it('keeps the choice that was made', () => expect(preferredLanguage('en', ['ko-KR'])).toBe('en'));
  it('follows the browser', () => expect(preferredLanguage(null, ['de-DE', 'en-US', 'ko'])).toBe('en'));
  it('is Korean for everybody else', () => expect(preferredLanguage('fr', ['de-DE'])).toBe('ko'));
});
