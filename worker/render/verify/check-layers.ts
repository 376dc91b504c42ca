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
 * does so in every pixel, and so does what is said to be the same still in another pose; nothing lies outside of a
 * layer's rectangle, and what is left out is empty.
 */
export async function checkLayers(check: Check): Promise<{ faults: Fault[]; pictures: number }> {
  const claims = check.layers.flatMap((layer) => claimsOf(layer, check.frames));
  const rectOf = new Map(check.layers.map(({ id, rect }) => [id, rect]));
  const wants = [...new Map(claims.flat().map((want) => [keyOf(want), want])).values()];
  const isShown = new Set(wants.map(keyOf));
  const empty = check.frames.map((frame) =>
    LAYER_IDS.map((layer) => ({ layer, frame })).filter((want) => !isShown.has(keyOf(want))),
  );
  const heaps = heapsOf(empty);
  const hashes = await hashPages(check, [
    ...wants.map((want) => ({ wants: [want], rect: rectOf.get(want.layer)! })),
    ...heaps.map((heap) => ({ wants: heap, rect: wholePicture(check) })),
  ]);

  const hashOf = new Map(wants.map((want, i) => [keyOf(want), hashes[i]!]));
  const different = claims.flatMap(([a, b]): Fault[] =>
    hashOf.get(keyOf(a))!.whole === hashOf.get(keyOf(b))!.whole
      ? []
      : [{ kind: 'different', layer: a.layer, frame: a.frame, shownBy: b.frame }],
  );
  const outside = wants.flatMap(({ layer, frame }, i): Fault[] =>
    hashes[i]!.whole === hashes[i]!.inside ? [] : [{ kind: 'outside', layer, frame }],
  );
  const nothing = emptyHash(FORMATS[check.video.format]);
  const filled = heaps.filter((_, i) => hashes[wants.length + i]!.whole !== nothing).flat();
  const unplanned = await findUnplanned(check, filled);
  return { faults: [...different, ...outside, ...unplanned], pictures: wants.length };
}

const keyOf = ({ layer, frame, still = false }: Want): string => `${layer} ${frame} ${still}`;
const wholePicture = ({ video }: Check): Rect => ({ x: 0, y: 0, ...FORMATS[video.format] });

/** What the plan says of one layer at these frames, as pairs of pictures that are to be the same. */
function claimsOf({ id: layer, runs }: Layer, frames: readonly number[]): [Want, Want][] {
  const claims: [Want, Want][] = [];
  const seen = new Set<Layer['runs'][number]>();
  for (const frame of frames) {
    const run = runs.find(({ from, to }) => from <= frame && frame < to);
    if (!run) continue;
    claims.push([
      { layer, frame },
      { layer, frame: run.from },
    ]);
    if (seen.has(run)) continue;
    seen.add(run);
    claims.push([
      { layer, frame: run.from, still: true },
      { layer, frame: run.frame, still: true },
    ]);
  }
  return claims;
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
