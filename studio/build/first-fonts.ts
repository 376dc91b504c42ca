import { readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import subsetFont from 'subset-font';
import type { Plugin } from 'vite';
import { en } from '../i18n/en.ts';
import { ko } from '../i18n/ko.ts';

const resolve = createRequire(import.meta.url).resolve;
const SANS = 'pretendard/dist/web/variable/woff2/PretendardVariable.woff2';
const SERIF = '@fontsource/gowun-batang/files/gowun-batang-korean-700-normal.woff2';
const SERIF_LATIN = '@fontsource/gowun-batang/files/gowun-batang-latin-700-normal.woff2';

/** What is said on the pages before the editor. */
const ROOMS = [
  'app',
  'nav',
  'landing',
  'limits',
  'auth',
  'videos',
  'status',
  'stage',
  'time',
  'dashboard',
] as const;
/** Letters, figures and signs of any English text. */
const LATIN = `${String.fromCharCode(...Array.from({ length: 95 }, (_, i) => i + 32))}·–—‘’“”…→←×`;

type Texts = { readonly [key: string]: string | Texts };
const said = (texts: Texts): string[] =>
  Object.values(texts).flatMap((text) => (typeof text === 'string' ? [text] : said(text)));
const titles = (texts: Texts): string[] =>
  Object.entries(texts).flatMap(([key, text]) =>
    typeof text !== 'string' ? titles(text) : /title$/i.test(key) ? [text] : [],
  );
const lettersOf = (find: (texts: Texts) => string[]): string =>
  [...new Set(ROOMS.flatMap((room) => [...find(ko[room]), ...find(en[room])]).join(''))].join('');

/** The landing page shows the templates by name. */
async function templateTexts(): Promise<string> {
  const root = fileURLToPath(new URL('../../templates/', import.meta.url));
  const folders = (await readdir(root, { withFileTypes: true })).filter((entry) => entry.isDirectory());
  const files = folders.map(({ name }) => readFile(`${root}${name}/template.json`, 'utf8'));
  return (await Promise.all(files)).join('');
}

/** The first pages' own fonts: names as in styles.css, where the whole fonts stand behind them for what people write. */
const FACES = [
  { name: 'first-sans', family: 'First Sans', weight: '45 920', font: SANS, letters: LATIN, latin: true },
  {
    name: 'first-sans-ko',
    family: 'First Sans',
    weight: '45 920',
    font: SANS,
    letters: lettersOf(said),
    latin: false,
  },
  {
    name: 'first-serif',
    family: 'First Serif',
    weight: '700',
    font: SERIF_LATIN,
    letters: LATIN,
    latin: true,
  },
  {
    name: 'first-serif-ko',
    family: 'First Serif',
    weight: '700',
    font: SERIF,
    letters: lettersOf(titles),
    latin: false,
  },
] as const;
/** Nothing of Korean comes for who reads English. */
const RANGES = { latin: 'U+0-2FFF', korean: 'U+3000-FFFF' } as const;

/**
 * Fonts of the few hundred letters that the first pages themselves are written in: four files, of which a reader needs
 * one or two at first, instead of two dozen parts of the whole fonts (fonts.css), which come afterwards.
 */
export function firstFonts(): Plugin {
  return {
    name: 'first-fonts',
    apply: 'build',
    async buildStart() {
      if (this.environment.name !== 'client') return;
      const templates = await templateTexts();
      for (const { name, font, letters, latin } of FACES) {
        const all = font === SANS ? `${letters}${templates}` : letters;
        const wanted = [...new Set(all)]
          .filter((letter) => (letter.codePointAt(0) ?? 0) < 0x3000 === latin)
          .join('');
        const source = await subsetFont(await readFile(resolve(font)), wanted, { targetFormat: 'woff2' });
        this.emitFile({ type: 'asset', name: `${name}.woff2`, source });
      }
    },
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle }) {
        if (!bundle) return html;
        const files = Object.values(bundle).filter((output) => output.type === 'asset');
        const addressOf = (name: string) => {
          const file = files.find(({ names }) => names.includes(`${name}.woff2`));
          if (!file) throw new Error(`${name} is not in the bundle`);
          return `/${file.fileName}`;
        };
        const faces = FACES.map(
          ({ name, family, weight, latin }) =>
            `@font-face{font-family:'${family}';font-weight:${weight};font-display:swap;unicode-range:${RANGES[latin ? 'latin' : 'korean']};src:url(${addressOf(name)}) format('woff2')}`,
        );
        // a heading that changes its letters late moves the page; public/start.js asks for these at once
        const latin = addressOf('first-serif');
        const data = JSON.stringify({ ko: [latin, addressOf('first-serif-ko')], en: [latin] });
        return {
          html: html.replace(
            'src="/start.js"',
            `src="/start.js" data-fonts="${data.replaceAll('"', '&quot;')}"`,
          ),
          tags: [{ tag: 'style', children: faces.join(''), injectTo: 'head' }],
        };
      },
    },
  };
}
