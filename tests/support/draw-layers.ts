import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FORMATS } from '../../core/format.ts';
import type { LayerId } from '../../core/layer.ts';
import type { Template } from '../../core/template.ts';
import type { Video } from '../../core/video.ts';
import { ensureTools } from '../../platform/media/find-tools.ts';
import { bundleCompositions } from '../../worker/render/bundle-compositions.ts';
import { openDrawer } from '../../worker/render/open-drawer.ts';
import { decodePng } from './png.ts';
import type { Picture } from './png.ts';

export interface LayerDrawing {
  /** Frames of one layer, alone on transparent ground and uncropped, in the order asked for. */
  draw(request: { video: Video; template: Template; wants: readonly Want[] }): Promise<Picture[]>;
  close(): Promise<void>;
}
export interface Want {
  layer: LayerId;
  frame: number;
}

/** A real browser that draws real layers, by way of the worker's own drawing process. */
export async function openLayerDrawing(): Promise<LayerDrawing> {
  const work = await mkdtemp(join(tmpdir(), 'qt-look-'));
  const { browserExecutable, chromeMode } = await ensureTools();
  const bundleDir = await bundleCompositions({ cacheDir: join(tmpdir(), 'qt-video-test-bundles') });
  const drawer = openDrawer({ browserExecutable, chromeMode, bundleDir });
  return {
    async draw({ video, template, wants }) {
      const size = FORMATS[video.format];
      const folder = await mkdtemp(join(work, 'sheets-'));
      const rect = { x: 0, y: 0, ...size };
      const signal = new AbortController().signal;
      await drawer.draw({
        video,
        template,
        size,
        folder,
        signal,
        onSheet: () => {},
        sheets: wants.map(({ layer, frame }) => [{ layer, rect, x: 0, frames: [frame] }]),
      });
      const pictures: Picture[] = [];
      for (const i of wants.keys()) pictures.push(decodePng(await readFile(join(folder, `${i}.png`))));
      await rm(folder, { recursive: true });
      return pictures;
    },
    async close() {
      await drawer.close();
      await rm(work, { recursive: true, force: true });
    },
  };
}
