import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Template } from '../../core/template.ts';
import type { Video } from '../../core/video.ts';
import { ensureTools, type BrowserTool } from '../../platform/media/find-tools.ts';
import { bundleCompositions } from '../../worker/render/bundle-compositions.ts';
import { openDrawer } from '../../worker/render/open-drawer.ts';
import { drawPages, type Want } from '../../worker/render/verify/draw-pages.ts';
import { decodePng } from './png.ts';
import type { Picture } from './png.ts';
import { TEST_BUNDLES } from './test-bundles.ts';

export interface LayerDrawing {
  /** Frames of one layer, alone on transparent ground and uncropped, in the order asked for. */
  draw(request: { video: Video; template: Template; wants: readonly Want[] }): Promise<Picture[]>;
  /** The same, with all that a page names lying one over the other. */
  drawPages(request: {
    video: Video;
    template: Template;
    pages: readonly (readonly Want[])[];
  }): Promise<Picture[]>;
  close(): Promise<void>;
}

/**
 * A real browser that draws real layers, by way of the worker's own drawing process.
 * @param browser the one that would be found where left out
 */
export async function openLayerDrawing(browser?: BrowserTool): Promise<LayerDrawing> {
  const work = await mkdtemp(join(tmpdir(), 'qt-look-'));
  const { browserExecutable, chromeMode } = browser ?? (await ensureTools());
  const bundleDir = await bundleCompositions({ cacheDir: TEST_BUNDLES });
  const drawer = openDrawer({ browserExecutable, chromeMode, bundleDir });
  const drawing: Omit<LayerDrawing, 'close'> = {
    draw: ({ wants, ...look }) => drawing.drawPages({ ...look, pages: wants.map((want) => [want]) }),
    async drawPages({ video, template, pages }) {
      const folder = await mkdtemp(join(work, 'pages-'));
      const { signal } = new AbortController();
      await drawPages({ video, template, pages, drawer, folder, signal });
      const pictures: Picture[] = [];
      for (const i of pages.keys()) pictures.push(decodePng(await readFile(join(folder, `${i}.png`))));
      await rm(folder, { recursive: true });
      return pictures;
    },
  };
  return {
    ...drawing,
    async close() {
      await drawer.close();
      await rm(work, { recursive: true, force: true });
    },
  };
}
