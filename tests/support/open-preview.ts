import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import react from '@vitejs/plugin-react';
import type { Page } from 'playwright-core';
import { build } from 'vite';
import type { VideoProps } from '../../compositions/props.ts';
import type { ThumbnailProps } from '../../compositions/Thumbnail.tsx';
import { FORMATS } from '../../core/format.ts';
import { PACKAGE_ROOT } from '../../platform/package-root.ts';
import { openBrowser } from './browser.ts';
import { decodePng } from './png.ts';
import type { Picture } from './png.ts';
import type { PreviewPage } from './preview-page.tsx';

declare global {
  interface Window {
    preview: PreviewPage;
  }
}

export interface OpenPreview {
  page: Page;
  /** Opens the player on a document, paused at a frame, and waits until its fonts are there. */
  show(props: VideoProps, frame: number): Promise<void>;
  /** Shows a thumbnail as its editor does, once its picture is there. */
  showStill(props: ThumbnailProps): Promise<void>;
  /** What the player shows. */
  picture(): Promise<Picture>;
  close(): Promise<void>;
}

const TYPES: Record<string, string> = {
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
};
const HTML = `<!doctype html><link rel="stylesheet" href="/page.css"><style>body { margin: 0 }</style>
<body><script type="module" src="/page.js"></script>`;

/** The web app's player in a real browser, alone on a page. Addresses that hold nothing answer 404. */
export async function openPreview(): Promise<OpenPreview> {
  const dir = await mkdtemp(join(tmpdir(), 'qt-preview-'));
  await build({
    configFile: false,
    root: PACKAGE_ROOT,
    publicDir: false,
    logLevel: 'error',
    plugins: [react()],
    build: {
      outDir: dir,
      minify: false,
      reportCompressedSize: false,
      rolldownOptions: {
        input: { page: join(PACKAGE_ROOT, 'tests/support/preview-page.tsx') },
        output: { entryFileNames: '[name].js', assetFileNames: '[name][extname]' },
      },
    },
  });
  const server = createServer(async (request, response) => {
    const path = new URL(request.url!, 'http://localhost').pathname;
    const body = path === '/' ? HTML : await readFile(join(dir, path)).catch(() => null);
    if (body === null) return void response.writeHead(404).end();
    response.writeHead(200, { 'content-type': TYPES[extname(path)] ?? 'text/html; charset=utf-8' }).end(body);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const browser = await openBrowser();
  const page = await browser.newPage();
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  await page.waitForFunction(() => 'preview' in window);
  return {
    page,
    async show(props, frame) {
      await page.setViewportSize(FORMATS[props.video.format]);
      await page.evaluate(([props, frame]) => window.preview.show(props, frame), [props, frame] as const);
      await page.waitForFunction(() => window.preview.player !== null || document.querySelector('#failed'));
      await page.evaluate(() => document.fonts.ready);
    },
    async showStill(props) {
      await page.setViewportSize(FORMATS[props.design.format]);
      await page.evaluate((props) => window.preview.showStill(props), props);
      await page.waitForFunction(() => [...document.images].every((image) => image.complete));
      await page.evaluate(() => document.fonts.ready);
    },
    picture: async () => decodePng(await page.screenshot()),
    async close() {
      await browser.close();
      server.closeAllConnections();
      server.close();
      await rm(dir, { recursive: true, force: true });
    },
  };
}
