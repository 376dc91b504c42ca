import 'pretendard/dist/web/variable/pretendardvariable-dynamic-subset.css';
import '@fontsource/noto-serif-kr/400.css';
import '@fontsource/noto-serif-kr/600.css';
import '@fontsource/nanum-myeongjo/400.css';
import '@fontsource/nanum-myeongjo/700.css';
import '@fontsource/nanum-myeongjo/800.css';
import '@fontsource/gowun-batang/400.css';
import '@fontsource/gowun-batang/700.css';
import '@fontsource/gowun-dodum/400.css';
import type { FontFamily } from '../core/template.ts';

/**
 * Every typeface comes from npm as woff2 subsets and is served by whoever bundles this file (Remotion's webpack,
 * Vite): nothing is fetched from elsewhere. A subset is loaded only when a text needs it.
 */
const CSS_NAME: Record<FontFamily, string> = {
  Pretendard: 'Pretendard Variable',
  'Noto Serif KR': 'Noto Serif KR',
  'Nanum Myeongjo': 'Nanum Myeongjo',
  'Gowun Batang': 'Gowun Batang',
  'Gowun Dodum': 'Gowun Dodum',
};

/** Who draws what a family lacks: Pretendard has every Hangul syllable, Noto Serif KR the Han characters. */
const FALLBACKS = ['Pretendard Variable', 'Noto Serif KR'];

const chainOf = (family: FontFamily): string[] => [...new Set([CSS_NAME[family], ...FALLBACKS])];

export const fontStack = (family: FontFamily): string =>
  [...chainOf(family).map((name) => `"${name}"`), 'sans-serif'].join(', ');

export interface FontNeed {
  family: FontFamily;
  weight: number;
  text: string;
}

/**
 * Loads exactly the subsets that these texts need, fallbacks included.
 * @throws Error when a family is not there at all, or one of its files cannot be loaded
 */
export async function loadFonts(needs: readonly FontNeed[]): Promise<void> {
  await Promise.all(needs.map(loadFont));
}

async function loadFont({ family, weight, text }: FontNeed): Promise<void> {
  let missing = [...new Set(text)].filter((char) => char.trim() !== '');
  for (const name of chainOf(family)) {
    if (missing.length === 0) return;
    const ranges = rangesOf(name);
    const covered = missing.filter((char) => covers(ranges, char.codePointAt(0)!));
    if (covered.length > 0) await loadFaces(name, weight, covered.join(''));
    missing = missing.filter((char) => !covered.includes(char));
  }
}

async function loadFaces(name: string, weight: number, text: string): Promise<void> {
  try {
    const faces = await document.fonts.load(`${weight} 40px "${name}"`, text);
    if (faces.length === 0) throw new Error('no file holds these characters');
  } catch (error) {
    throw new Error(`The font ${name} (weight ${weight}) did not load: ${String(error)}`, { cause: error });
  }
}

type Range = readonly [from: number, to: number];
const rangesByName = new Map<string, Range[]>();

/** Code points that the subsets of a family say they hold. */
function rangesOf(name: string): Range[] {
  const known = rangesByName.get(name);
  if (known) return known;
  const ranges: Range[] = [];
  for (const face of document.fonts) {
    if (face.family.replaceAll('"', '') !== name) continue;
    for (const range of face.unicodeRange.split(',')) ranges.push(parseRange(range.trim()));
  }
  if (ranges.length === 0) throw new Error(`The font ${name} is not in the page`);
  rangesByName.set(name, ranges);
  return ranges;
}

const covers = (ranges: readonly Range[], code: number): boolean =>
  ranges.some(([from, to]) => code >= from && code <= to);

/** `U+AC00-D7A3`, `U+20` or `U+4??`. */
function parseRange(range: string): Range {
  const [from = '', to = from] = range.replace(/^U\+/i, '').split('-');
  return [Number.parseInt(from.replaceAll('?', '0'), 16), Number.parseInt(to.replaceAll('?', 'F'), 16)];
}
