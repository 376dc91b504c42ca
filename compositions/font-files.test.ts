import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { FONT_WEIGHTS } from '../core/template.ts';
import type { FontFamily } from '../core/template.ts';
import { charactersOf } from '../tests/support/woff2-characters.ts';
import { FONT_FILES, shippedWeight, surelyHolds } from './font-files.ts';

const families = Object.keys(FONT_FILES) as FontFamily[];
const { resolve } = createRequire(import.meta.url);

/** The style sheet of a family in its first weight; the others are cut from the same letters. */
const sheetOf = (family: FontFamily): string =>
  family === 'Pretendard'
    ? resolve('pretendard/dist/web/variable/pretendardvariable-dynamic-subset.css')
    : resolve(`@fontsource/${family.toLowerCase().replaceAll(' ', '-')}/${FONT_WEIGHTS[family].at(-1)}.css`);

test.each(families)('%s has every letter that we are sure of', (family) => {
  const path = sheetOf(family);
  const css = readFileSync(path, 'utf8');
  expect(css).toContain(`font-family: '${FONT_FILES[family].cssName}'`);
  const has = new Set<number>();
  for (const [, file] of css.matchAll(/url\(['"]?([^'")]+\.woff2)/g))
    for (const code of charactersOf(join(dirname(path), file!))) has.add(code);

  const sure = Array.from({ length: 0xd7a4 - 0x20 }, (_, i) => String.fromCharCode(0x20 + i)).filter((char) =>
    surelyHolds(family, char),
  );
  // ASCII, letters of Hangul, and the 2,350 syllables of KS X 1001 or all
  expect(sure.length).toBeGreaterThan(2490);
  expect(sure.filter((char) => !has.has(char.charCodeAt(0)))).toEqual([]);
});

test('of a family without the weight, the one that a browser would take', () => {
  expect([400, 500, 700].map((weight) => shippedWeight('Noto Serif KR', weight))).toEqual([400, 400, 600]);
  expect(shippedWeight('Hahmlet', 600)).toBe(700);
  expect(shippedWeight('Black Han Sans', 800)).toBe(400);
  expect(shippedWeight('Pretendard', 600)).toBe(600);
});

test('every weight that templates may ask for has its style sheet', () => {
  for (const family of families)
    expect(Object.keys(FONT_FILES[family].sheets).map(Number), family).toEqual(FONT_WEIGHTS[family]);
});
