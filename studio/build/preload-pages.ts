import type { Plugin } from 'vite';

/** Which module draws an address of the app; the first pattern that fits. */
const PAGES = {
  '/videos': 'studio/pages/VideosPage.tsx',
  '/videos/[^/]+': 'studio/pages/VideoPage.tsx',
  '/login': 'studio/pages/LoginPage.tsx',
  '/register': 'studio/pages/RegisterPage.tsx',
  '/help': 'studio/pages/HelpPage.tsx',
} as const;
/** And which one says it, by language. */
const TEXTS = { ko: 'studio/i18n/ko.ts', en: 'studio/i18n/en.ts' } as const;
/** Loaded by the editor as soon as it is there. */
const BESIDE: Record<string, readonly string[]> = {
  '/videos/[^/]+': ['studio/editor/Preview.tsx', 'studio/editor/timeline/Timeline.tsx'],
};

/**
 * Writes into index.html which chunks an address needs, for public/start.js: a page's own chunk, and the texts, come
 * beside the app's first script instead of after it.
 */
export function preloadPages(): Plugin {
  return {
    name: 'preload-pages',
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle }) {
        if (!bundle) return html;
        const chunks = Object.values(bundle).filter((output) => output.type === 'chunk');
        const entry = chunks.find(({ isEntry }) => isEntry);
        const chunkOf = (module: string) =>
          chunks.find(({ facadeModuleId }) => facadeModuleId?.endsWith(`/${module}`));
        const withImports = (file: string, found = new Set<string>()): Set<string> => {
          if (found.has(file)) return found;
          found.add(file);
          const chunk = bundle[file];
          if (chunk?.type === 'chunk') for (const imported of chunk.imports) withImports(imported, found);
          return found;
        };
        const first = entry ? withImports(entry.fileName) : new Set<string>();
        const needed = (modules: readonly string[]) => {
          const files = modules.flatMap((module) => [...withImports(chunkOf(module)?.fileName ?? '')]);
          return [...new Set(files)]
            .filter((file) => file !== '' && !first.has(file))
            .map((file) => `/${file}`);
        };
        const wanted = Object.fromEntries(
          Object.entries({ ...TEXTS, ...PAGES }).map(([name, module]) => [
            name,
            needed([module, ...(BESIDE[name] ?? [])]),
          ]),
        );
        const data = JSON.stringify(wanted).replaceAll('"', '&quot;');
        return html.replace('src="/start.js"', `src="/start.js" data-chunks="${data}"`);
      },
    },
  };
}
