import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { FORMATS } from '../../../core/format.ts';
import { LAYER_IDS, type Layer, type LayerId, type Rect } from '../../../core/layer.ts';
import type { Template } from '../../../core/template.ts';
import type { Video } from '../../../core/video.ts';
import type { Media } from '../../../platform/media/media.ts';
import type { Drawer } from '../open-drawer.ts';
import { drawPages, type Want } from './draw-pages.ts';
import { emptyHash, pictureHashes, type PictureHash } from './picture-hashes.ts';
import type { Fault } from './verification.ts';

/** Screenshots kept on disk at once. */
const PAGES_AT_ONCE = 240;
/** Layers said to be empty are drawn for so many frames on one page: it has to stay empty. */
const EMPTY_FRAMES_A_PAGE = 40;

interface Check {
  video: Video;
  template: Template;
  /** The plan that is put to the test. */
  layers: readonly Layer[];
  frames: readonly number[];
  drawer: Drawer;
  media: Media;
  workDir: string;
  signal: AbortSignal;
  onProgress: (share: number) => void;
}

/**
 * Draws every layer at every one of these frames by itself and holds it against the plan: what is said to look alike
 * does so in every pixel, nothing lies outside of a layer's rectangle, and what is left out is empty.
 */
export async function checkLayers(check: Check): Promise<{ faults: Fault[]; pictures: number }> {
  const { layers, frames, onProgress } = check;
  const size = FORMATS[check.video.format];
  const plans = layers.map((layer) => ({ ...layer, shown: shownAt(layer, frames) }));
  const planned = plans.reduce((sum, { shown }) => sum + shown.size, 0);
  let drawn = 0;
  const onPage = () => onProgress(++drawn / Math.max(1, planned));

  const faults: Fault[] = [];
  for (const { id, rect, shown } of plans) {
    const wants = [...shown.keys()].map((frame) => ({ layer: id, frame }));
    const hashes = await hashPages(
      { ...check, rect, onPage },
      wants.map((want) => [want]),
    );
    const hashOf = new Map(wants.map(({ frame }, i) => [frame, hashes[i]!]));
    for (const [frame, shownBy] of shown) {
      const { whole, inside } = hashOf.get(frame)!;
      if (whole !== hashOf.get(shownBy)!.whole) faults.push({ kind: 'different', layer: id, frame, shownBy });
      if (whole !== inside) faults.push({ kind: 'outside', layer: id, frame });
    }
  }
  const isShown = (layer: LayerId, frame: number) =>
    plans.some(({ id, shown }) => id === layer && shown.has(frame));
  const empty = frames.map((frame) =>
    LAYER_IDS.filter((layer) => !isShown(layer, frame)).map((layer) => ({ layer, frame })),
  );
  const unplanned = await findDrawn({ ...check, rect: { x: 0, y: 0, ...size }, onPage: () => {} }, empty);
  return { faults: [...faults, ...unplanned], pictures: planned };
}

/** For each frame at which the layer shows something: the frame whose picture it shows. That one is among them. */
function shownAt({ runs }: Layer, frames: readonly number[]): Map<number, number> {
  const shown = new Map<number, number>();
  for (const frame of frames) {
    const run = runs.find(({ from, to }) => from <= frame && frame < to);
    if (run) shown.set(frame, run.frame);
  }
  for (const by of new Set(shown.values())) shown.set(by, by);
  return shown;
}

/** Frames whose layers are not empty; many on one page, and one by one where a page shows anything. */
async function findDrawn(
  check: Check & { rect: Rect; onPage: () => void },
  empty: readonly (readonly Want[])[],
): Promise<Fault[]> {
  const nothing = emptyHash(FORMATS[check.video.format]);
  const isDrawn = async (pages: Want[][]) =>
    (await hashPages(check, pages)).map(({ whole }) => whole !== nothing);
  const heaps: Want[][] = [];
  for (let i = 0; i < empty.length; i += EMPTY_FRAMES_A_PAGE) {
    heaps.push(empty.slice(i, i + EMPTY_FRAMES_A_PAGE).flat());
  }
  const filled = heaps.filter((heap) => heap.length > 0);
  const drawnHeaps = await isDrawn(filled);
  const frames = [
    ...new Set(filled.filter((_, i) => drawnHeaps[i]).flatMap((heap) => heap.map((w) => w.frame))),
  ];
  const drawnFrames = await isDrawn(
    frames.map((frame) => empty.flat().filter((want) => want.frame === frame)),
  );
  return frames.filter((_, i) => drawnFrames[i]).map((frame) => ({ kind: 'unplanned', frame }));
}

async function hashPages(
  request: Check & { rect: Rect; onPage: () => void },
  pages: readonly (readonly Want[])[],
): Promise<PictureHash[]> {
  const { video, workDir } = request;
  const hashes: PictureHash[] = [];
  for (let i = 0; i < pages.length; i += PAGES_AT_ONCE) {
    const folder = await mkdtemp(join(workDir, 'pages-'));
    try {
      await drawPages({ ...request, pages: pages.slice(i, i + PAGES_AT_ONCE), folder });
      hashes.push(...(await pictureHashes({ ...request, folder, size: FORMATS[video.format] })));
    } finally {
      await rm(folder, { recursive: true, force: true, maxRetries: 3 });
    }
  }
  return hashes;
}
