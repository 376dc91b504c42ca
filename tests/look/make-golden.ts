/** Makes the pictures anew that compositions are held against: `npm run golden`. Look at what has changed before it is kept. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openLayerDrawing } from '../support/draw-layers.ts';
import { drawGolden, GOLDEN_DIR, goldenFrames } from '../support/golden-frames.ts';
import { encodePng } from '../support/png.ts';

await mkdir(GOLDEN_DIR, { recursive: true });
const drawing = await openLayerDrawing();
try {
  for (const golden of await goldenFrames()) {
    const [picture] = await drawGolden(drawing, golden);
    const png = encodePng(picture!);
    await writeFile(join(GOLDEN_DIR, `${golden.name}.png`), png);
    console.log(`${golden.name}.png: ${Math.round(png.length / 1000)} kB`);
  }
} finally {
  await drawing.close();
}
