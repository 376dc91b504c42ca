import { afterEach, beforeEach, expect, test, vi } from 'vitest';

interface Face {
  family: string;
  unicodeRange: string;
}

/** A page with these faces, in which loading answers as told; what was asked for is written down. */
function pageWith(faces: Face[], load: (font: string) => Promise<object[]> = async () => [{}]) {
  const asked: [font: string, text: string][] = [];
  vi.stubGlobal('document', {
    fonts: {
      [Symbol.iterator]: () => faces.values(),
      load: (font: string, text: string) => {
        asked.push([font, text]);
        return load(font);
      },
    },
  });
  return asked;
}

const SHIPPED: Face[] = [
  { family: '"Gowun Batang"', unicodeRange: 'U+20-7E, U+4E00-4EFF, U+AC00-D7A3' },
  { family: '"Hahmlet"', unicodeRange: 'U+20-7E, U+AC00-D7A3' },
  { family: 'Pretendard Variable', unicodeRange: 'U+20-7E, U+2600-26FF, U+AC00-D7A3' },
  { family: 'Noto Serif KR', unicodeRange: 'U+20-7E, U+4E00-9FFF, U+AC00-D7A3' },
];

beforeEach(() => vi.resetModules());
afterEach(() => vi.unstubAllGlobals());

test('asks each family only for what the ones before it lack', async () => {
  const asked = pageWith(SHIPPED);
  const { loadFonts } = await import('./fonts.ts');
  await loadFonts([{ family: 'Gowun Batang', weight: 700, text: '가 힣福☀A가' }]);
  expect(asked).toEqual([
    ['700 40px "Gowun Batang"', '가힣A'],
    ['700 40px "Noto Serif KR"', '福'],
    ['700 40px "Pretendard Variable"', '☀'],
  ]);
});

test('what a subset may only claim to hold is asked of the next family too', async () => {
  const asked = pageWith(SHIPPED);
  const { loadFonts } = await import('./fonts.ts');
  await loadFonts([
    { family: 'Hahmlet', weight: 700, text: '가쀏' },
    { family: 'Gowun Batang', weight: 400, text: '가主' },
  ]);
  expect(new Set(asked.map(([font, text]) => `${font} ${text}`))).toEqual(
    new Set([
      '700 40px "Hahmlet" 가쀏',
      '700 40px "Noto Serif KR" 쀏',
      '400 40px "Gowun Batang" 가主',
      '400 40px "Noto Serif KR" 主',
    ]),
  );
});

test('characters that no shipped font has do not stop a video', async () => {
  pageWith(SHIPPED);
  const { loadFonts } = await import('./fonts.ts');
  await expect(loadFonts([{ family: 'Pretendard', weight: 700, text: '아멘🙏' }])).resolves.toBeUndefined();
});

test('a family that is not in the page is named', async () => {
  pageWith(SHIPPED.slice(1));
  const { loadFonts } = await import('./fonts.ts');
  await expect(loadFonts([{ family: 'Gowun Batang', weight: 400, text: '가' }])).rejects.toThrow(
    /Gowun Batang \(weight 400\).*not in the page/,
  );
});

test('a font file that cannot be loaded is named with its weight', async () => {
  pageWith(SHIPPED, async () => {
    throw new Error('NetworkError');
  });
  const { loadFonts } = await import('./fonts.ts');
  await expect(loadFonts([{ family: 'Gowun Batang', weight: 700, text: '가' }])).rejects.toThrow(
    /Gowun Batang \(weight 700\).*NetworkError/,
  );
});
