import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig, loadEnv } from 'vite';
import { compressFiles } from './studio/build/compress-files.ts';
import { firstFonts } from './studio/build/first-fonts.ts';
import { preloadPages } from './studio/build/preload-pages.ts';
import { prerenderLanding } from './studio/build/prerender-landing.ts';

const root = fileURLToPath(new URL('.', import.meta.url));

/** What the Express server answers; everything else in development comes from Vite. */
const SERVED_BY_API = ['/api', '/health', '/files', '/library/', '/samples', '/templates/'];

/** Small parts of nearly every page; what brings Radix's menus and choices along comes with the page that has them. */
const COMMON = /studio\/(components\/ui\/(?!choice-cards|menu-parts|dialog-panel)|lib\/)|lucide-react/;

export default defineConfig(({ mode }) => {
  const { PORT: apiPort = '8000' } = loadEnv(mode, root, 'PORT');
  return {
    root: `${root}studio`,
    plugins: [react(), tailwindcss(), firstFonts(), preloadPages(), prerenderLanding(), compressFiles()],
    build: {
      outDir: `${root}dist/studio`,
      emptyOutDir: true,
      rolldownOptions: {
        output: {
          // what nearly every page has comes as one file rather than as thirty
          codeSplitting: {
            groups: [
              // the first script sets them; the rest comes with the first form
              { name: 'schema-settings', test: /zod\/v4\/core\/core\.js/, priority: 3 },
              { name: 'schemas', test: /node_modules\/zod\//, priority: 2 },
              { name: 'common', test: COMMON, minShareCount: 5 },
            ],
          },
        },
      },
    },
    server: {
      // compositions and core lie beside the studio
      fs: { allow: [root] },
      proxy: Object.fromEntries(
        SERVED_BY_API.map((path) => [
          path,
          {
            target: `http://localhost:${apiPort}`,
            // the studio has folders of these names too: what is a module of its own is no request to the API
            bypass: ({ url = '' }) => (existsSync(`${root}studio${url.split('?')[0]}`) ? url : undefined),
          },
        ]),
      ),
    },
  };
});
