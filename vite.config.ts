import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { fileURLToPath } from 'node:url';
import { defineConfig, loadEnv } from 'vite';

const root = fileURLToPath(new URL('.', import.meta.url));

/** What the Express server answers; everything else in development comes from Vite. */
const SERVED_BY_API = ['/api', '/health', '/files', '/library/', '/samples', '/templates/'];

export default defineConfig(({ mode }) => {
  const { PORT: apiPort = '8000' } = loadEnv(mode, root, 'PORT');
  return {
    root: `${root}studio`,
    plugins: [react(), tailwindcss()],
    build: { outDir: `${root}dist/studio`, emptyOutDir: true },
    server: {
      // compositions and core lie beside the studio
      fs: { allow: [root] },
      proxy: Object.fromEntries(SERVED_BY_API.map((path) => [path, `http://localhost:${apiPort}`])),
    },
  };
});
