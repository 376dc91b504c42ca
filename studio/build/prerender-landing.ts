import { fileURLToPath } from 'node:url';
import { runnerImport, type Plugin } from 'vite';

const MARKUP = fileURLToPath(new URL('./landing-markup.tsx', import.meta.url));
const STARTING = /<div id="root">[\s\S]*?<\/div>\s*<\/div>/;

/**
 * Writes landing.html beside index.html: the same page with the landing page in it already, in each language, so that
 * it is seen before the app has come. The server gives it to guests (server/assets/asset-routes.ts).
 */
export function prerenderLanding(): Plugin {
  return {
    name: 'prerender-landing',
    apply: 'build',
    enforce: 'post',
    generateBundle: {
      order: 'post',
      async handler(_options, bundle) {
        const index = bundle['index.html'];
        if (index?.type !== 'asset') throw new Error('no index.html to write the landing page into');
        const { module } = await runnerImport<typeof import('./landing-markup.tsx')>(MARKUP, {
          configFile: false,
          logLevel: 'error',
        });
        const html = String(index.source);
        if (!STARTING.test(html)) throw new Error('index.html has no place for the landing page');
        const source = html
          .replace(STARTING, () => `<div id="root">${module.LANDING_MARKUP}</div>`)
          .replace('src="/start.js"', 'src="/start.js" data-guest');
        this.emitFile({ type: 'asset', fileName: 'landing.html', source });
      },
    },
  };
}
