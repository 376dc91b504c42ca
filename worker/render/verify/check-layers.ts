import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { FORMATS } from '../../../core/format.ts';
import { LAYER_IDS, type Layer, type Rect } from '../../../core/layer.ts';
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

/** One screenshot, and the rectangle that what is on it should keep to. */
interface Page {
  wants: readonly Want[];
  rect: Rect;
}

/**
 * Draws every layer at every one of these frames by itself and holds it against the plan: what is said to look alike
 * does so in every pixel, nothing lies outside of a layer's rectangle, and what is left out is empty.
 */
export async function checkLayers(check: Check): Promise<{ faults: Fault[]; pictures: number }> {
  const shown = check.layers.flatMap(({ id, rect, runs }) =>
    [...shownAt(runs, check.frames)].map(([frame, shownBy]) => ({ layer: id, rect, frame, shownBy })),
  );
  const isShown = new Set(shown.map(keyOf));
  const empty = check.frames.map((frame) =>
    LAYER_IDS.map((layer) => ({ layer, frame })).filter((want) => !isShown.has(keyOf(want))),
  );
  const heaps = heapsOf(empty);
  const hashes = await hashPages(check, [
    ...shown.map(({ rect, ...want }) => ({ wants: [want], rect })),
    ...heaps.map((wants) => ({ wants, rect: wholePicture(check) })),
  ]);

  const hashOf = new Map(shown.map((want, i) => [keyOf(want), hashes[i]!]));
  const faults = shown.flatMap(({ layer, frame, shownBy }): Fault[] => {
    const { whole, inside } = hashOf.get(keyOf({ layer, frame }))!;
    return [
      ...(whole === hashOf.get(keyOf({ layer, frame: shownBy }))!.whole
        ? []
        : [{ kind: 'different', layer, frame, shownBy } as const]),
      ...(whole === inside ? [] : [{ kind: 'outside', layer, frame } as const]),
    ];
  });
  const nothing = emptyHash(FORMATS[check.video.format]);
  const filled = heaps.filter((_, i) => hashes[shown.length + i]!.whole !== nothing).flat();
  return { faults: [...faults, ...(await findUnplanned(check, filled))], pictures: shown.length };
}

const keyOf = ({ layer, frame }: Want): string => `${layer} ${frame}`;
const wholePicture = ({ video }: Check): Rect => ({ x: 0, y: 0, ...FORMATS[video.format] });

/** For each frame at which the layer shows something: the frame whose picture it shows. That one is among them. */
function shownAt(runs: Layer['runs'], frames: readonly number[]): Map<number, number> {
  const shown = new Map<number, number>();
  for (const frame of frames) {
    const run = runs.find(({ from, to }) => from <= frame && frame < to);
    if (run) shown.set(frame, run.frame);
  }
  for (const by of new Set(shown.values())) shown.set(by, by);
  return shown;
}

function heapsOf(empty: readonly (readonly Want[])[]): Want[][] {
  const heaps: Want[][] = [];
  for (let i = 0; i < empty.length; i += EMPTY_FRAMES_A_PAGE) {
    heaps.push(empty.slice(i, i + EMPTY_FRAMES_A_PAGE).flat());
  }
  return heaps.filter((heap) => heap.length > 0);
}

/** Which frames it was on a page that should have been empty. */
async function findUnplanned(check: Check, wants: readonly Want[]): Promise<Fault[]> {
  if (wants.length === 0) return [];
  const frames = [...new Set(wants.map(({ frame }) => frame))];
  const pages = frames.map((frame) => ({
    wants: wants.filter((want) => want.frame === frame),
    rect: wholePicture(check),
  }));
  const hashes = await hashPages({ ...check, onProgress: () => {} }, pages);
  const nothing = emptyHash(FORMATS[check.video.format]);
  return frames.filter((_, i) => hashes[i]!.whole !== nothing).map((frame) => ({ kind: 'unplanned', frame }));
}

/** Opening a page costs a second or two: as many as the disk may hold are drawn in one go. */
async function hashPages(check: Check, pages: readonly Page[]): Promise<PictureHash[]> {
  const { video, workDir, onProgress } = check;
  const size = FORMATS[video.format];
  const hashes: PictureHash[] = [];
  let drawn = 0;
  for (let first = 0; first < pages.length; first += PAGES_AT_ONCE) {
    const batch = pages.slice(first, first + PAGES_AT_ONCE);
    const folder = await mkdtemp(join(workDir, 'pages-'));
    try {
      await drawPages({
        ...check,
        pages: batch.map(({ wants }) => wants),
        folder,
        onPage: () => onProgress(++drawn / pages.length),
      });
      for (let from = 0; from < batch.length;) {
        const { rect } = batch[from]!;
        const next = batch.findIndex((page, i) => i > from && page.rect !== rect);
        const count = (next === -1 ? batch.length : next) - from;
        hashes.push(...(await pictureHashes({ ...check, folder, size, from, count, rect })));
        from += count;
      }
    } finally {
      await rm(folder, { recursive: true, force: true, maxRetries: 3 });
    }
  }
  return hashes;
}
