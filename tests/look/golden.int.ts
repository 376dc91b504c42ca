import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { LayerId } from '../../core/layer.ts';
import { openLayerDrawing } from '../support/draw-layers.ts';
import type { LayerDrawing } from '../support/draw-layers.ts';
import { drawGolden, GOLDEN_DIR, GOLDEN_SCALE, goldenFrames, shownLayers } from '../support/golden-frames.ts';
import { differingShare } from '../support/pixels.ts';
import { decodePng } from '../support/png.ts';
import type { Picture } from '../support/png.ts';

/**
 * Every composition in every format, held against a picture that was looked at. Another version of Chromium smooths
 * letters in its own way and sets them up to a pixel apart; that is let pass (headless 147, and 156 with a window: no
 * square differs). A word of one syllable that is not lit is 0.0029. A change that is meant: `npm run golden`.
 */
const TOLERATED = 0.001;

/** So thin or pale that no tolerance tells them from the edges of letters. */
const FAINT: readonly LayerId[] = ['track', 'progress', 'bug'];

const frames = await goldenFrames();
const cases = frames.map((golden) => [golden.name, golden] as const);
const keptOf = async (name: string): Promise<Picture> =>
  decodePng(await readFile(join(GOLDEN_DIR, `${name}.png`)));

let drawing: LayerDrawing;
beforeAll(async () => {
  drawing = await openLayerDrawing();
});
afterAll(() => drawing?.close());

test.each(cases)('%s looks as it did', async (name, golden) => {
  const [drawn] = await drawGolden(drawing, golden);
  const share = differingShare(drawn!, await keptOf(name), GOLDEN_SCALE);
  expect(share, `${name} (a change that is meant: npm run golden)`).toBeLessThan(TOLERATED);
});

test('there is no picture of what is gone', async () => {
  const kept = (await readdir(GOLDEN_DIR)).sort();
  expect(kept).toEqual(frames.map(({ name }) => `${name}.png`).sort());
});

test.each(cases)('what stands elsewhere in %s is seen', async (name) => {
  const kept = await keptOf(name);
  expect(differingShare(kept, movedDown(kept), GOLDEN_SCALE)).toBeGreaterThan(2 * TOLERATED);
});

test.each(cases.filter(([name]) => name.includes('16x9')))(
  'what is missing in %s is seen',
  async (name, golden) => {
    const layers = shownLayers(golden);
    const missing = layers.filter((layer) => !FAINT.includes(layer));
    const without = missing.map((one) => layers.filter((layer) => layer !== one));
    for (const [i, picture] of (await drawGolden(drawing, golden, without)).entries()) {
      const share = differingShare(picture, await keptOf(name), GOLDEN_SCALE);
      expect(share, missing[i]).toBeGreaterThan(2 * TOLERATED);
    }
  },
);

/** By eight pixels of the video. */
function movedDown({ width, height, rgba }: Picture): Picture {
  const byRows = 8 * GOLDEN_SCALE;
  const moved = rgba.slice();
  moved.set(rgba.subarray(0, width * (height - byRows) * 4), width * byRows * 4);
  return { width, height, rgba: moved };
}
