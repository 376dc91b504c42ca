import type { FontFamily } from '../core/template.ts';

/** Declares the faces of a family in this page: about a hundred `@font-face` rules. A second call does nothing. */
type StyleSheet = () => Promise<unknown>;

export interface FontFiles {
  /** As the style sheets call it. */
  cssName: string;
  /** By weight. A family of few weights has no others; a variable one has the same sheet for all. */
  sheets: Readonly<Record<number, StyleSheet>>;
  /** `all`: every Hangul syllable and the usual punctuation; `common`: the 2,350 syllables of KS X 1001 at least. */
  holds: 'all' | 'common';
  /** Who draws what the family lacks, in this order. */
  fallbacks: readonly FontFamily[];
}

const pretendard: StyleSheet = () =>
  import('pretendard/dist/web/variable/pretendardvariable-dynamic-subset.css');

/** All sheets together are 2,000 rules, a second of a browser's start; a template needs two or three of them. */
export const FONT_FILES: Record<FontFamily, FontFiles> = {
  Pretendard: {
    cssName: 'Pretendard Variable',
    sheets: { 400: pretendard, 500: pretendard, 600: pretendard, 700: pretendard, 800: pretendard },
    holds: 'all',
    fallbacks: ['Noto Serif KR'],
  },
  'Noto Serif KR': {
    cssName: 'Noto Serif KR',
    sheets: {
      400: () => import('@fontsource/noto-serif-kr/400.css'),
      600: () => import('@fontsource/noto-serif-kr/600.css'),
    },
    holds: 'all',
    fallbacks: ['Pretendard'],
  },
  'Nanum Myeongjo': {
    cssName: 'Nanum Myeongjo',
    sheets: {
      400: () => import('@fontsource/nanum-myeongjo/400.css'),
      700: () => import('@fontsource/nanum-myeongjo/700.css'),
      800: () => import('@fontsource/nanum-myeongjo/800.css'),
    },
    holds: 'all',
    fallbacks: ['Noto Serif KR', 'Pretendard'],
  },
  'Gowun Batang': {
    cssName: 'Gowun Batang',
    sheets: {
      400: () => import('@fontsource/gowun-batang/400.css'),
      700: () => import('@fontsource/gowun-batang/700.css'),
    },
    holds: 'all',
    fallbacks: ['Noto Serif KR', 'Pretendard'],
  },
  'Gowun Dodum': {
    cssName: 'Gowun Dodum',
    sheets: { 400: () => import('@fontsource/gowun-dodum/400.css') },
    holds: 'all',
    fallbacks: ['Pretendard', 'Noto Serif KR'],
  },
  Hahmlet: {
    cssName: 'Hahmlet',
    sheets: {
      400: () => import('@fontsource/hahmlet/400.css'),
      700: () => import('@fontsource/hahmlet/700.css'),
    },
    holds: 'common',
    fallbacks: ['Noto Serif KR', 'Pretendard'],
  },
  'Nanum Pen Script': {
    cssName: 'Nanum Pen Script',
    sheets: { 400: () => import('@fontsource/nanum-pen-script/400.css') },
    holds: 'common',
    fallbacks: ['Pretendard', 'Noto Serif KR'],
  },
  'Black Han Sans': {
    cssName: 'Black Han Sans',
    sheets: { 400: () => import('@fontsource/black-han-sans/400.css') },
    holds: 'common',
    fallbacks: ['Pretendard', 'Noto Serif KR'],
  },
};

/** In every family, and in those that hold `all`. Syllables are looked at apart. */
const SURE = {
  common: /^[\x20-\x5f\x61-\x7eㄱ-ㅣ“”‘’]$/u,
  all: /^[\x20-\x7eㄱ-ㅣ“”‘’–—…·、。〈〉《》「」『』【】]$/u,
};

/** The syllables of KS X 1001 as `euc-kr` encodes them: rows B0 to C8, columns A1 to FE. */
const commonSyllables = (): Set<string> => {
  const decoder = new TextDecoder('euc-kr');
  const columns = Array.from({ length: 94 }, (_, i) => 0xa1 + i);
  const rows = Array.from({ length: 25 }, (_, i) => 0xb0 + i);
  return new Set(
    rows.flatMap((row) => columns.map((column) => decoder.decode(new Uint8Array([row, column])))),
  );
};
let syllables: Set<string> | null = null;

/**
 * Whether a family has a glyph for a character, for certain. Its style sheet does not tell: subsets are cut alike for all
 * fonts, and claim characters that some of them lack.
 */
export function surelyHolds(family: FontFamily, char: string): boolean {
  const { holds } = FONT_FILES[family];
  if (SURE[holds].test(char)) return true;
  if (!/^[\uac00-\ud7a3]$/.test(char)) return false;
  syllables ??= commonSyllables();
  return holds === 'all' || syllables.has(char);
}

/**
 * The weight that a browser takes of a family where it is asked for one that is not there (CSS Fonts 4, section 5.2, from
 * 400 up): up to 500 first what lies between, then a lighter one; above, first a bolder one.
 */
export function shippedWeight(family: FontFamily, wanted: number): number {
  const weights = Object.keys(FONT_FILES[family].sheets).map(Number);
  const reach = wanted > 500 ? 1000 : 500;
  const near = weights.filter((weight) => weight >= wanted && weight <= reach);
  const lighter = weights.filter((weight) => weight < wanted).toReversed();
  const bolder = weights.filter((weight) => weight > reach);
  return [...near, ...lighter, ...bolder][0]!;
}
