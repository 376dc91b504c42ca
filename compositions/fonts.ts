import type { FontFamily } from '../core/template.ts';
import { FONT_FILES, shippedWeight, surelyHolds } from './font-files.ts';

/**
 * Every typeface comes from npm as woff2 subsets and is served by whoever bundles this folder (Remotion's webpack,
 * Vite): nothing is fetched from elsewhere. The faces of a family are declared once a text is set in it, and a subset is
 * loaded only when a text needs it.
 */
const chainOf = (family: FontFamily): FontFamily[] => [family, ...FONT_FILES[family].fallbacks];

export const fontStack = (family: FontFamily): string =>
  [...chainOf(family).map((name) => `"${FONT_FILES[name].cssName}"`), 'sans-serif'].join(', ');

export interface FontNeed {
  family: FontFamily;
  weight: number;
  text: string;
}

/**
 * Loads the subsets that these texts need, fallbacks included.
 * @throws Error when a family is not there at all, or one of its files cannot be loaded
 */
export async function loadFonts(needs: readonly FontNeed[]): Promise<void> {
  await Promise.all(needs.map(loadFont));
}

async function loadFont({ family, weight, text }: FontNeed): Promise<void> {
  let left = [...new Set(text)].filter((char) => char.trim() !== '');
  for (const name of chainOf(family)) {
    if (left.length === 0) return;
    const claimed = await loadFaces(name, weight, left);
    left = left.filter((char) => !claimed.includes(char) || !surelyHolds(name, char));
  }
}

/** Loads what one family has of these characters; answers which of them its subsets claim to hold. */
async function loadFaces(family: FontFamily, weight: number, chars: readonly string[]): Promise<string[]> {
  const { cssName, sheets } = FONT_FILES[family];
  try {
    await sheets[shippedWeight(family, weight)]?.();
    const ranges = rangesOf(cssName);
    const claimed = chars.filter((char) => covers(ranges, char.codePointAt(0)!));
    if (claimed.length === 0) return [];
    const faces = await document.fonts.load(`${weight} 40px "${cssName}"`, claimed.join(''));
    if (faces.length === 0) throw new Error('no file holds these characters');
    return claimed;
  } catch (error) {
    throw new Error(`The font ${cssName} (weight ${weight}) did not load: ${String(error)}`, {
      cause: error,
    });
  }
}

type Range = readonly [from: number, to: number];
/** All weights of a family are cut into the same subsets. */
const rangesByName = new Map<string, Range[]>();

function rangesOf(cssName: string): readonly Range[] {
  const known = rangesByName.get(cssName);
  if (known) return known;
  const ranges: Range[] = [];
  for (const face of document.fonts) {
    if (face.family.replaceAll('"', '') !== cssName) continue;
    for (const range of face.unicodeRange.split(',')) ranges.push(parseRange(range.trim()));
  }
  if (ranges.length === 0) throw new Error('it is not in the page');
  rangesByName.set(cssName, ranges);
  return ranges;
}

const covers = (ranges: readonly Range[], code: number): boolean =>
  ranges.some(([from, to]) => code >= from && code <= to);

/** `U+AC00-D7A3`, `U+20` or `U+4??`. */
function parseRange(range: string): Range {
  const [from = '', to = from] = range.replace(/^U\+/i, '').split('-');
  return [Number.parseInt(from.replaceAll('?', '0'), 16), Number.parseInt(to.replaceAll('?', 'F'), 16)];
}
